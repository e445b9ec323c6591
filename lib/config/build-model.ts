import { basename } from 'node:path';
import { iamArn } from '../naming/arn';
import type { GroupFilterForm } from '../naming/group-naming';
import { homeRegion, type Partition } from '../naming/partition';
import { DEFAULTS } from './defaults';
import type { AdoptedRoleYaml, Draft, DraftAccount, DraftRole, FederationYaml, Partially, RoleYaml } from './draft';
import { seconds } from './duration';
import { sessionTagsOf } from './session-tags';
import { buildImports } from './build-imports';
import { defined, sortedEntries } from './entries';
import { keyInLayers, keyOf } from './merge-roles';
import { mergeConditions } from './merge-conditions';
import type {
  Acceptance,
  Account,
  AdoptedRole,
  Backend,
  Connection,
  ExistingNames,
  Federation,
  Grant,
  KeptRule,
  ManagementGroup,
  NameChange,
  NamedGroup,
  OktaApp,
  Policy,
  ProvisioningUser,
  Role,
} from './model';
import { groupRulesOf, identityProviderOf } from './renamed';
import { policyArn } from './policies/policy-arn';

type Yaml = Partially<FederationYaml>;

/** The configuration with defaults filled in and organization and account merged. Only for a draft without problems. */
export function buildModel(draft: Draft): Federation {
  const { yaml } = draft.federation;
  const partition = yaml.partition ?? DEFAULTS.partition;
  const provider = identityProviderOf(yaml);
  const rules = groupRulesOf(yaml);
  return {
    okta: {
      orgName: certain(yaml.okta?.orgName),
      baseUrl: yaml.okta?.baseUrl ?? DEFAULTS.baseUrl,
      groupPrefix: yaml.okta?.app?.groupPrefix ?? DEFAULTS.groupPrefix,
      groupFilter: groupFilter(yaml.okta?.app?.groupFilter),
      shards: yaml.okta?.shards,
      app: oktaApp(draft),
    },
    identityProvider: provider.name,
    identityProviderChange: changeOf(provider),
    partition,
    signInRegions: yaml.signInRegions ? defined(yaml.signInRegions) : [homeRegion(partition)],
    rolePath: yaml.rolePath ?? DEFAULTS.rolePath,
    layout: yaml.layout ?? DEFAULTS.layout,
    backend: backend(yaml.backend),
    groupRules: rules.form,
    formerGroupRules: rules.formerly,
    ruleParts: rules.parts,
    formerRuleParts: rules.formerParts,
    keptRules: yaml.keptRules && sortedEntries(yaml.keptRules).map(([key, rule]) => keptRule(key, rule)),
    provisioningUser: provisioningUser(yaml.provisioningUser),
    tags: new Map(sortedEntries(yaml.tags)),
    managementGroups: sortedEntries(draft.managementGroups.yaml).map(([name, group]) => managementGroup(name, group)),
    accounts: draft.accounts.map((account) => buildAccount(account, draft)).sort((a, b) => (a.name < b.name ? -1 : 1)),
    accept: acceptances(yaml.accept),
    imports: draft.imports && buildImports(draft.imports.yaml),
  };
}

/** A value that the checks have made sure of. */
function certain<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the model is built of a configuration with problems');
  return value;
}

function changeOf({ formerly, switched = true }: Partial<NameChange>): NameChange | undefined {
  return formerly === undefined ? undefined : { formerly, switched };
}

function oktaApp({ federation, metadata, rotationMetadata }: Draft): OktaApp {
  const app = federation.yaml.okta?.app ?? {};
  const { signingKey, signOnPolicy, webSsoClientId } = app;
  const sessionTags = sessionTagsOf(app);
  return {
    label: app.label ?? DEFAULTS.appLabel,
    sessionSeconds: appSessionSeconds(federation.yaml),
    assign: app.assign ?? DEFAULTS.assign,
    assignedTo: app.assignedTo && defined(app.assignedTo).map(namedGroup),
    roleValuePattern: app.roleValuePattern,
    joinAllRoles: app.joinAllRoles,
    appFilter: app.appFilter,
    loginUrl: app.loginUrl,
    id: app.id,
    metadata: metadata?.text,
    rotationMetadata: rotationMetadata?.text,
    signingKey: signingKey && {
      name: certain(signingKey.name),
      yearsValid: signingKey.yearsValid ?? DEFAULTS.signingKeyYears,
      emergency: signingKey.emergency ?? false,
    },
    signOnPolicy:
      signOnPolicy &&
      (signOnPolicy.id === undefined
        ? { mfaEveryMinutes: certain(seconds(certain(signOnPolicy.mfaEvery))) / 60 }
        : { id: signOnPolicy.id }),
    userName: app.userName,
    sessionTags: sessionTags && { ...sessionTags, sent: app.sendSessionTags === true },
    webSsoClientId,
  };
}

