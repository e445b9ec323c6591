import { type Access, readAccess } from '../../access';
import { readLiveStates } from '../../documents';
import { asStates } from '../../live/as-states';
import type { Snapshot } from '../../live/snapshot';
import { ownerOf, ownerStatementId } from '../../naming/owner';
import { type Partition, signInEndpoint } from '../../naming/partition';
import { LiveIndex } from '../live/live-index';
import { accountNames } from './account-names';
import { appYaml } from './app-yaml';
import { assignedGroups } from './assigned';
import { chooseApp } from './choose-app';
import { findRoles } from './find-roles';
import { writeAccount } from './account-yaml';
import { commonTags } from './common-tags';
import { keptRuleIds, keptRules, readersOf } from './kept-rules';
import { managementGroups, managementGroupsYaml } from './management-groups';
import { CannotImport, type ReportEntry, type TakenRole, type TakenRule } from './model';
import { namingOf } from './naming-of';
import { provisioningUser } from './provisioning-user';
import { restOfAws, restOfOkta } from './rest-of-live';
import { audiencesIn, type OwnTrust } from './own-trust';
import { isAdopted } from './role-yaml';
import { sortRules } from './sort-rules';
import { unlessEmpty } from './texts';
import { whoElse } from './who-else';
import { yamlFile } from './yaml-file';

export interface ImportOptions {
  /** Id or label of the app. @default - the only one */
  readonly app?: string;
  /** @default - `single` for up to five accounts, else `per-account` */
  readonly layout?: 'single' | 'per-account';
}

export interface Written {
  /** Path below the configuration → text. */
  readonly files: ReadonlyMap<string, string>;
  /** Every live object in scope, sorted. */
  readonly report: readonly ReportEntry[];
  /** Who may do what now, through this app. */
  readonly access: Access;
  /** Who may assume an imported role besides people who come through the app. */
  readonly others: readonly string[];
  /** What import blocks are written for, see `other-terraform.ts`. */
  readonly imported: ReadonlySet<string>;
}

/** From how many accounts on a stack for each is better. */
const MANY_ACCOUNTS = 6;

/**
 * Configuration that says what is live, as it is; nothing is improved.
 * @throws CannotImport
 */
