import type { Access } from '../../../lib/access';
import type { Snapshot } from '../../../lib/live/snapshot';
import type { Finding } from '../../../lib/review/model';
import { CERTIFICATES, metadata, signOnRule, thumbprint, type Draft } from './live-org';

/** Something that somebody changes by hand, and what the audit has to say of it. */
export interface Drift {
  readonly rule: string;
  readonly what: string;
  readonly change: (live: Draft<Snapshot>) => void;
  /** What is declared besides. @default - the shipped configuration */
  readonly declare?: (declared: Access) => Access;
  readonly finding: Partial<Finding> & Pick<Finding, 'severity'>;
}

const TECH = '123456789012';
const DEPLOY = 'aws#Mueller-Tech#Okta-Mueller-Tech-Deploy#123456789012';
const FLAGS = String.raw`(?i)^aws\#\S+\#(?{{role}}[\w\-]+)\#(?{{accountid}}\d+)$`;
const mallory = { id: '00umallory', login: 'mallory@mueller-tech.com', status: 'ACTIVE' };

export const groupNamed = ({ okta }: Draft<Snapshot>, name: string) =>
  found(okta.groups.find((group) => group.name === name));
export const ruleFor = (live: Draft<Snapshot>, target: string) =>
  found(live.okta.rules.find(({ targets }) => targets.includes(groupNamed(live, target).id)));
export const accountWith = ({ accounts }: Draft<Snapshot>, id = TECH) =>
  found(accounts.find((account) => account.id === id));
export const roleNamed = (live: Draft<Snapshot>, name: string, account = TECH) =>
  found(accountWith(live, account).roles.find((role) => role.name === name));
const appOf = ({ okta }: Draft<Snapshot>) => found(okta.apps[0]);
const userOf = (live: Draft<Snapshot>) => found(accountWith(live).users[0]);
const keyOf = (live: Draft<Snapshot>) => found(userOf(live).keys?.[0]);

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the shipped configuration has no such thing');
  return value;
}

const text = (part: string): string => expect.stringContaining(part) as string;

interface TrustDocument {
  Statement: { Condition?: unknown; Principal: unknown; Action: unknown; Effect: string }[];
}
const trustOf = (live: Draft<Snapshot>, name: string) => roleNamed(live, name).trust as TrustDocument;

function addGroup(live: Draft<Snapshot>, name: string, type = 'OKTA_GROUP'): string {
  const id = `00gnew${String(live.okta.groups.length)}`;
  live.okta.groups.push({ id, name, type, people: [] });
  return id;
}