function groupFilter(form: NonNullable<NonNullable<Yaml['okta']>['app']>['groupFilter']): GroupFilterForm | undefined {
  return form === undefined || typeof form === 'string' ? form : { pattern: certain(form.pattern) };
}

function namedGroup(
  group: string | { readonly id?: string | undefined; readonly name?: string | undefined },
): NamedGroup {
  return typeof group === 'string' ? { name: group } : { name: certain(group.name), id: certain(group.id) };
}

function keptRule(
  key: string,
  { name = key, expression, targets, exceptUsers }: NonNullable<NonNullable<Yaml['keptRules']>[string]>,
): KeptRule {
  return {
    key,
    name,
    expression: certain(expression),
    targets: defined(targets).map(({ account, role, id }) =>
      id === undefined ? { account: certain(account), role: certain(role) } : { id },
    ),
    exceptUsers: defined(exceptUsers).sort(),
  };
}

function existingNames({
  groupName,
  groupDescription,
  group,
  path,
  unreachable,
}: Pick<RoleYaml, 'groupName' | 'groupDescription' | 'group' | 'path' | 'unreachable'>): ExistingNames {
  return { groupName, groupDescription, groupId: group?.id, path, unreachable };
}

function appSessionSeconds(yaml: Yaml): number {
  return certain(seconds(yaml.okta?.app?.sessionDuration ?? DEFAULTS.sessionDuration));
}

function backend(yaml: Yaml['backend']): Backend {
  const { s3, cloud, local } = yaml ?? {};
  if (s3) {
    const { kmsKeyId, profile, prefix = DEFAULTS.statePrefix } = s3;
    return { type: 's3', bucket: certain(s3.bucket), region: certain(s3.region), prefix, kmsKeyId, profile };
  }
  if (cloud) {
    const { hostname = DEFAULTS.cloudHostname, workspacePrefix = DEFAULTS.workspacePrefix } = cloud;
    return { type: 'cloud', organization: certain(cloud.organization), hostname, workspacePrefix };
  }
  return { type: 'local', directory: local?.directory };
}

function connection(yaml: Yaml['connect']): Connection {
  const { profile, externalId, assumeRole = DEFAULTS.assumeRole } = yaml ?? {};
  if (profile !== undefined) return { type: 'profile', profile };
  return { type: 'assumeRole', role: assumeRole, externalId };
}

/** Of one that exists already, nothing is made. */
function provisioningUser(yaml: Yaml['provisioningUser']): ProvisioningUser | undefined {
  if (yaml === undefined || yaml.existing === true) return undefined;
  const { account, name, keys, pgpKey } = yaml;
  return {
    account: certain(account),
    name: name ?? DEFAULTS.provisioningUser,
    keys: keys ? defined(keys) : DEFAULTS.keys,
    pgpKey,
  };
}

function managementGroup(
  key: string,
  {
    name,
    formerly,
    description,
    existing = false,
    id,
    members,
  }: NonNullable<Draft['managementGroups']['yaml'][string]>,
): ManagementGroup {
  return {
    key,
    name: name ?? key,
    formerly,
    description,
    existing: existing !== false,
    id,
    release: existing === 'released' ? 'group' : members === 'released' ? 'members' : undefined,
    members: typeof members === 'object' ? defined(members).sort() : undefined,
  };
}

