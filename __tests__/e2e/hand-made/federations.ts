import { PATTERN, type World } from './world';

export const ADA = 'ada@mueller-tech.com';
export const BOB = 'bob@mueller-tech.com';
export const CAROL = 'carol@mueller-tech.com';

/** A federation that people made, and what an import makes of it. */
export interface HandMadeFederation {
  readonly name: string;
  readonly make: (world: World) => Promise<void>;
  /** Groups that a directory has: name → members. */
  readonly directory?: Readonly<Record<string, readonly string[]>>;
  /** Further arguments of `import`. */
  readonly args?: readonly string[];
  /** Why nothing is written; else it is taken over. */
  readonly refused?: string;
  /** `<kind> <name>: <reason>` of what is not imported, in part. */
  readonly says?: readonly string[];
  /** Roles of each person, before and afterwards; in part. */
  readonly roles?: Readonly<Record<string, readonly string[]>>;
  /** What the written `federation.yaml` has, in part. */
  readonly written?: readonly string[];
  /** It is tried without FEDERATION_HAND_MADE=all as well. */
  readonly usual?: true;
}

/** App, SAML provider and role groups with the roles that they lead to; everybody named is in the group by hand. */
async function simple(world: World, roles: Readonly<Record<string, readonly string[]>>, settings: object = {}) {
  const { id, metadata } = await world.app('AWS Prod', { ...settings });
  await world.samlProvider(metadata);
  const groups: string[] = [];
  for (const [role, people] of Object.entries(roles))
    groups.push(await world.group(`aws_${world.account}_${role}`, { people }));
  await world.assign(id, groups);
  return { id, groups, metadata };
}

