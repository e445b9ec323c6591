import { basename } from 'node:path';
import { samlProviderArn } from '../../naming/arn';
import type { Check } from '../check';
import { DEFAULTS } from '../defaults';
import type { AccountYaml, Draft, DraftAccount, ImportsYaml, Partially } from '../draft';
import { defined, sortedEntries } from '../entries';
import { fullRoleNames, roleNameText } from '../full-role-names';
import { grantedRoles } from '../granted-roles';
import { keyOf } from '../merge-roles';
import type { Path } from '../path';
import { groupRulesOf, identityProviderOf } from '../renamed';

const AFTERWARDS = 'once the imports are applied, the whole file may go';

/** Terraform imports an object only into a resource that the plan has; and some imports would take access away. */
export const imports: Check = (draft, complain) => {
  const written = draft.imports;
  if (written === undefined) return;
  const { file, yaml } = written;
  const wrong: Wrong = (path, value, requirement, remedy) => {
    complain(file, path, { value, requirement, remedy });
  };
  const nothing: Nothing = (path, value, what) => {
    complain(file, path, {
      value,
      requirement: `the configuration makes no ${what}, so nothing can be imported as one`,
      remedy: `correct the key, or delete it; ${AFTERWARDS}`,
      on: 'key',
    });
  };
  okta(yaml.okta, draft, wrong, nothing);
  if (yaml.okta?.app !== undefined && draft.federation.yaml.okta?.app?.signingKey !== undefined)
    complain(draft.federation.file, ['okta', 'app', 'signingKey'], {
      value: undefined,
      requirement:
        'would make a new signing key while the app is imported, and no account trusts it: nobody could sign in',
      remedy: 'delete it; once the import is applied, docs/rotation.md shows how a key is changed',
      on: 'key',
    });
  for (const [id, ids] of sortedEntries(yaml.accounts)) {
    const account = draft.accounts.find((each) => each.yaml.id === id);
    if (account === undefined || account.yaml.retired === true) nothing(['accounts', id], id, `objects in ${id}`);
    else inAccount(ids, account, { draft, path: ['accounts', id], wrong, nothing });
  }
  ownedTwice(yaml, wrong);
};

type Wrong = (path: Path, value: unknown, requirement: string, remedy: string) => void;
type Nothing = (path: Path, value: unknown, what: string) => void;

function okta(ids: Partially<ImportsYaml>['okta'], draft: Draft, wrong: Wrong, nothing: Nothing): void {
  if (ids === undefined) return;
  const { app = {} } = draft.federation.yaml.okta ?? {};
  if (app.metadataFile !== undefined) {
    nothing(['okta'], undefined, 'Okta objects');
    return;
  }
  const { app: id, signOnPolicy, signOnPolicyRule, managementGroups } = ids;
  if (id !== undefined && id !== app.id)
    wrong(
      ['okta', 'app'],
      id,
      app.id === undefined
        ? 'needs okta.app.id in federation.yaml, or the app would lose its present settings'
        : `is another app than okta.app.id, which is ${app.id}`,
      `write "id: ${id}" below okta.app in federation.yaml, or correct it here`,
    );
  for (const [key, value] of Object.entries({ signOnPolicy, signOnPolicyRule }))
    if (value !== undefined && app.signOnPolicy === undefined) nothing(['okta', key], value, 'sign-on policy');
  if (signOnPolicyRule !== undefined && !/^rst\w+\/0pr\w+$|^rst\w+\/rul\w+$/.test(signOnPolicyRule))
    wrong(['okta', 'signOnPolicyRule'], signOnPolicyRule, 'needs two ids with a slash', 'write rst…/rul…');
  for (const [key, value] of sortedEntries(ids.keptRules))
    if (!Object.hasOwn(draft.federation.yaml.keptRules ?? {}, key))
      nothing(['okta', 'keptRules', key], value, `kept rule ${key}`);
  for (const [key, value] of sortedEntries(managementGroups)) {
    const group = draft.managementGroups.yaml[key];
    if (group === undefined || group.existing === true)
      nothing(['okta', 'managementGroups', key], value, `management group ${key}`);
  }
}

interface Context {
  readonly draft: Draft;
  readonly path: Path;
  readonly wrong: Wrong;
  readonly nothing: Nothing;
}

type AccountIds = NonNullable<NonNullable<Partially<ImportsYaml>['accounts']>[string]>;

function inAccount(ids: AccountIds, account: DraftAccount, context: Context): void {
  const { draft, path, wrong, nothing } = context;
  const { yaml } = account;
  const { partition = DEFAULTS.partition } = draft.federation.yaml;
  const arn = samlProviderArn(partition, yaml.id ?? '', identityProviderOf(draft.federation.yaml).name);
  if (ids.samlProvider !== undefined && ids.samlProvider !== arn)
    wrong([...path, 'samlProvider'], ids.samlProvider, `is not the provider of this account, ${arn}`, 'correct it');
  if (ids.alias !== undefined && ids.alias !== yaml.alias)
    if (yaml.alias === undefined) nothing([...path, 'alias'], ids.alias, 'alias of this account');
    else wrong([...path, 'alias'], ids.alias, `is not the account’s alias, ${yaml.alias}`, 'correct it');
  for (const [key, role] of sortedEntries(ids.roles)) ofRole(key, role, account, context);
  for (const [name, group] of sortedEntries(ids.adopt)) {
    const at = [...path, 'adopt', name];
    const adopted = yaml.adopt?.[name];
    if (adopted === undefined || adopted.release !== undefined) nothing(at, undefined, `adopted role ${name}`);
    else ofGroup(group, { at, name, account, context });
  }
  ofUser(ids.provisioningUser, yaml, context);
}

