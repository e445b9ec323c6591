import type { Access } from '../../../lib/access/model/access';
import type { App, GroupRule, ManagementGroup, RoleGroup, SignOnRule } from '../../../lib/access/model/okta';
import type { Block, BlocksOfDocument, TextForPeople } from '../../../lib/documents/model/contents';
import type { Grant } from '../../../lib/access/model/grants';
import type {
  IamUser,
  Policy,
  PolicyHolderOutside,
  Role,
  SamlProvider,
  TrustPrincipal,
  TrustStatement,
} from '../../../lib/access/model/aws';
import type { Outside } from '../../../lib/documents/model/outside';
import type { PlanFacts, PlannedChange } from '../../../lib/documents/model/plan';
import type { Change, PlannedAction, Rule, RuleSighting } from '../../../lib/review/model';

export const ACCOUNT = '123456789012';
export const PROVIDER_ARN = `arn:aws:iam::${ACCOUNT}:saml-provider/Okta`;
export const AUDIENCE = 'https://signin.aws.amazon.com/saml';
export const FILTER = String.raw`^aws\#\S+\#(?{{role}}[\w\-]+)\#(?{{accountid}}\d+)$`;
export const TODAY = '2026-11-25';
export const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
export const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';

const EMPTY: Access = {
  stacks: ['federation'],
  outside: [],
  texts: [],
  managementGroups: [],
  rules: [],
  roleGroups: [],
  apps: [],
  samlProviders: [],
  roles: [],
  users: [],
  otherHolders: [],
  grants: [],
  broken: [],
  unknown: [],
};

/** Parts of one side; a block may stand for a document of its own. */
export type Parts = Omit<Partial<Access>, 'blocks'> & { readonly blocks?: readonly (Block | BlocksOfDocument)[] };

export function access({ blocks, ...parts }: Parts = {}): Access {
  const documents = blocks?.map((each) =>
    'list' in each ? each : { stack: each.address.split(':')[0] ?? '', list: [each] },
  );
  return { ...EMPTY, ...parts, ...(documents && { blocks: documents }) };
}

/** A change of Access parts; without a second one, from nothing. */
export function change(before: Parts, after: Parts, plan?: readonly PlannedAction[]): Change {
  return { before: access(before), after: access(after), today: TODAY, ...(plan ? { plan } : {}) };
}

export function outside(parts: Partial<Outside> = {}): Outside {
  return {
    address: 'federation:aws_iam_role.x',
    file: 'stacks/federation/cdk.tf.json',
    kind: 'argument',
    name: 'x',
    decides: true,
    evidence: 'the argument x',
    digest: 'one',
    ...parts,
  };
}

export function textForPeople(parts: Partial<TextForPeople> = {}): TextForPeople {
  return {
    address: 'federation:output.x',
    argument: 'value',
    sensitive: false,
    worksOut: false,
    references: [],
    hosts: [],
    hidden: [],
    secrets: [],
    ...parts,
  };
}

export function managementGroup(parts: Partial<ManagementGroup> = {}): ManagementGroup {
  const name = parts.name ?? 'Support';
  return { address: `federation:okta_group.${name}`, accept: [], name, existing: false, ...parts };
}

export function app(parts: Partial<App> = {}): App {
  return {
    address: 'federation:okta_app_saml.app',
    accept: [],
    label: 'AWS Account Federation',
    status: 'ACTIVE',
    groupFilter: { known: FILTER },
    roleValuePattern: { known: 'arn:aws:iam::${accountid}:saml-provider/Okta,arn:aws:iam::${accountid}:role/${role}' },
    appFilter: { known: 'okta' },
    joinAllRoles: { known: true },
    useGroupMapping: { known: true },
    sessionSeconds: { known: 3600 },
    settings: { known: { appFilter: 'okta', sessionDuration: 3600 } },
    mfa: { known: true },
    ...parts,
  };
}

export function signOnRule(parts: Partial<SignOnRule> = {}): SignOnRule {
  const name = parts.name ?? 'Two factors';
  return {
    address: `federation:okta_app_signon_policy_rule.${name.replace(' ', '_')}`,
    name,
    says: 'priority 1, ACTIVE, ALLOW, two factors',
    effect: { known: 'allows' },
    twoFactors: { known: true },
    scope: '[1,[]]',
    reauthentication: { known: 7200 },
    inactivity: { known: 3600 },
    ...parts,
  };
}

/** An app whose sign-on policy has these rules. */
export function appAsking(rules: readonly SignOnRule[], catchAll = false, refusesAll = false): App {
  return app({ signOn: { catchAll: { known: catchAll }, rules, refusesAll } });
}

export function samlProvider(parts: Partial<SamlProvider> = {}): SamlProvider {
  const accountId = parts.accountId && 'known' in parts.accountId ? parts.accountId.known : ACCOUNT;
  return {
    address: `federation:aws_iam_saml_provider.${accountId}`,
    accept: [],
    name: 'Okta',
    accountId: { known: accountId },
    arn: { known: `arn:aws:iam::${accountId}:saml-provider/Okta` },
    metadata: { known: 'okta_app_saml.app' },
    ...parts,
  };
}

/** `AWS:arn…`, `*` as a principal of the model. */
export function principalOf(text: string, not = false): TrustPrincipal {
  const [, type = '*', value = text] = /^(\w+):(.*)$/s.exec(text) ?? [];
  return value === '*' ? { type: '*', value, not } : { type, value, not };
}

