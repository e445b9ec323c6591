import { scope, type Rule } from '../gateway/handler';
import { readAlias } from '../moto/read-alias';
import { alreadyExists, AwsError, constraint, notFound } from '../query/aws-error';
import { parameter } from '../query/call';

/** An alias has a form and is the only one in the world; only the account's own can be deleted. Moto checks nothing. */
export const accountAlias: Rule = {
  actions: ['CreateAccountAlias', 'DeleteAccountAlias'],
  async check(call, { moto, state }) {
    const alias = parameter(call, 'AccountAlias');
    if (!/^[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]$/.test(alias))
      throw constraint(
        'AccountAlias',
        alias,
        'satisfy regular expression pattern: ^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$',
      );
    if (/^\d{12}$/.test(alias))
      throw new AwsError(
        'InvalidInput',
        'The account alias must not be 12 digits: it could be taken for an account id.',
      );
    if (call.action === 'DeleteAccountAlias') {
      if ((await readAlias(moto, scope(call))) !== alias) throw notFound(`The account alias ${alias} was not found.`);
      return;
    }
    for (const accountId of state.accountIds) {
      const taken = await readAlias(moto, { accountId, partition: call.partition });
      if (taken === alias && accountId !== call.accountId) throw alreadyExists(`The account alias ${alias}`);
    }
  },
};