export const HAND_MADE: readonly HandMadeFederation[] = [
  {
    name: 'role names of any form, mixed case, with every character that Okta’s default filter reads',
    make: async (world) => {
      const names = ['OktaQuickFederationRole', 'ops.Team+1=x@corp', 'read-ONLY_2'];
      await simple(world, Object.fromEntries(names.map((name) => [name, [ADA]])));
      for (const name of names) await world.role(name, { seconds: 43_200, description: 'made by hand, 2016' });
    },
    roles: { [ADA]: ['OktaQuickFederationRole', 'ops.Team+1=x@corp', 'read-ONLY_2'] },
  },
  {
    name: 'groups in the wrong case, of an old alias, or of a role that is called otherwise, beside one that works',
    make: async (world) => {
      const { id } = await simple(world, { Admin: [ADA] });
      await world.role('Admin');
      await world.role('Power');
      const strays = [`AWS#prod#Admin#${world.account}`, 'aws_prod_Admin', `aws_${world.account}_POWER`];
      for (const name of strays) await world.assign(id, [await world.group(name, { people: [BOB] })]);
    },
    says: [
      'group aws_prod_Admin: Okta reads no role out of its name',
      'group aws_{account}_POWER: the assertion says arn:aws:iam::{account}:role/POWER, and the role is arn:aws:iam::{account}:role/Power',
    ],
    roles: { [ADA]: ['Admin'], [BOB]: [] },
  },
  {
    name: 'a group filter of one’s own that has no beginning and no end',
    make: async (world) => {
      const groupFilter = String.raw`(?{{accountid}}\d{12})-(?{{role}}[A-Za-z]+)`;
      const { id, metadata } = await world.app('AWS Prod', { groupFilter });
      await world.samlProvider(metadata);
      const admin = await world.group(`${world.account}-Admin`);
      const platform = await world.group('Platform', { people: [ADA] });
      await world.assign(id, [admin]);
      await world.rule('Platform', `isMemberOfAnyGroup("${platform}")`, [admin]);
      await world.role('Admin');
    },
    written: ['pattern:'],
    roles: { [ADA]: ['Admin'] },
  },
  {
    name: 'a role value pattern with a path, roles in that path and elsewhere',
    make: async (world) => {
      await simple(
        world,
        { Admin: [ADA], ReadOnly: [ADA, BOB] },
        { roleValuePattern: PATTERN.replace('role/${role}', 'role/federated/${role}') },
      );
      await world.role('Admin', { path: '/federated/' });
      await world.role('ReadOnly');
    },
    says: ['group aws_{account}_ReadOnly: the assertion says arn:aws:iam::{account}:role/federated/ReadOnly'],
    written: ['rolePath: /federated/'],
    roles: { [ADA]: ['Admin'], [BOB]: [] },
  },
  {
    name: 'Join all roles off, an access key in the settings, sessions of 12 hours, a login address of its own',
    usual: true,
    make: async (world) => {
      const settings = {
        joinAllRoles: false,
        accessKey: 'AKIAIOSFODNN7EXAMPLE',
        sessionDuration: 43_200,
        loginURL: 'https://console.aws.amazon.com/ec2/home',
      };
      await simple(world, { Admin: [ADA], ReadOnly: [ADA] }, settings);
      await world.role('Admin', { seconds: 43_200 });
      await world.role('ReadOnly', { seconds: 43_200, tags: { team: 'ops' } });
    },
    says: ['app setting accessKey: it may be secret'],
    written: ['joinAllRoles: false', 'sessionDuration: 12h', 'loginUrl: https://console.aws.amazon.com/ec2/home'],
  },
  {
    name: 'Use Group Mapping off: roles are picked by hand',
    make: async (world) => {
      const { id, metadata } = await world.app('AWS Prod', { useGroupMapping: false });
      await world.samlProvider(metadata);
      await world.role('Admin');
      await world.assignPerson(id, ADA, ['Admin']);
    },
    refused: 'Use Group Mapping of AWS Prod is off',
  },
  {
    name: 'the app is assigned to Everyone and to a group of people, not to the role groups',
    make: async (world) => {
      const { id, metadata } = await world.app('AWS Prod');
      await world.samlProvider(metadata);
      await world.group(`aws_${world.account}_Admin`, { people: [ADA] });
      const contractors = await world.group('Contractors', { people: [CAROL] });
      await world.assign(id, [await world.groupNamed('Everyone'), contractors]);
      await world.assignPerson(id, BOB);
      await world.role('Admin');
    },
    written: ['assign: none', 'name: Everyone', 'name: Contractors'],
    says: [`person ${BOB}: assigned to the app in person`],
    roles: { [ADA]: ['Admin'], [BOB]: [] },
  },
  {
    name: 'two apps in the org and two SAML providers in the account, of which one is taken over',
    make: async (world) => {
      await simple(world, { Admin: [ADA] });
      await world.role('Admin');
      const other = await world.app('AWS Dev', { roleValuePattern: PATTERN.replace('OKTA', 'OKTA-Dev') });
      await world.samlProvider(other.metadata, 'OKTA-Dev');
      await world.role('Dev', { trust: [world.statement({ provider: 'OKTA-Dev' })] });
      await world.assign(other.id, [await world.group(`aws_${world.account}_Dev`, { people: [BOB] })]);
    },
    args: ['--app', 'AWS Prod'],
    says: [
      'app AWS Dev: another app: take it over with --app',
      'SAML provider OKTA-Dev: the app’s roles do not use it',
      'group aws_{account}_Dev: ',
    ],
    roles: { [ADA]: ['Admin'], [BOB]: ['Dev'] },
  },
  {
    name: 'rules with OR, attributes, several targets, exceptions, and one that is inactive',
    usual: true,
    make: async (world) => {
      const { groups } = await simple(world, { Admin: [], ReadOnly: [] });
      await world.role('Admin');
      await world.role('ReadOnly');
      const platform = await world.group('Platform', { people: [ADA, BOB] });
      const support = await world.group('Support & "Friends" #1', { people: [CAROL] });
      const [admin = '', readOnly = ''] = groups;
      await world.rule('Platform, but not Bob', `isMemberOfGroup("${platform}")`, [admin, readOnly], { except: [BOB] });
      const ops = `isMemberOfAnyGroup("${support}","${platform}") OR user.department=="Ops"`;
      await world.rule('Ops: "everybody"', ops, [readOnly]);
      await world.rule('Old', `isMemberOfGroup("${support}")`, [admin], { active: false });
    },
    says: ['group rule Old: it is INACTIVE'],
    written: ['keptRules:', 'exceptUsers:'],
    roles: { [ADA]: ['Admin', 'ReadOnly'], [BOB]: ['ReadOnly'], [CAROL]: ['ReadOnly'] },
  },
  {
    name: 'role groups of a directory',
    directory: { 'aws_{account}_Admin': [ADA] },
    make: async (world) => {
      const { id, metadata } = await world.app('AWS Prod', { appFilter: 'active_directory' });
      await world.samlProvider(metadata);
      await world.role('Admin');
      await world.assign(id, [await world.groupNamed(`aws_${world.account}_Admin`)]);
    },
    written: ['appFilter: active_directory'],
    roles: { [ADA]: ['Admin'] },
  },
  {
    name: 'trust without an audience, with StringLike, with TagSession and several principals',
    make: async (world) => {
      await simple(world, { Open: [ADA], Like: [ADA], Tags: [ADA], Others: [ADA] });
      const like = { StringLike: { 'SAML:aud': 'https://*signin.aws.amazon.com/saml' } };
      const root = { AWS: `arn:aws:iam::${world.account}:root` };
      await world.role('Open', { trust: [world.statement({ condition: {} })] });
      await world.role('Like', { trust: [world.statement({ condition: like })] });
      await world.role('Tags', {
        trust: [world.statement({ action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'] })],
      });
      await world.role('Others', {
        trust: [{ Sid: 'Ours', Effect: 'Allow', Principal: root, Action: 'sts:AssumeRole' }, world.statement()],
      });
    },
    roles: { [ADA]: ['Like', 'Open', 'Others', 'Tags'] },
  },
  {
    name: 'the user that lists roles, with an inline policy and an old key; a sign-on policy that two apps share',
    make: async (world) => {
      const { id } = await simple(world, { Admin: [ADA] });
      await world.role('Admin', { managed: [], inline: { 'do=it+all': ANYTHING, tickets: ANYTHING } });
      await world.lister('okta-lister');
      await world.alias(`mueller-${world.account}`);
      const other = await world.app('AWS Dev');
      await world.signOnPolicy('Two factors', [id, other.id]);
    },
    args: ['--app', 'AWS Prod'],
    says: ['sign-on policy Two factors: the app keeps the policy'],
    written: ['provisioningUser:', 'existing: true'],
  },
  {
    name: 'the account trusts the metadata of an app that was deleted: nobody gets in, and nothing of it is changed',
    make: async (world) => {
      const { id } = await world.app('AWS Prod');
      const other = await world.app('AWS Old');
      await world.samlProvider(other.metadata);
      await world.assign(id, [await world.group(`aws_${world.account}_Admin`, { people: [ADA] })]);
      await world.role('Admin');
    },
    args: ['--app', 'AWS Prod'],
    says: ['SAML provider OKTA: it trusts other metadata than the app’s'],
    roles: { [ADA]: [] },
  },
];

const ANYTHING = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