export function statement(parts: Partial<TrustStatement> = {}): TrustStatement {
  return {
    effect: 'Allow',
    principals: [principalOf(`Federated:${PROVIDER_ARN}`)],
    actions: ['sts:AssumeRoleWithSAML'],
    conditions: [{ operator: 'StringEquals', key: 'SAML:aud', values: [AUDIENCE] }],
    ...parts,
  };
}

export function policy(name: string, document?: unknown): Policy {
  return { name, address: `federation:policy.${name}`, ...(document === undefined ? {} : { document }) };
}

export function allow(actions: unknown, resources: unknown = '*', more: object = {}): object {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: resources, ...more }] };
}

export function role(parts: Partial<Role> = {}): Role {
  const name = parts.name ?? 'Okta-Mueller-Tech-Deploy';
  return {
    address: `federation:aws_iam_role.${name}`,
    accept: [],
    name,
    path: '/',
    accountId: { known: ACCOUNT },
    arn: { known: `arn:aws:iam::${ACCOUNT}:role${parts.path ?? '/'}${name}` },
    maxSessionSeconds: 3600,
    trust: { known: [statement()] },
    adopted: false,
    preventDestroy: false,
    policies: [policy(READ_ONLY)],
    ...parts,
  };
}

export function roleGroup(parts: Partial<RoleGroup> = {}): RoleGroup {
  const role = parts.role ?? 'Okta-Mueller-Tech-Deploy';
  const name = parts.name ?? `aws#Mueller-Tech#${role}#${ACCOUNT}`;
  return {
    address: `federation:okta_group.${name}`,
    accept: [],
    name,
    role,
    accountId: ACCOUNT,
    accountName: 'Mueller-Tech',
    assigned: true,
    notes: [],
    ...parts,
  };
}

export function groupRule(parts: Partial<GroupRule> = {}): GroupRule {
  const name = parts.name ?? 'Deploy';
  return {
    address: `federation:okta_group_rule.${name}`,
    accept: [],
    name,
    status: 'ACTIVE',
    removeAssignedUsers: true,
    expression: 'isMemberOfAnyGroup("Support")',
    reads: { known: ['Support'] },
    targets: { known: [roleGroup().name] },
    ...parts,
  };
}

export function user(parts: Partial<IamUser> = {}): IamUser {
  return {
    address: 'federation:aws_iam_user.okta',
    accept: [],
    name: 'okta-provisioning',
    accountId: { known: ACCOUNT },
    policies: [policy('okta-provisioning', allow(['iam:ListRoles', 'iam:ListAccountAliases']))],
    accessKeys: [],
    ...parts,
  };
}

/** A managed policy that the documents make. */
export function managedPolicy(arn: string, document: unknown): PolicyHolderOutside {
  return { ...outsider('policy', arn), address: `federation:aws_iam_policy.${arn}`, policies: [policy(arn, document)] };
}

/** A role, user or group that the documents give policies to and don't make. */
export function outsider(kind: PolicyHolderOutside['kind'], name: string, ...policies: Policy[]): PolicyHolderOutside {
  return { address: `federation:attachment.${name}`, accept: [], kind, name, accountId: { known: ACCOUNT }, policies };
}

/** A grant of `of`, as a reader would find it. */
export function grant(parts: Partial<Grant> = {}, of: Role = role()): Grant {
  const accountId = 'known' in of.accountId ? of.accountId.known : '';
  const roleGroupName = `aws#Mueller-Tech#${of.name}#${accountId}`;
  const managementGroupName = parts.managementGroup ?? 'Support';
  return {
    managementGroup: managementGroupName,
    accountId,
    accountName: 'Mueller-Tech',
    role: of.name,
    roleArn: 'known' in of.arn ? of.arn.known : of.address,
    roleGroup: roleGroupName,
    providerArn: `arn:aws:iam::${accountId}:saml-provider/Okta`,
    audiences: [AUDIENCE],
    conditions: [],
    policies: of.adopted
      ? { unknown: 'the policies of an adopted role are in the account' }
      : { known: of.policies.map(({ name }) => name) },
    maxSessionSeconds: of.maxSessionSeconds,
    chain: [
      {
        kind: 'management group',
        address: `federation:okta_group.${managementGroupName}`,
        evidence: managementGroupName,
      },
      {
        kind: 'group rule',
        address: 'federation:okta_group_rule.Deploy',
        evidence: `isMemberOfAnyGroup("${managementGroupName}")`,
      },
      { kind: 'role group', address: `federation:okta_group.${roleGroupName}`, evidence: roleGroupName },
      { kind: 'role', address: of.address, evidence: of.name },
    ],
    ...parts,
  };
}

/** A role and a grant of it, as parts of an Access. */
export function granted(parts: Partial<Role> = {}, note: Partial<Grant> = {}): Partial<Access> {
  const it = role(parts);
  return { roles: [it], grants: [grant({ reason: 'runs deployments', ...note }, it)] };
}

/** What the rule says, without the addresses: `subject: evidence`. */
export function seen(rule: Rule, given: Change): string[] {
  return rule.check(given).map(({ subject, evidence }: RuleSighting) => `${subject}: ${evidence}`);
}

export function planFacts(parts: Partial<PlanFacts> = {}): PlanFacts {
  return {
    stack: 'federation',
    complete: true,
    errored: false,
    applyable: true,
    refreshOnly: false,
    empty: false,
    changes: [],
    drift: [],
    outputs: [],
    invocations: [],
    variables: [],
    ...parts,
  };
}

export function plannedChange(
  parts: Partial<PlannedChange> & Pick<PlannedChange, 'address' | 'actions'>,
): PlannedChange {
  const type = parts.address.replace(/^.*:/, '').split('.')[0] ?? '';
  return { type, managed: true, replacePaths: [], arguments: [], ...parts };
}
