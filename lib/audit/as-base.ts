import type { Access, App, Grant, GroupRule, ManagementGroup, Role, RoleGroup, SamlProvider } from '../access';
import type { Address } from '../documents';
import { groupBy } from '../review/order';
import { known } from '../review/read';
import { statements } from '../review/trust';
import { appPairs, declaredById, declaredIndex } from './declared';
import { rulePairs as groupRulePairs } from './group-rules';
import { liveIndex } from './live';
import type { Audited } from './model';
import { mfaAsked } from './sign-on';
import { ourProviders, trustsUs } from './our-providers';
import { idIn } from './people';
import { providerPairs } from './providers';
import { rolePairs } from './roles';

/**
 * What is live as the side before a change: of everything that the configuration declares, how it is now, in the
 * configuration's own terms and places. What nobody declared is left out, since an apply leaves it as it is; `federation
 * audit` reports it. Where Okta and AWS keep nothing of what a configuration says (reasons, ends, comments), it is taken as
 * said.
 */
export function liveAsBase(audited: Audited): { readonly before: Access; readonly after: Access } {
  const { declared, live, snapshot } = audited;
  // Terraform's own blocks are nowhere but in documents.
  const after = without(declared, 'blocks');
  const places = placesOf(audited);
  const before: Access = {
    ...after,
    managementGroups: managementGroups(audited),
    rules: rules(audited),
    roleGroups: roleGroups(audited),
    apps: apps(audited),
    samlProviders: samlProviders(audited),
    roles: roles(audited),
    users: declared.users.filter(({ name, accountId }) =>
      liveIndex(snapshot)
        .accounts.get(known(accountId) ?? '')
        ?.users.some((user) => user.name === name),
    ),
    grants: grants(audited, places),
    broken: live.broken.flatMap((link) => {
      const address = places.get(link.address);
      return address === undefined ? [] : [{ ...link, address }];
    }),
    unknown: after.unknown,
  };
  const unread = snapshot.unread.map(({ where, what, reason }) => ({
    ...{ address: `${where}:snapshot`, subject: `${where} ${what}` },
    reason: `could not be read, so what it is now is unknown: ${reason}`,
  }));
  return {
    before,
    after: {
      ...after,
      apps: after.apps.map((app) => withPolicyOfNow(app, audited)),
      unknown: [...after.unknown, ...unread],
    },
  };
}

/** An app for which no sign-on policy is declared keeps the one that it has. */
function withPolicyOfNow(app: App, { declared, snapshot }: Audited): App {
  const there = appPairs(declared, snapshot).find((pair) => pair.app.address === app.address)?.there;
  const mfa = there && mfaAsked(snapshot, there.id);
  return app.signOn !== undefined || mfa === undefined || known(app.mfa) !== false
    ? app
    : { ...app, mfa: { known: mfa } };
}

/** Address of a live object → the declared one that it is. */
function placesOf(audited: Audited): ReadonlyMap<Address, Address> {
  const { declared, live, snapshot } = audited;
  const groups = declaredById(declared, snapshot);
  const rulesById = new Map(groupRulePairs(audited).map(({ rule, there }) => [there.id, rule.address]));
  const appsById = new Map(appPairs(declared, snapshot).map(({ app, there }) => [there.id, app.address]));
  const providers = declaredIndex(declared).providers;
  return new Map([
    ...[...live.managementGroups, ...live.roleGroups].flatMap(({ address, id = '' }) => {
      const group = groups.get(id);
      return group === undefined ? [] : [[address, group.address] as const];
    }),
    ...live.rules.flatMap(({ address }) => pair(address, rulesById.get(idIn(address)))),
    ...live.apps.flatMap(({ address }) => pair(address, appsById.get(idIn(address)))),
    ...live.samlProviders.flatMap(({ address, arn }) => pair(address, providers.get(known(arn) ?? '')?.address)),
    ...rolePairs(declared, live).map(({ role, there }) => [there.address, role.address] as const),
  ]);
}

function pair(address: Address, declared: Address | undefined): (readonly [Address, Address])[] {
  return declared === undefined ? [] : [[address, declared]];
}

function managementGroups({ declared, snapshot }: Audited): ManagementGroup[] {
  const { groups } = liveIndex(snapshot);
  return [...declaredById(declared, snapshot)].flatMap(([id, { name }]) => {
    const group = declared.managementGroups.find((one) => one.name === name);
    if (group?.members === undefined) return group === undefined ? [] : [group];
    // Of those whom the configuration puts there, who is there already; where that was not read, all are taken to be.
    const people = groups.get(id)?.people?.map(({ login }) => login.toLowerCase());
    const members = group.members.filter((login) => people?.includes(login.toLowerCase()) ?? true);
    return [{ ...group, members }];
  });
}

function roleGroups({ declared, live, snapshot }: Audited): RoleGroup[] {
  const named = new Map(live.roleGroups.map((group) => [group.id, group]));
  const { roleGroups: all } = declaredIndex(declared);
  return [...declaredById(declared, snapshot)].flatMap(([id, { name }]) => {
    const [group, there] = [all.get(name), named.get(id)];
    if (group === undefined) return [];
    return [
      {
        ...group,
        role: there?.role,
        accountId: there?.accountId,
        assigned: there?.assigned ?? false,
        asserted: (there?.asserted ?? []).map((one) => ({ ...one, app: group.asserted?.[0]?.app ?? one.app })),
      },
    ];
  });
}

