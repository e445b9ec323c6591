import { policyMeaning } from '../grants/policy-differences';
import type { IamUser } from '../../access';
import { canonical } from '../order';
import { known } from '../read';
import type { Rule } from '../model';

export const iamUserChanged: Rule = {
  id: 'iam-user-changed',
  severity: 'medium',
  title: 'An IAM user is added, removed or gets other policies',
  why: 'An IAM user has access that no Okta group shows and that does not end when an employee leaves.',
  remedy: 'Keep one provisioning user; give people and machines roles.',
  mayGiveAccess: true,
  check: ({ before, after }) => {
    const [then, now] = [index(before.users), index(after.users)];
    return [...new Set([...then.keys(), ...now.keys()])].sort().flatMap((key) => {
      const [was, is] = [then.get(key), now.get(key)];
      const user = is ?? was;
      if (!user || (was && is && powers(was) === powers(is))) return [];
      const evidence = was ? (is ? 'other policies' : 'removed') : 'added';
      return [{ subject: user.name, address: user.address, evidence, mayGiveAccess: is !== undefined }];
    });
  },
};

function index(users: readonly IamUser[]): ReadonlyMap<string, IamUser> {
  return new Map(users.map((user) => [canonical([known(user.accountId), user.name]), user]));
}

function powers({ policies }: IamUser): string {
  return policies.map(policyMeaning).sort().join('\n');
}
