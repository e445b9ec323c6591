import { known } from '../../review/read';
import { appPairs, declaredIndex, liveGroupOf } from '../declared';
import { accountRead, appsRead, assignmentsRead, groupsRead, liveIndex, roleKey, rulesRead } from '../live';
import type { AuditRule, Audited } from '../model';

interface Missing {
  readonly subject: string;
  readonly address: string;
  readonly evidence: string;
}

/** Nothing follows from what is not in an answer that could not be read: `account-unreadable` and `endpoint-unreadable`. */
export const objectMissing: AuditRule = {
  id: 'object-missing',
  severity: 'medium',
  title: 'Something that is declared is not there',
  why: 'It was deleted or renamed by hand, or was never applied: who is granted access by it does not have it.',
  remedy: 'Apply again, or remove it from the configuration.',
  check: (audited) => [...inOkta(audited), ...inAccounts(audited)],
};

function inOkta({ declared, snapshot }: Audited): Missing[] {
  const there = liveIndex(snapshot);
  const { groups, rules } = declaredIndex(declared);
  const pairs = appPairs(declared, snapshot);
  const found = new Set(pairs.map(({ app }) => app.address));
  return [
    ...(appsRead(snapshot) ? declared.apps.filter(({ address }) => !found.has(address)) : []).map(
      ({ label, address }) => ({ subject: label, address, evidence: 'no app AWS Account Federation has this label' }),
    ),
    ...(groupsRead(snapshot) ? [...groups.values()].filter((group) => !liveGroupOf(group, snapshot)) : []).map(
      ({ name, address }) => ({ subject: name, address, evidence: 'the org has no such group' }),
    ),
    ...(rulesRead(snapshot) ? [...rules.values()].filter(({ name }) => !there.rules.has(name)) : []).map(
      ({ name, address }) => ({ subject: name, address, evidence: 'the org has no group rule of this name' }),
    ),
    ...declared.managementGroups.flatMap(({ name, address, members = [], ...group }) => {
      const people = liveGroupOf({ name, address, ...group }, snapshot)?.people?.map(({ login }) =>
        login.toLowerCase(),
      );
      return members
        .filter((login) => people?.includes(login.toLowerCase()) === false)
        .map((login) => ({
          subject: `${login} in ${name}`,
          address,
          evidence: 'declared as a member, and not in the group',
        }));
    }),
    ...pairs.flatMap(({ app, there: live }) => {
      if (!assignmentsRead(snapshot, live, 'groups')) return [];
      const assigned = new Set(live.groups.map(({ groupId }) => groupId));
      return (app.assigned?.groups ?? []).flatMap((name) => {
        const group = groups.get(name);
        const id = group && liveGroupOf(group, snapshot)?.id;
        if (group === undefined || id === undefined || assigned.has(id)) return [];
        return [{ subject: name, address: group.address, evidence: `the group is not assigned to ${app.label}` }];
      });
    }),
  ];
}

function inAccounts({ declared, snapshot }: Audited): Missing[] {
  const { roles, accounts } = liveIndex(snapshot);
  const missingRoles = declared.roles.flatMap(({ accountId, name, address }) => {
    const id = known(accountId);
    if (id === undefined || !accountRead(snapshot, id) || roles.has(roleKey(id, name))) return [];
    return [{ subject: `${name} in ${id}`, address, evidence: 'the account has no such role' }];
  });
  const providers = [...declaredIndex(declared).providers].flatMap(([arn, { accountId, address }]) => {
    const id = known(accountId);
    if (id === undefined || !accountRead(snapshot, id)) return [];
    if (accounts.get(id)?.samlProviders.some((provider) => provider.arn === arn) === true) return [];
    return [{ subject: arn, address, evidence: 'the account has no such SAML provider' }];
  });
  return [...missingRoles, ...providers];
}
