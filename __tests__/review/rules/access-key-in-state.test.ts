import { accessKeyInState as rule } from '../../../lib/review/rules/access-key-in-state';
import { change, user } from '../support/builders';

const having = (pgp: boolean) =>
  change(
    {},
    { users: [user({ accessKeys: [{ address: 'federation:aws_iam_access_key.a', status: 'Active', pgp }] })] },
  );

test('stays silent for an encrypted secret', () => expect(rule.check(having(true))).toEqual([]));
test('reports a plain one', () => expect(rule.check(having(false))).toHaveLength(1));
