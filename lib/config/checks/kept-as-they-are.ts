import type { Check } from '../check';
import type { Complain } from '../complain';
import type { Draft } from '../draft';
import { sortedEntries } from '../entries';
import { utf8Bytes } from '../../naming/text-size';
import { MAX_RULE_NAME_BYTES } from '../../naming/rule-name';
import { identityProviderOf } from '../renamed';
import { rolesWithGroups } from '../roles-with-groups';
import { writtenRoles } from '../written-places';

const ID = (beginning: string) => new RegExp(`^${beginning}[A-Za-z0-9]{4,}$`);
/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const ROLE_NAME = /^[\w+=,.@-]{1,64}$/;
const RESERVED = ['AWSServiceRoleFor', 'AWSReservedSSO_'];

/** What is said of objects as they are has to be possible, and said once. */
export const keptAsTheyAre: Check = (draft, complain) => {
  roles(draft, complain);
  appOf(draft, complain);
  keptRules(draft, complain);
  const { file, yaml } = draft.federation;
  const user = yaml.provisioningUser;
  if (user?.existing === true)
    for (const [key, value] of Object.entries({ keys: user.keys, pgpKey: user.pgpKey }))
      if (value !== undefined)
        complain(file, ['provisioningUser', key], {
          value,
          requirement: 'has no effect on a user that is there already',
          remedy: `delete ${key}, or existing`,
          on: 'key',
        });
  for (const account of draft.accounts)
    if (account.yaml.samlProvider !== undefined && identityProviderOf(yaml).formerly !== undefined)
      complain(account.file, ['samlProvider'], {
        value: account.yaml.samlProvider,
        requirement: 'keeps its name, and identityProvider is changing',
        remedy: 'let its owner make one of the new name first, then write the new name without formerly',
        on: 'key',
      });
};

function roles(draft: Draft, complain: Complain): void {
  for (const { file, path, value: role } of writtenRoles(draft)) {
    const { roleName, groupName, group, trust, conditions, formerly, switched } = role;
    const refuse = (key: string, value: unknown, requirement: string, remedy: string) => {
      complain(file, [...path, key], { value, requirement, remedy });
    };
    if (groupName !== undefined && file === draft.federation.file)
      refuse(
        'groupName',
        groupName,
        'is the name of one group, and every account has this role',
        'write it in the account files',
      );
    if (roleName !== undefined && (!ROLE_NAME.test(roleName) || RESERVED.some((name) => roleName.startsWith(name))))
      refuse(
        'roleName',
        roleName,
        'needs 1–64 of A-Z a-z 0-9 _ + = , . @ -, and no name of AWS’s own',
        'copy it from IAM',
      );
    if (group?.id !== undefined && !ID('00g').test(group.id))
      refuse('group', group.id, 'needs the id of an Okta group, 00g…', 'copy it from Okta');
    if (trust !== undefined && conditions !== undefined)
      refuse(
        'trust',
        trust.file,
        'is the whole trust policy, and conditions would be added to ours',
        'write them in the document',
      );
    if (formerly !== undefined && roleName === undefined && groupName !== undefined)
      refuse(
        'formerly',
        formerly,
        'changes the name of the role, and groupName leads to the former one',
        'delete groupName or formerly, or write the roleName that the role has',
      );
    if (switched !== undefined && roleName !== undefined)
      refuse(
        'switched',
        switched,
        'has no effect: the role keeps the name in roleName under its new key',
        'delete switched: one apply is enough',
      );
  }
  for (const { account, keys } of rolesWithGroups(draft)) {
    const trust = keys.trust?.value as { readonly file?: string } | undefined;
    const document = trust?.file === undefined ? undefined : draft.trustDocuments.get(trust.file);
    if (document === undefined || keys.trust === undefined) continue;
    const { value } = document;
    const text = JSON.stringify(value);
    if (typeof value !== 'object' || value === null || !('Statement' in value))
      complain(document.file, [], {
        value: undefined,
        requirement: 'is not a trust policy',
        remedy: 'copy it from IAM',
      });
    else if (keys.unreachable === undefined && !/sts:AssumeRoleWithSAML|sts:\*|"\*"/.test(text))
      complain(keys.trust.file, keys.trust.path, {
        value: trust?.file,
        requirement: `lets nobody sign in with SAML, so nobody could assume the role in ${account.file}`,
        remedy: 'leave trust out, so that ours is written, or write "unreachable: true"',
      });
  }
}

