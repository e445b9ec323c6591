import type { LiveAccount, LiveApp, LiveGroup, LiveRole, LiveRule, Snapshot } from '../../../lib/live/snapshot';
import { account, ACCOUNT, app, group, groupId, role, rule, snapshot, trust } from './live';

/** The default of Okta's app: group names with underscores. */
export const UNDERSCORE = String.raw`aws_(?{{accountid}}\d+)_(?{{role}}[a-zA-Z0-9+=,.@\-_]+)`;

export interface HandMade {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly app?: Partial<LiveApp>;
  readonly otherApps?: readonly LiveApp[];
  /** Groups besides Support and the role groups. */
  readonly groups?: readonly LiveGroup[];
  /** Role → its group. @default `aws_<account>_<role>` */
  readonly roleGroups?: readonly LiveGroup[];
  readonly roles?: readonly LiveRole[];
  readonly rules?: readonly LiveRule[];
  /** Names of assigned groups. @default Support and the role groups */
  readonly assigned?: readonly string[];
  readonly account?: Partial<LiveAccount>;
  readonly otherAccounts?: readonly LiveAccount[];
  readonly unread?: Snapshot['unread'];
}

export const ADMIN_GROUP = `aws_${ACCOUNT}_Admin`;
export const SUPPORT = group('Support');

/** A federation as somebody made it in two consoles: one account, role `Admin`, one rule. */
export function handMade(given: HandMade = {}): Snapshot {
  const roleGroups = given.roleGroups ?? [group(ADMIN_GROUP)];
  const groups = [SUPPORT, ...roleGroups, ...(given.groups ?? [])];
  const assigned = given.assigned ?? ['Support', ...roleGroups.map(({ name }) => name)];
  const idOf = (name: string) => groups.find((each) => each.name === name)?.id ?? groupId(name);
  const prod = app({
    label: 'AWS Prod',
    settings: {
      appFilter: 'okta',
      awsEnvironmentType: 'aws.amazon',
      groupFilter: UNDERSCORE,
      joinAllRoles: true,
      loginURL: 'https://console.aws.amazon.com/ec2/home',
      roleValuePattern: 'arn:aws:iam::${accountid}:saml-provider/OKTA,arn:aws:iam::${accountid}:role/${role}',
      sessionDuration: 3600,
      useGroupMapping: true,
      ...given.settings,
    },
    groups: assigned.map((name, i) => ({ groupId: idOf(name), priority: i, samlRoles: [] })),
    ...given.app,
  });
  return snapshot({
    okta: {
      apps: [prod, ...(given.otherApps ?? [])],
      groups,
      rules: given.rules ?? [
        rule('Support into AWS', { expression: `isMemberOfGroup("${SUPPORT.id}")`, targets: [idOf(ADMIN_GROUP)] }),
      ],
    },
    accounts: [
      account({
        alias: 'prod',
        samlProviders: [{ arn: `arn:aws:iam::${ACCOUNT}:saml-provider/OKTA`, metadata: prod.metadata ?? '', tags: {} }],
        roles: given.roles ?? [
          role('Admin', {
            trust: trust({ provider: 'OKTA' }),
            attached: ['arn:aws:iam::aws:policy/AdministratorAccess'],
          }),
        ],
        ...given.account,
      }),
      ...(given.otherAccounts ?? []),
    ],
    ...(given.unread === undefined ? {} : { unread: given.unread }),
  });
}