export const DRIFTS: readonly Drift[] = [
  {
    rule: 'person-by-hand',
    what: 'somebody who was put into a role group by hand',
    change: (live) => {
      groupNamed(live, DEPLOY).people?.push(mallory);
      live.okta.log?.push({
        at: '2026-05-30T10:00:00Z',
        event: 'added',
        person: mallory.id,
        group: groupNamed(live, DEPLOY).id,
        by: 'admin@mueller-tech.com',
      });
    },
    finding: {
      severity: 'high',
      subject: `mallory@mueller-tech.com in ${DEPLOY}`,
      evidence: text('admin@mueller-tech.com'),
    },
  },
  {
    rule: 'people-unread',
    what: 'a snapshot without people',
    change: ({ okta }) => {
      for (const group of okta.groups) delete group.people;
    },
    finding: { severity: 'medium', subject: 'mueller-tech.okta.com' },
  },
  {
    rule: 'group-undeclared',
    what: 'a group that names an existing role under another account name',
    change: (live) => {
      appOf(live).groups.push({
        groupId: addGroup(live, 'aws#Other#Okta-Mueller-Tech-Admin#123456789012'),
        priority: 99,
        samlRoles: [],
      });
    },
    finding: { severity: 'critical', evidence: text('lets its members in') },
  },
  {
    rule: 'group-undeclared',
    what: 'a group that names a role which does not exist',
    change: (live) => {
      addGroup(live, 'aws#Other#Nothing#123456789012');
    },
    finding: { severity: 'medium', subject: 'aws#Other#Nothing#123456789012' },
  },
  {
    rule: 'role-undeclared',
    what: 'an administrator role that trusts the provider',
    change: (live) => {
      const role = roleNamed(live, 'Okta-Mueller-Tech-Admin');
      accountWith(live).roles.push({ ...role, name: 'Backdoor', arn: `arn:aws:iam::${TECH}:role/Backdoor` });
    },
    finding: { severity: 'critical', subject: `arn:aws:iam::${TECH}:role/Backdoor` },
  },
  {
    rule: 'role-undeclared',
    what: 'a limited role that trusts the provider under a wildcard action',
    change: (live) => {
      const role = roleNamed(live, 'Okta-Mueller-Tech-ReadOnly');
      const trust = JSON.parse(JSON.stringify(role.trust).replaceAll('sts:AssumeRoleWithSAML', 'sts:*')) as unknown;
      accountWith(live).roles.push({
        ...role,
        trust: trust,
        name: 'Extra',
        arn: `arn:aws:iam::${TECH}:role/Extra`,
      });
    },
    finding: { severity: 'high', subject: `arn:aws:iam::${TECH}:role/Extra` },
  },
  {
    rule: 'assigned-outside',
    what: 'the app assigned to Everyone',
    change: (live) => {
      appOf(live).groups.push({ groupId: addGroup(live, 'Everyone', 'BUILT_IN'), priority: 0, samlRoles: [] });
    },
    finding: { severity: 'high', evidence: text('all people of the org') },
  },
  {
    rule: 'assigned-outside',
    what: 'the app assigned to a group that nobody declared',
    change: (live) => {
      appOf(live).groups.push({ groupId: addGroup(live, 'Sales'), priority: 0, samlRoles: [] });
    },
    finding: { severity: 'medium', evidence: 'assigned to the group Sales' },
  },
  {
    rule: 'personal-grant',
    what: 'a role picked by hand for a person',
    change: (live) => {
      appOf(live).people.push({
        id: mallory.id,
        login: mallory.login,
        samlRoles: ['[Okta] -- Okta-Mueller-Tech-Admin'],
      });
    },
    finding: { severity: 'high', subject: text('mallory@mueller-tech.com') },
  },
  {
    rule: 'personal-grant',
    what: 'a role picked by hand for an assigned group',
    change: (live) => {
      found(appOf(live).groups[0]).samlRoles = ['[Okta] -- Okta-Mueller-Tech-Admin'];
    },
    finding: { severity: 'high', evidence: text('Okta-Mueller-Tech-Admin') },
  },
  {
    rule: 'trust-grew',
    what: 'a statement for another account',
    change: (live) => {
      trustOf(live, 'Okta-Mueller-Tech-Deploy').Statement.push({
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::666666666666:root' },
        Action: 'sts:AssumeRole',
      });
    },
    finding: { severity: 'critical', evidence: text('666666666666') },
  },
  {
    rule: 'trust-grew',
    what: 'the audience condition taken off',
    change: (live) => {
      delete trustOf(live, 'Okta-Mueller-Tech-Deploy').Statement[0]?.Condition;
    },
    finding: { severity: 'critical', subject: text('Okta-Mueller-Tech-Deploy') },
  },
  {
    rule: 'trust-shrank',
    what: 'a denial put before the declared statement',
    change: (live) => {
      trustOf(live, 'Okta-Mueller-Tech-Deploy').Statement.push({
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'sts:AssumeRole',
      });
    },
    finding: { severity: 'medium', evidence: text('not declared: Deny') },
  },
  {
    rule: 'policy-grew',
    what: 'administrator rights attached by hand',
    change: (live) => {
      roleNamed(live, 'Okta-Mueller-Tech-Support').attached.push('arn:aws:iam::aws:policy/AdministratorAccess');
    },
    finding: { severity: 'critical', evidence: text('AdministratorAccess') },
  },
  {
    rule: 'policy-grew',
    what: 'an inline policy that allows more than it did',
    change: (live) => {
      const [inline] = roleNamed(live, 'Okta-Mueller-Tech-Deploy').inline;
      const document = found(inline).document as { Statement: unknown[] };
      document.Statement.push({ Effect: 'Allow', Action: 's3:DeleteBucket', Resource: '*' });
    },
    finding: { severity: 'high', evidence: text('allows more') },
  },
  {
    rule: 'policy-grew',
    what: 'sessions made longer',
    change: (live) => {
      roleNamed(live, 'Okta-Mueller-Tech-Support').maxSessionSeconds = 43_200;
    },
    finding: { severity: 'high', evidence: text('43200 s') },
  },
  {
    rule: 'role-unreachable',
    what: 'a role made again under a path',
    change: (live) => {
      const role = roleNamed(live, 'Okta-Mueller-Tech-Support');
      Object.assign(role, { path: '/hand/', arn: `arn:aws:iam::${TECH}:role/hand/Okta-Mueller-Tech-Support` });
    },
    finding: { severity: 'medium', subject: text('/hand/') },
  },
  {
    rule: 'object-missing',
    what: 'a role that was deleted',
    change: (live) => {
      const account = accountWith(live);
      account.roles = account.roles.filter(({ name }) => name !== 'Okta-Mueller-Tech-Support');
    },
    finding: { severity: 'medium', subject: `Okta-Mueller-Tech-Support in ${TECH}` },
  },
  {
    rule: 'object-missing',
    what: 'a rule that was deleted, after its people were taken out',
    change: (live) => {
      const rule = ruleFor(live, DEPLOY);
      live.okta.rules = live.okta.rules.filter(({ id }) => id !== rule.id);
      groupNamed(live, DEPLOY).people = [];
    },
    finding: { severity: 'medium', evidence: text('no group rule') },
  },
  {
    rule: 'object-missing',
    what: 'a declared member taken out of a management group and what it fills',
    change: ({ okta }) => {
      for (const group of okta.groups)
        group.people = group.people?.filter(({ login }) => login !== 'james@mueller-tech.com') ?? [];
    },
    finding: { severity: 'medium', subject: 'james@mueller-tech.com in Cloud Admins' },
  },
  {
    rule: 'object-missing',
    what: 'an assignment taken off',
    change: (live) => {
      const app = appOf(live);
      const { id } = groupNamed(live, DEPLOY);
      app.groups = app.groups.filter(({ groupId }) => groupId !== id);
    },
    finding: { severity: 'medium', subject: DEPLOY, evidence: text('not assigned') },
  },
  {
    rule: 'object-missing',
    what: 'a SAML provider that was deleted',
    change: (live) => {
      accountWith(live).samlProviders = [];
    },
    finding: { severity: 'medium', subject: `arn:aws:iam::${TECH}:saml-provider/Okta` },
  },
  {
    rule: 'rule-changed',
    what: 'a rule that takes another group as well',
    change: (live) => {
      const rule = ruleFor(live, DEPLOY);
      rule.expression = rule.expression.replace(')', `,"${groupNamed(live, 'Auditors').id}")`);
      groupNamed(live, DEPLOY).people?.push(...(groupNamed(live, 'Auditors').people ?? []));
    },
    finding: { severity: 'high', evidence: 'it takes members of Auditors, which is not declared' },
  },
  {
    rule: 'rule-changed',
    what: 'a rule that fills another group as well',
    change: (live) => {
      ruleFor(live, DEPLOY).targets.push(addGroup(live, 'Sales'));
    },
    finding: { severity: 'high', evidence: text('it fills Sales') },
  },
  {
    rule: 'rule-undeclared',
    what: 'another rule for a role group',
    change: (live) => {
      const sales = addGroup(live, 'Sales');
      live.okta.rules.push({
        ...ruleFor(live, DEPLOY),
        id: '0prnew',
        name: 'helpful',
        expression: `isMemberOfGroup("${sales}")`,
      });
    },
    finding: { severity: 'high', subject: 'helpful', evidence: text('Sales') },
  },
  {
    rule: 'rule-inactive',
    what: 'a rule switched off, its people gone',
    change: (live) => {
      ruleFor(live, DEPLOY).status = 'INACTIVE';
      groupNamed(live, DEPLOY).people = [];
    },
    finding: { severity: 'medium', evidence: text('INACTIVE') },
  },
  {
    rule: 'rule-invalid',
    what: 'a rule that Okta calls invalid, its people gone',
    change: (live) => {
      ruleFor(live, DEPLOY).status = 'INVALID';
      groupNamed(live, DEPLOY).people = [];
    },
    finding: { severity: 'high' },
  },
  {
    rule: 'rule-exception',
    what: 'somebody taken out of a role group by hand',
    change: (live) => {
      const [person] = groupNamed(live, 'Support').people ?? [];
      ruleFor(live, DEPLOY).excludedUsers.push(found(person).id);
      const group = groupNamed(live, DEPLOY);
      group.people = (group.people ?? []).filter(({ id }) => id !== person?.id);
    },
    finding: { severity: 'medium', subject: text('@mueller-tech.com in ') },
  },
  {
    rule: 'filter-changed',
    what: 'a role value pattern of another provider',
    change: (live) => {
      const { settings } = appOf(live);
      settings['roleValuePattern'] = String(settings['roleValuePattern']).replace(
        'saml-provider/Okta',
        'saml-provider/Other',
      );
    },
    finding: { severity: 'critical', evidence: text('roleValuePattern is') },
  },
  {
    rule: 'filter-unknown',
    what: 'a filter, declared as it is, that may mean something else to Okta',
    declare: (declared) => ({
      ...declared,
      apps: declared.apps.map((app) => ({ ...app, groupFilter: { known: FLAGS } })),
    }),
    change: (live) => {
      appOf(live).settings['groupFilter'] = FLAGS;
    },
    finding: { severity: 'high', evidence: expect.stringContaining('may mean something else to Okta') as string },
  },
  {
    rule: 'app-settings-drifted',
    what: 'longer sessions of the app',
    change: (live) => {
      appOf(live).settings['joinAllRoles'] = false;
    },
    finding: { severity: 'high', evidence: text('joinAllRoles is false') },
  },
  {
    rule: 'mfa-not-asked',
    what: 'a sign-on rule that asks for a password only',
    change: ({ okta }) => {
      found(okta.policies[0]).rules.unshift({ ...signOnRule('1FA'), name: 'From the office' });
    },
    finding: { severity: 'high', evidence: text('From the office') },
  },
  {
    rule: 'metadata-old',
    what: 'a new signing key that one account does not know',
    change: (live) => {
      const app = appOf(live);
      app.keys.push({ kid: 'kid-2', expiresAt: '2036-01-01T00:00:00.000Z', thumbprint: thumbprint(CERTIFICATES.next) });
      app.kid = 'kid-2';
      app.metadata = metadata(CERTIFICATES.next);
      for (const account of live.accounts)
        for (const provider of account.samlProviders)
          provider.metadata = account.id === TECH ? provider.metadata : metadata(CERTIFICATES.ours, CERTIFICATES.next);
    },
    finding: { severity: 'critical', subject: `arn:aws:iam::${TECH}:saml-provider/Okta` },
  },
  {
    rule: 'certificate-foreign',
    what: 'a certificate of somebody else beside ours',
    change: (live) => {
      found(accountWith(live).samlProviders[0]).metadata = metadata(CERTIFICATES.ours, CERTIFICATES.foreign);
    },
    finding: { severity: 'critical', evidence: text(thumbprint(CERTIFICATES.foreign)) },
  },
  {
    rule: 'certificate-ending',
    what: 'a signing key that ends in ten days',
    change: (live) => {
      found(appOf(live).keys[0]).expiresAt = '2026-06-11T00:00:00.000Z';
    },
    finding: { severity: 'high', evidence: text('ends at 2026-06-11') },
  },
  {
    rule: 'certificate-ending',
    what: 'metadata of one account that ends',
    change: (live) => {
      found(accountWith(live).samlProviders[0]).validUntil = '2026-05-01T00:00:00.000Z';
    },
    finding: { severity: 'critical', subject: `arn:aws:iam::${TECH}:saml-provider/Okta` },
  },
  {
    rule: 'provider-undeclared',
    what: 'a SAML provider of another identity provider',
    change: (live) => {
      accountWith(live).samlProviders.push({
        arn: `arn:aws:iam::${TECH}:saml-provider/Evil`,
        metadata: metadata(CERTIFICATES.foreign),
      });
    },
    finding: { severity: 'medium', subject: text('saml-provider/Evil') },
  },
  {
    rule: 'person-without-role',
    what: 'somebody who has the app by an assigned group and no role',
    change: (live) => {
      groupNamed(live, 'Auditors').people?.push(mallory);
    },
    finding: { severity: 'low', subject: mallory.login, evidence: text('by Auditors') },
  },
  {
    rule: 'person-inactive',
    what: 'somebody who has left and is still in the groups',
    change: (live) => {
      const { id } = found(groupNamed(live, 'Auditors').people?.[0]);
      for (const { people = [] } of live.okta.groups)
        for (const person of people) if (person.id === id) person.status = 'DEPROVISIONED';
    },
    finding: { severity: 'medium', evidence: text('DEPROVISIONED') },
  },
  {
    rule: 'role-unused',
    what: 'a role that was last used half a year ago',
    change: (live) => {
      roleNamed(live, 'Okta-Mueller-Tech-Support').lastUsed = '2025-12-01T00:00:00.000Z';
    },
    finding: { severity: 'low', evidence: text('2025-12-01') },
  },
  {
    rule: 'key-old',
    what: 'an access key of last year',
    change: (live) => {
      keyOf(live).createdAt = '2025-05-01T00:00:00.000Z';
    },
    finding: { severity: 'medium', subject: text('AKIAEXAMPLE1') },
  },
  {
    rule: 'key-unused',
    what: 'an access key that nobody used since February',
    change: (live) => {
      Object.assign(keyOf(live), { lastUsed: '2026-02-01T00:00:00.000Z' });
    },
    finding: { severity: 'low', evidence: text('2026-02-01') },
  },
  {
    rule: 'key-second',
    what: 'a second access key made by hand',
    change: (live) => {
      userOf(live).keys?.push({ ...keyOf(live), id: 'AKIAEXAMPLE2' });
    },
    finding: { severity: 'high', evidence: text('AKIAEXAMPLE2') },
  },
  {
    rule: 'admin-can-grant',
    what: 'an administrator of groups whose targets hold a role group',
    change: (live) => {
      live.okta.admins?.push({
        kind: 'person',
        id: mallory.id,
        name: mallory.login,
        roles: [{ type: 'USER_ADMIN', label: 'Group Administrator', groups: [groupNamed(live, DEPLOY).id] }],
      });
    },
    finding: { severity: 'medium', subject: mallory.login },
  },
  {
    rule: 'admin-can-grant',
    what: 'a custom role that may change members of every group',
    change: ({ okta }) => {
      okta.admins?.push({
        kind: 'group',
        id: '00ghelp',
        name: 'Helpdesk',
        roles: [
          {
            type: 'CUSTOM',
            label: 'Group helpers',
            permissions: ['okta.groups.members.manage'],
            resources: ['orn:okta:directory:00o1:groups'],
          },
        ],
      });
    },
    finding: { severity: 'medium', subject: 'members of Helpdesk', evidence: 'Group helpers' },
  },
  {
    rule: 'admin-can-grant',
    what: 'a service app that may write groups',
    change: ({ okta }) => {
      okta.machines?.push({
        kind: 'service app',
        id: '0oa9',
        name: 'Sync',
        scopes: ['okta.groups.manage', 'okta.logs.read'],
      });
    },
    finding: { severity: 'medium', subject: 'service app Sync', evidence: 'may ask for okta.groups.manage' },
  },
  {
    rule: 'admin-can-grant',
    what: 'an API token whose owner Okta does not name',
    change: ({ okta }) => {
      okta.machines?.push({ kind: 'API token', id: '00T1', name: 'Old script' });
    },
    finding: { severity: 'medium', subject: 'API token Old script', evidence: 'what its owner may do is unknown' },
  },
  {
    rule: 'admins-unread',
    what: 'a snapshot that leaves out the administrators',
    change: ({ okta }) => {
      delete okta.admins;
    },
    finding: { severity: 'low', subject: 'mueller-tech.okta.com' },
  },
  {
    rule: 'account-undeclared',
    what: 'an active account of the organization',
    change: (live) => {
      live.organization = [
        { id: TECH, name: 'Mueller-Tech', status: 'ACTIVE' },
        { id: '555555555555', name: 'Lab', status: 'ACTIVE' },
        { id: '444444444444', name: 'Gone', status: 'SUSPENDED' },
      ];
    },
    finding: { severity: 'medium', subject: '555555555555' },
  },
  {
    rule: 'account-unreadable',
    what: 'an account whose role refused',
    change: (live) => {
      Object.assign(accountWith(live), { roles: [], users: [], samlProviders: [] });
      live.unread.push({ where: TECH, what: 'sts:AssumeRole', reason: 'AccessDenied' });
    },
    finding: { severity: 'high', subject: TECH, evidence: text('AccessDenied') },
  },
  {
    rule: 'account-unreadable',
    what: 'an account that the snapshot leaves out',
    change: (live) => {
      live.accounts = live.accounts.filter(({ id }) => id !== TECH);
    },
    finding: { severity: 'high', subject: TECH, evidence: 'it is not in the snapshot' },
  },
  {
    rule: 'endpoint-unreadable',
    what: 'the list of the organization’s accounts that was refused',
    change: (live) => {
      live.unread.push({ where: 'organization', what: 'organizations:ListAccounts', reason: 'AccessDeniedException' });
    },
    finding: { severity: 'high', subject: 'organizations:ListAccounts' },
  },
  {
    rule: 'endpoint-unreadable',
    what: 'rules that could not be read',
    change: (live) => {
      live.okta.rules = [];
      live.unread.push({ where: 'okta', what: 'GET /api/v1/groups/rules', reason: '403 no permission' });
    },
    finding: { severity: 'high', subject: 'GET /api/v1/groups/rules' },
  },
  {
    rule: 'endpoint-unreadable',
    what: 'groups that could not be read',
    change: (live) => {
      live.okta.groups = [];
      live.unread.push({ where: 'okta', what: 'GET /api/v1/groups', reason: '403 no permission' });
    },
    finding: { severity: 'high', subject: 'GET /api/v1/groups' },
  },
];