function appOf({ federation: { file, yaml }, managementGroups }: Draft, complain: Complain): void {
  const { app = {} } = yaml.okta ?? {};
  const at = ['okta', 'app'];
  const { signOnPolicy, assign, assignedTo = [] } = app;
  if (signOnPolicy !== undefined && (signOnPolicy.mfaEvery === undefined) === (signOnPolicy.id === undefined))
    complain(file, [...at, 'signOnPolicy'], {
      value: undefined,
      requirement: 'needs exactly one of mfaEvery and id',
      remedy: 'write mfaEvery for a policy of ours, or the id of one that exists',
      on: 'key',
    });
  if (signOnPolicy?.id !== undefined && !ID('rst').test(signOnPolicy.id))
    complain(file, [...at, 'signOnPolicy', 'id'], {
      value: signOnPolicy.id,
      requirement: 'needs the id of a sign-on policy, rst…',
      remedy: 'copy it from the address of the policy’s page in Okta',
    });
  if (assign === 'none' && assignedTo.length === 0)
    complain(file, [...at, 'assign'], {
      value: assign,
      requirement: 'leaves nobody with the app',
      remedy: 'write assignedTo, or another value',
    });
  const declared = new Map(sortedEntries(managementGroups.yaml).map(([key, { name = key, id }]) => [name, id]));
  const seen = new Set<string>();
  for (const [i, group] of assignedTo.entries()) {
    if (group === undefined) continue;
    const { name = '', id } = typeof group === 'string' ? { name: group } : group;
    const refuse = (requirement: string, remedy: string) => {
      complain(file, [...at, 'assignedTo', i], { value: id ?? name, requirement, remedy });
    };
    if (id !== undefined && !ID('00g').test(id)) refuse('needs the id of an Okta group, 00g…', 'copy it from Okta');
    if (seen.has(id ?? name)) refuse('is listed twice', 'delete one of the two');
    seen.add(id ?? name);
    if (declared.has(name) && assign !== 'none' && assign !== 'role-groups')
      refuse('is a management group of this configuration, which "assign" has already', 'delete it here');
  }
}

function keptRules({ federation: { file, yaml }, managementGroups, accounts }: Draft, complain: Complain): void {
  const names = new Set<string>();
  for (const [key, { name = key, expression = '', targets = [], exceptUsers = [] }] of sortedEntries(yaml.keptRules)) {
    const refuse = (path: readonly (string | number)[], value: unknown, requirement: string, remedy: string) => {
      complain(file, ['keptRules', key, ...path], { value, requirement, remedy });
    };
    if (utf8Bytes(name) > MAX_RULE_NAME_BYTES)
      refuse(['name'], name, `is longer than ${MAX_RULE_NAME_BYTES} bytes`, 'copy it from Okta');
    if (names.has(name)) refuse([], name, 'has the name of another kept rule', 'correct one of them');
    names.add(name);
    for (const [, group = ''] of expression.matchAll(/\$\{([^}]+)\}/g))
      if (!Object.hasOwn(managementGroups.yaml, group))
        refuse(['expression'], group, 'is not a management group of the configuration', 'declare it, or write its id');
    if (targets.length > 100)
      refuse(['targets'], targets.length, 'are more than 100, Okta’s limit', 'copy them from Okta');
    for (const [i, target] of targets.entries()) {
      if (target === undefined) continue;
      const { account, role, id } = target;
      if (id === undefined ? account === undefined || role === undefined : (account ?? role) !== undefined)
        refuse(['targets', i], undefined, 'needs account and role, or id alone', 'write {account, role} or {id}');
      else if (id !== undefined && !ID('00g').test(id))
        refuse(['targets', i, 'id'], id, 'needs the id of an Okta group, 00g…', 'copy it from Okta');
      else if (id === undefined) {
        const found = accounts.find((each) => each.yaml.name === account);
        const known =
          found !== undefined &&
          (found.roles.some((each) => each.role === role) || Object.hasOwn(found.yaml.adopt ?? {}, role ?? ''));
        if (!known)
          refuse(['targets', i, 'role'], role, `is not a role of an account named ${account ?? ''}`, 'correct it');
      }
    }
    for (const [i, user] of exceptUsers.entries())
      if (user !== undefined && !ID('00u').test(user))
        refuse(['exceptUsers', i], user, 'needs the id of a person, 00u…', 'copy it from Okta');
  }
}