export function writeImport(snapshot: Snapshot, options: ImportOptions = {}): Written {
  const app = chooseApp(snapshot, options.app);
  const own: Snapshot = { ...snapshot, okta: { ...snapshot.okta, apps: [app] } };
  const live = new LiveIndex(snapshot);
  const access = readAccess(readLiveStates(asStates(own)));
  const found = findRoles(live, app, access);
  const { roles } = found;
  const [first] = roles;
  if (first === undefined)
    throw new CannotImport(
      [
        `no group leads to a role that ${app.label} could give; there is nothing to take over`,
        ...found.report.map(({ name, because = '' }) => `  ${name}: ${because}`),
      ].join('\n'),
    );
  const partition = partitionOf(first, live);
  const { identityProvider } = first;
  const rolePath = most(roles.map(({ role }) => role.path)) ?? '/';
  const [orgName = '', ...domain] = snapshot.okta.org.split('.');
  const naming = namingOf(String(app.settings['groupFilter']));
  const { prefix: groupPrefix } = naming;
  const statementId = ownerStatementId(ownerOf({ orgName, baseUrl: domain.join('.'), partition, groupPrefix }));
  const audiences =
    most(
      roles.map(({ role }) => audiencesIn(role.trust, statementId)),
      JSON.stringify,
    ) ?? [];
  const appPart = appYaml(app, { partition, identityProvider, rolePath, naming }, audiences);
  const sorted = sortRules(live, roles, groupPrefix);
  const people = managementGroups(sorted.rules.flatMap((rule) => readersOf(rule, live)));
  const keys = new Map(people.map(({ key, group }) => [group.id, key]));
  const names = accountNames(roles, live);
  const granted = new Set(
    sorted.rules.flatMap((rule) => (rule.as === 'grants' ? rule.readers.map(({ id }) => id) : [])),
  );
  const assigned = assignedGroups(
    app,
    new Set(roles.map(({ group }) => group.id)),
    granted,
    new Set(keys.keys()),
    live,
  );
  const trust: OwnTrust = {
    partition,
    identityProvider,
    statementId,
    audiences: audiences.length > 0 ? audiences : [signInEndpoint(partition)],
    sessionTags: appPart.sessionTags,
  };
  // An adopted role keeps the tags that its owner gave it.
  const made = roles.filter((each) => !isAdopted(each, trust));
  const tags = commonTags(roles, made, live, identityProvider);
  const report = [...found.report, ...sorted.report, ...appPart.report];
  const accounts = [...names].map(([id, name]) => {
    const theirs = roles.filter(({ accountId }) => accountId === id);
    const written = writeAccount(id, name, theirs, {
      ...trust,
      live,
      app,
      rolePath,
      tags,
      rules: sorted.rules,
      keys,
      naming,
    });
    report.push(...written.report);
    return written;
  });
  report.push(
    ...people.map(({ group: { id, name } }): ReportEntry => ({
      outcome: 'left alone',
      kind: 'group',
      where: 'okta',
      name,
      id,
      because: 'rules read it: it is looked up, and never changed',
    })),
    ...assigned.assignedTo.map((to): ReportEntry => ({
      outcome: 'imported',
      kind: 'assignment',
      where: 'okta',
      name: to.name,
    })),
  );
  report.push(...restOfOkta(snapshot, app, assigned.strangers), ...restOfAws(snapshot, roles, identityProvider));
  const user = provisioningUser(snapshot, names);
  report.push(...user.report);
  const keyOfRole = new Map(accounts.flatMap(({ roleKeys }) => [...roleKeys]));
  const federation = {
    okta: {
      orgName,
      baseUrl: domain.join('.'),
      app: {
        ...appPart.yaml,
        assign: assigned.assign === 'all' ? undefined : assigned.assign,
        assignedTo: unlessEmpty(assigned.assignedTo),
      },
    },
    identityProvider,
    partition: partition === 'aws' ? undefined : partition,
    signInRegions: appPart.signInRegions,
    rolePath: rolePath === '/' ? undefined : rolePath,
    connect: { assumeRole: 'OrganizationAccountAccessRole' },
    layout: options.layout ?? (accounts.length < MANY_ACCOUNTS ? 'single' : 'per-account'),
    backend: { local: {} },
    provisioningUser: user.yaml,
    ...keptRules(sorted.rules, people, keyOfRole),
    tags: unlessEmpty(tags),
  };
  const imports = {
    okta: {
      app: app.id,
      assignments: app.groups.map(({ groupId, priority }) => ({ group: groupId, priority })),
      ...keptRuleIds(sorted.rules),
    },
    accounts: Object.fromEntries(accounts.map(({ id, imports: ids }) => [id, ids])),
  };
  const files = new Map<string, string>([
    ['federation.yaml', yamlFile('federation', federation)],
    ['management-groups.yaml', yamlFile('managementGroups', managementGroupsYaml(people))],
    ['imports.yaml', yamlFile('imports', imports)],
    ...accounts.flatMap(({ name, yaml, files: documents }): [string, string][] => [
      [`accounts/${name.toLowerCase()}.yaml`, yamlFile('account', yaml)],
      ...documents,
    ]),
  ]);
  report.push({ outcome: 'imported', kind: 'app', where: 'okta', name: app.label, id: app.id });
  return {
    files,
    report: report.sort(byPlace),
    access,
    others: whoElse(roles, partition, access),
    imported: importedKeys(report, sorted.rules),
  };
}

function importedKeys(report: readonly ReportEntry[], rules: readonly TakenRule[]): Set<string> {
  const prefixes: Partial<Record<ReportEntry['kind'], string>> = {
    app: 'app',
    group: 'group',
    role: 'arn',
    'SAML provider': 'arn',
  };
  return new Set([
    ...report.flatMap(({ outcome, kind, id, name }) => {
      if (outcome !== 'imported') return [];
      if (kind === 'account alias') return [`alias:${name}`];
      const prefix = prefixes[kind];
      return prefix === undefined || id === undefined ? [] : [`${prefix}:${id}`];
    }),
    ...rules.map(({ rule }) => `rule:${rule.id}`),
  ]);
}

function partitionOf({ accountId }: TakenRole, live: LiveIndex): Partition {
  const partition = live.account(accountId)?.partition;
  return partition === 'aws-us-gov' || partition === 'aws-cn' ? partition : 'aws';
}

/** The value that is there most often; of several the first. */
function most<T>(values: readonly T[], key: (value: T) => unknown = (value) => value): T | undefined {
  const counts = new Map<unknown, number>();
  for (const value of values) counts.set(key(value), (counts.get(key(value)) ?? 0) + 1);
  return [...values].sort((a, b) => (counts.get(key(b)) ?? 0) - (counts.get(key(a)) ?? 0))[0];
}

const KINDS = [
  'not read',
  'app',
  'app setting',
  'signing key',
  'sign-on policy',
  'assignment',
  'person',
  'group',
  'group rule',
  'account',
  'account alias',
  'SAML provider',
  'role',
  'user',
];

function byPlace(a: ReportEntry, b: ReportEntry): number {
  const key = ({ kind, where, name, id = '' }: ReportEntry) =>
    [where === 'okta' ? '' : where, String(KINDS.indexOf(kind)).padStart(2, '0'), name, id].join('\n');
  return key(a) < key(b) ? -1 : 1;
}