function buildAccount({ file, yaml, roles }: DraftAccount, draft: Draft): Account {
  const retired = yaml.retired ?? false;
  const id = certain(yaml.id);
  return {
    file,
    id,
    name: certain(yaml.name),
    change: changeOf(yaml),
    alias: retired ? undefined : yaml.alias,
    samlProvider: yaml.samlProvider,
    connect: connection(yaml.connect ?? draft.federation.yaml.connect),
    retired,
    roles: roles.map((role) => buildRole(role, id, draft)),
    adopted: sortedEntries(yaml.adopt).map(([name, adopted]) => adoptedRole(name, adopted, draft.today)),
    accept: acceptances(yaml.accept),
  };
}

function buildRole(
  draftRole: DraftRole,
  accountId: string,
  { federation, policyDocuments, trustDocuments, today }: Draft,
): Role {
  const partition = federation.yaml.partition ?? DEFAULTS.partition;
  const value = <Key extends keyof RoleYaml>(key: Key) => keyOf(draftRole, key)?.value;
  const values = <Key extends keyof RoleYaml>(key: Key) => keyInLayers(draftRole, key).map(({ value: layer }) => layer);
  const description = value('description');
  const sessionDuration = value('sessionDuration');
  const boundary = value('permissionsBoundary');
  const trust = value('trust')?.file;
  return {
    role: draftRole.role,
    own: draftRole.layers[0].file !== federation.file ? true : undefined,
    roleName: value('roleName'),
    ...existingNames({
      groupName: value('groupName'),
      groupDescription: value('groupDescription'),
      group: value('group'),
      path: value('path'),
      unreachable: value('unreachable'),
    }),
    trust: trust === undefined ? undefined : certain(trustDocuments.get(trust)).minified,
    change: changeOf({ formerly: value('formerly'), switched: value('switched') }),
    description,
    policies: defined(value('policies'))
      .map((policy) => buildPolicy(policy, partition, policyDocuments))
      .sort(byPolicy),
    grants: grants(value('grantedTo'), today),
    maxSessionSeconds:
      sessionDuration === undefined
        ? Math.max(appSessionSeconds(federation.yaml), 3600)
        : certain(seconds(sessionDuration)),
    permissionsBoundary: boundary === undefined ? undefined : boundaryArn(boundary, partition, accountId),
    conditions: mergeConditions(values('conditions')),
    tags: new Map(sortedEntries(Object.fromEntries(values('tags').flatMap(sortedEntries)))),
    accept: acceptances(...values('accept')),
  };
}

function buildPolicy(
  policy: string | { file?: string },
  partition: Partition,
  documents: Draft['policyDocuments'],
): Policy {
  if (typeof policy === 'string') return { type: 'managed', arn: policyArn(policy, partition) };
  const file = certain(policy.file);
  return { type: 'document', name: basename(file, '.json'), document: certain(documents.get(file)).minified };
}

function byPolicy(a: Policy, b: Policy): number {
  const [left, right] = [a, b].map((policy) => (policy.type === 'managed' ? policy.arn : policy.name));
  return certain(left) < certain(right) ? -1 : 1;
}

function boundaryArn(boundary: string, partition: Partition, accountId: string): string {
  return boundary.startsWith('arn:') ? boundary : iamArn(partition, accountId, `policy/${boundary}`);
}

function grants(yaml: RoleYaml['grantedTo'], today: string): Grant[] {
  return defined(yaml)
    .map((grant) => (typeof grant === 'string' ? { group: grant } : grant))
    .map(({ group, until, reason }: { group?: string; until?: string; reason?: string }) => ({
      managementGroup: certain(group),
      until,
      reason,
    }))
    .filter(({ until }) => until === undefined || until >= today)
    .sort((a, b) => (a.managementGroup < b.managementGroup ? -1 : 1));
}

function adoptedRole(
  name: string,
  { grantedTo, conditions: own, release, accept, ...names }: AdoptedRoleYaml,
  today: string,
): AdoptedRole {
  return {
    name,
    ...existingNames(names),
    grants: grants(grantedTo, today),
    conditions: mergeConditions(own ? [own] : []),
    release: release === true ? 'statement' : release,
    accept: acceptances(accept),
  };
}

function acceptances(...layers: readonly (Readonly<Record<string, string | undefined>> | undefined)[]): Acceptance[] {
  const reasons = new Map(layers.flatMap((layer) => sortedEntries(layer)));
  return sortedEntries(Object.fromEntries(reasons)).map(([rule, reason]) => ({ rule, reason }));
}
