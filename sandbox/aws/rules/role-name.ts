import { scope, type Rule } from '../gateway/handler';
import { alreadyExists, constraint, quotaExceeded } from '../query/aws-error';
import { parameter } from '../query/call';
import { at, childElements, textAt } from '../query/xml';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MOST_ROLES = 1_000;

/** A role's name has a form, and no other role of the account has it in whatever case; moto looks at the case. */
export const roleName: Rule = {
  actions: ['CreateRole'],
  async check(call, { moto }) {
    const name = parameter(call, 'RoleName');
    if (!/^[\w+=,.@-]{1,64}$/.test(name))
      throw constraint(
        'RoleName',
        name,
        'satisfy regular expression pattern: [\\w+=,.@-]+ and have length between 1 and 64',
      );
    const answer = await moto.call(scope(call), 'ListRoles', { MaxItems: String(MOST_ROLES) });
    const list = at(answer, 'ListRolesResult', 'Roles');
    const names = (list ? childElements(list) : []).map((role) => textAt(role, 'RoleName') ?? '');
    if (names.some((other) => other.toLowerCase() === name.toLowerCase()))
      throw alreadyExists(`Role with name ${name}`);
    if (names.length >= MOST_ROLES) throw quotaExceeded('RolesPerAccount', MOST_ROLES);
  },
};