function rules(audited: Audited): GroupRule[] {
  const names = labelsOf(audited);
  const there = new Map(audited.live.rules.map((rule) => [idIn(rule.address), rule]));
  return groupRulePairs(audited).map(({ rule, there: { id, status } }) => {
    const live = there.get(id);
    if (live === undefined) return rule;
    const renamed = (list: GroupRule['reads']) =>
      'known' in list ? { known: list.known.map((name) => names.get(name) ?? name).sort() } : list;
    const [reads, targets] = [renamed(live.reads), renamed(live.targets)];
    const same = JSON.stringify([reads, targets]) === JSON.stringify([sorted(rule.reads), sorted(rule.targets)]);
    // The same groups in another order or form of text are the same rule.
    return { ...rule, status, reads, targets, expression: same ? rule.expression : live.expression };
  });
}

function sorted(list: GroupRule['reads']): GroupRule['reads'] {
  return 'known' in list ? { known: [...list.known].sort() } : list;
}

/** What the live model calls a group → what the declared one calls it. */
function labelsOf({ declared, live, snapshot }: Audited): ReadonlyMap<string, string> {
  const groups = declaredById(declared, snapshot);
  return new Map(
    [...live.managementGroups, ...live.roleGroups].map(({ name, id = '' }) => [name, groups.get(id)?.name ?? name]),
  );
}

function apps(audited: Audited): App[] {
  const names = labelsOf(audited);
  const there = new Map(audited.live.apps.map((app) => [idIn(app.address), app]));
  return appPairs(audited.declared, audited.snapshot).flatMap(({ app, there: { id, status, secretSettings } }) => {
    const live = there.get(id);
    if (live === undefined) return [];
    const settings = known(live.settings);
    const declaredSettings = known(app.settings) ?? {};
    // Settings that the configuration does not have are left as they are, and those that may be secret were not read.
    const compared = Object.entries(declaredSettings).flatMap(([name, value]): [string, unknown][] => {
      if (secretSettings.includes(name)) return [[name, value]];
      const is = settings?.[name];
      return is === undefined ? [] : [[name, is]];
    });
    const { groupFilter, roleValuePattern, appFilter, joinAllRoles, useGroupMapping, sessionSeconds } = live;
    const mfa = mfaAsked(audited.snapshot, id);
    return [
      {
        ...app,
        ...{ status, groupFilter, roleValuePattern, appFilter, joinAllRoles, useGroupMapping, sessionSeconds },
        settings: settings === undefined ? live.settings : { known: Object.fromEntries(compared) },
        mfa: mfa === undefined ? app.mfa : { known: mfa },
        recipient: live.recipient,
        userName: live.userName,
        assigned:
          live.assigned === undefined
            ? app.assigned
            : { ...live.assigned, groups: live.assigned.groups.map((name) => names.get(name) ?? name).sort() },
      },
    ];
  });
}

function samlProviders(audited: Audited): SamlProvider[] {
  const { providers } = declaredIndex(audited.declared);
  const live = new Map(audited.live.samlProviders.map((provider) => [known(provider.arn), provider]));
  return providerPairs(audited).flatMap(({ arn, apps: own }) => {
    const [provider, there] = [providers.get(arn), live.get(arn)];
    if (provider === undefined || there === undefined) return [];
    const ours = own.some((app) => known(there.metadata) === `okta_app_saml.${app.there.id}`);
    return [{ ...provider, metadata: ours ? provider.metadata : there.metadata }];
  });
}

function roles(audited: Audited): Role[] {
  const ours = ourProviders(audited);
  return rolePairs(audited.declared, audited.live).map(({ role, there }) => {
    const { path, arn, maxSessionSeconds, policies, trust } = there;
    // What an adopted role had before is kept by the apply, and is in no configuration.
    if (role.adopted)
      return {
        ...role,
        trust: 'known' in trust ? { known: statements(there).filter((one) => trustsUs(one, ours)) } : trust,
      };
    const { permissionsBoundary: boundary } = there;
    return {
      ...without(role, 'permissionsBoundary'),
      ...{ path, arn, maxSessionSeconds, trust },
      policies: policies.map((policy) => ({ ...policy, address: role.address })),
      permissionsBoundary: boundary,
    };
  });
}

function grants(audited: Audited, places: ReadonlyMap<Address, Address>): Grant[] {
  const { declared, live } = audited;
  const names = labelsOf(audited);
  const { groups, roleGroups: all } = declaredIndex(declared);
  const said = groupBy(declared.grants, ({ managementGroup, roleArn }) => `${managementGroup}\n${roleArn}`);
  const adopted = new Set(declared.roles.flatMap((role) => (role.adopted ? (known(role.arn) ?? []) : [])));
  return live.grants.flatMap((grant): Grant[] => {
    const [managementGroup, roleGroup] = [grant.managementGroup, grant.roleGroup].map(
      (name) => names.get(name) ?? name,
    );
    if (managementGroup === undefined || roleGroup === undefined) return [];
    // People by hand, and what only undeclared groups and rules give, stay as they are.
    if (!groups.has(managementGroup) || !all.has(roleGroup) || all.has(managementGroup)) return [];
    const rule = grant.chain.find(({ kind }) => kind === 'group rule');
    if (rule !== undefined && !places.has(rule.address)) return [];
    const [same] = said.get(`${managementGroup}\n${grant.roleArn}`) ?? [];
    const { until, reason } = same ?? grant;
    const { policies, maxSessionSeconds } = same !== undefined && adopted.has(grant.roleArn) ? same : grant;
    return [
      {
        ...{ ...grant, managementGroup, roleGroup },
        accountName: same?.accountName ?? grant.accountName,
        ...{ until, reason, policies, maxSessionSeconds },
        chain: grant.chain.map((link) => ({ ...link, address: places.get(link.address) ?? link.address })),
      },
    ];
  });
}

function without<T extends object, K extends keyof T>(value: T, ...keys: readonly K[]): Omit<T, K> {
  const rest = { ...value };
  for (const key of keys) Reflect.deleteProperty(rest, key);
  return rest;
}
