/** What a policy gives, from least to most; `unknown`: it can't be read, so it may be anything up to writing. */
export type Level = 'nothing' | 'read-only' | 'billing' | 'writing' | 'unknown' | 'escalating' | 'administrator';

/**
 * AWS-managed policies that make an administrator, or by which the holder reaches the permissions of others, whose names
 * don't say so. Found by judging the documents of all 1,485 policies that AWS listed in 2026 as if they were inline.
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */
const BY_NAME: Readonly<Record<string, Level>> = {
  AdministratorAccess: 'administrator',
  'AdministratorAccess-Amplify': 'administrator',
  IAMFullAccess: 'administrator',
  AccountManagementFromVercel: 'escalating',
  AWSBackupOrganizationAdminAccess: 'escalating',
  AWSCodeStarServiceRole: 'escalating',
  AWSMcpServiceActionsFullAccess: 'escalating',
  AWSOrganizationsFullAccess: 'escalating',
  AWSQuickSetupManagedInstanceProfileExecutionPolicy: 'escalating',
  AWSSSOMasterAccountAdministrator: 'escalating',
  AWSSSOMemberAccountAdministrator: 'escalating',
  // Its document has write actions for jobs of services; people can only read with it.
  SecurityAudit: 'read-only',
  AWSCompromisedKeyQuarantine: 'nothing',
  AWSCompromisedKeyQuarantineV2: 'nothing',
  AWSCompromisedKeyQuarantineV3: 'nothing',
  AWSDenyAll: 'nothing',
};

/** Words in the names that AWS gives; the first that fits counts. */
const BY_WORD: readonly (readonly [word: RegExp, level: Level])[] = [
  [/Read[_-]?only|ViewOnly/i, 'read-only'],
  [/^Billing$|Billing|Budgets|PurchaseOrders|CostOptimization/, 'billing'],
  [/Full_?Access|Power_?User|Admin|Operator|Write|Contributor|Developer|DataScientist|^SupportUser$/, 'writing'],
];

const AWS_MANAGED = /^arn:[^:]+:iam::aws:policy\/(?:.*\/)?([^/]+)$/;

/** The same few names are asked for at thousands of roles. */
const levels = new Map<string, Level>();

/** What an AWS-managed policy gives, by its name; `undefined` for every other policy. */
export function managedLevel(arn: string): Level | undefined {
  const known = levels.get(arn);
  if (known !== undefined) return known;
  const level = levelOf(arn);
  if (level !== undefined) levels.set(arn, level);
  return level;
}

function levelOf(arn: string): Level | undefined {
  const [, name] = AWS_MANAGED.exec(arn) ?? [];
  if (name === undefined) return undefined;
  if (Object.hasOwn(BY_NAME, name)) return BY_NAME[name];
  return BY_WORD.find(([word]) => word.test(name))?.[1] ?? 'unknown';
}

/** AWS's own policies that deny and allow nothing. */
export function isManagedDenial(arn: string): boolean {
  return /^arn:[^:]+:iam::aws:policy\/(?:.*\/)?(AWSDenyAll|AWSCompromisedKeyQuarantine(V\d+)?)$/.test(arn);
}