function ofRole(
  key: string,
  ids: NonNullable<NonNullable<AccountIds['roles']>[string]>,
  account: DraftAccount,
  context: Context,
): void {
  const { draft, wrong, nothing } = context;
  const at = [...context.path, 'roles', key];
  const role = account.roles.find((each) => each.role === key);
  if (role === undefined) {
    nothing(at, undefined, `role ${key}`);
    return;
  }
  const [{ ...name }, ...former] = fullRoleNames(draft, account, role);
  const full = roleNameText(name);
  if (former.length > 0) wrong(at, undefined, `${key} is changing its name`, 'finish the change before the import');
  if (ids.role !== undefined && ids.role !== full)
    wrong([...at, 'role'], ids.role, `is not the role’s name, ${full}`, 'correct it');
  const documents = defined(keyOf(role, 'policies')?.value).flatMap((policy) =>
    typeof policy === 'object' && policy.file !== undefined ? [basename(policy.file, '.json')] : [],
  );
  for (const [i, policy] of (ids.inlinePolicies ?? []).entries())
    if (policy !== undefined && (ids.role === undefined || !documents.includes(policy)))
      wrong(
        [...at, 'inlinePolicies', i],
        policy,
        ids.role === undefined ? 'needs the role' : `${key} has no policy document ${policy}.json`,
        ids.role === undefined ? 'write the name of the role beside it' : 'correct it, or delete it here',
      );
  ofGroup(ids, { at, name: full, account, context });
}

function ofGroup(
  { group, rule }: { readonly group?: string | undefined; readonly rule?: string | undefined },
  of: { readonly at: Path; readonly name: string; readonly account: DraftAccount; readonly context: Context },
): void {
  const { at, name, account, context } = of;
  const { draft, nothing } = context;
  if (draft.federation.yaml.okta?.app?.metadataFile !== undefined) {
    if (group !== undefined) nothing([...at, 'group'], group, 'role group');
    if (rule !== undefined) nothing([...at, 'rule'], rule, 'group rule');
    return;
  }
  const { form, formerly } = groupRulesOf(draft.federation.yaml);
  const granted = grantedRoles(draft).some(
    (role) => role.account === account && role.name === name && role.groups.length > 0,
  );
  if (rule !== undefined && (form !== 'per-role-group' || formerly !== undefined || !granted))
    nothing([...at, 'rule'], rule, `group rule for ${name}`);
}

function ofUser(ids: AccountIds['provisioningUser'], yaml: Partially<AccountYaml>, context: Context): void {
  if (ids === undefined) return;
  const at = [...context.path, 'provisioningUser'];
  const user = context.draft.federation.yaml.provisioningUser;
  if (user === undefined || user.account !== yaml.name) {
    context.nothing(at, undefined, 'provisioning user in this account');
    return;
  }
  const { name = DEFAULTS.provisioningUser, keys = DEFAULTS.keys } = user;
  if (ids.user !== undefined && ids.user !== name)
    context.wrong([...at, 'user'], ids.user, `is not the user’s name, ${name}`, 'correct it');
  if (ids.attachment !== undefined && (ids.user === undefined || ids.policy === undefined))
    context.wrong([...at, 'attachment'], true, 'needs user and policy', 'write both beside it');
  for (const [slot, id] of sortedEntries(ids.keys))
    if (!keys.some((key) => key === slot)) context.nothing([...at, 'keys', slot], id, `access key ${slot}`);
}

/** One object in two resources: Terraform would refuse it late, in its own words. */
function ownedTwice({ okta: ids, accounts }: Partially<ImportsYaml>, wrong: Wrong): void {
  const seen = new Map<string, Path>();
  const see = (id: string | undefined, path: Path) => {
    if (id === undefined) return;
    const other = seen.get(id);
    if (other === undefined) seen.set(id, path);
    else wrong(path, id, `is imported twice, also as ${other.join('.')}`, 'delete one of them');
  };
  for (const [key, id] of sortedEntries(ids?.managementGroups)) see(id, ['okta', 'managementGroups', key]);
  for (const [account, { roles, adopt }] of sortedEntries(accounts))
    for (const [kind, all] of [
      ['roles', roles],
      ['adopt', adopt],
    ] as const)
      for (const [key, { group, rule }] of sortedEntries<{ group?: string | undefined; rule?: string | undefined }>(
        all,
      )) {
        see(group, ['accounts', account, kind, key, 'group']);
        see(rule, ['accounts', account, kind, key, 'rule']);
      }
}
