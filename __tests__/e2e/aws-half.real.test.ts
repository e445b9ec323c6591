import { assumeRoleWithSaml, callerArn } from '../../sandbox/journey/sts';
import { accountClient, type Client } from '../sandbox/aws/support/iam';
import { identityProvider, type TestIdentityProvider } from '../sandbox/aws/support/identity-provider';
import { facts, signedResponse } from '../sandbox/aws/support/signed-by-hand';
import { AWS_PROVIDER, describeWith } from '../support/real-parts';
import { contentsOf, roleState, statementOf, statementsOfOthers, type RoleState } from './support/account-state';
import { AwsHalf } from './support/aws-half';

const TECH = '123456789012';
const LAB = '012345678901';
const OTHER = '111122223333';
const OKTA = `arn:aws:iam::${TECH}:saml-provider/Okta`;
const CONNECTION = 'OrganizationAccountAccessRole';
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

/** Trust policies as they are found in old accounts: hand-made, in every legal form. */
const LEGACY = {
  'legacy-single': {
    Version: '2008-10-17',
    Statement: {
      Sid: 'Operations',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${TECH}:root` },
      Action: 'sts:AssumeRole',
      Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 }, Bool: { 'aws:MultiFactorAuthPresent': true } },
    },
  },
  'legacy-list': {
    Version: '2012-10-17',
    Id: 'kept-as-well',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] },
        Action: ['sts:AssumeRole', 'sts:TagSession'],
      },
      {
        Effect: 'Deny',
        NotPrincipal: { AWS: [`arn:aws:iam::${TECH}:root`] },
        Action: 'sts:AssumeRole',
        Condition: {
          NumericGreaterThan: { 'aws:MultiFactorAuthAge': [900, '901'] },
          StringLike: { 'aws:UserAgent': ['*<a&b>*'] },
        },
      },
    ],
  },
  'legacy-leaving': {
    Statement: [{ Sid: '', Effect: 'Allow', Principal: { AWS: TECH }, Action: 'sts:AssumeRole' }],
  },
} as const;
type Legacy = keyof typeof LEGACY;
const NAMES = Object.keys(LEGACY) as Legacy[];

const FEDERATION = `
okta:
  orgName: mueller-tech
  app: { metadataFile: okta.xml }
signInRegions: [us-east-1, eu-central-1]
provisioningUser: { account: Mueller-Tech }
roles:
  Admin: { policies: [AdministratorAccess], grantedTo: [Cloud Admins], description: Full control }
  ReadOnly: { policies: [ReadOnlyAccess], grantedTo: [Cloud Admins] }
tags: { managed-by: okta-aws-federation }
`;
const MUELLER_TECH = `
id: '${TECH}'
name: Mueller-Tech
alias: mueller-tech
roles:
  Deploy:
    policies: [PowerUserAccess, { file: policies/deploy.json }]
    grantedTo: [Cloud Admins]
    permissionsBoundary: arn:aws:iam::aws:policy/PowerUserAccess
    conditions: { IpAddress: { 'aws:SourceIp': [192.0.2.0/24] }, NumericLessThan: { 'sts:DurationSeconds': ['7200'] } }
    tags: { team: platform }
adopt:
  legacy-single: { grantedTo: [Cloud Admins] }
  legacy-list: { grantedTo: [Cloud Admins] }
  legacy-leaving: { grantedTo: [Cloud Admins] }
`;
const MUELLER_LAB = `
id: '${LAB}'
name: Mueller-Lab
alias: mueller-lab
without: [ReadOnly]
`;
const DEPLOY_POLICY = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 's3:ListBucket', Resource: '*', Condition: { NumericLessThan: { 's3:max-keys': 10 } } },
  ],
};

describeWith([AWS_PROVIDER], 'the AWS half, by Terraform and the AWS provider', () => {
  let half: AwsHalf;
  let idp: TestIdentityProvider;
  let tech: Client;
  let lab: Client;
  const before = new Map<string, RoleState>();

  beforeAll(async () => {
    idp = await identityProvider();
    const existingRoles = NAMES.map((name) => ({
      name,
      description: 'Made by hand',
      trustPolicy: JSON.stringify(LEGACY[name]),
      policies: [READ_ONLY],
    }));
    half = await AwsHalf.start(
      [
        { id: TECH, connectionRole: CONNECTION, existingRoles },
        { id: LAB, connectionRole: CONNECTION },
        { id: OTHER, profile: 'mixed-up' },
      ],
      {
        'federation.yaml': FEDERATION,
        'management-groups.yaml': 'Cloud Admins: { description: Runs the platform }\n',
        'accounts/mueller-tech.yaml': MUELLER_TECH,
        'accounts/mueller-lab.yaml': MUELLER_LAB,
        'policies/deploy.json': JSON.stringify(DEPLOY_POLICY),
        'okta.xml': idp.metadata,
      },
    );
    [tech, lab] = [await accountClient(half.aws, TECH), await accountClient(half.aws, LAB)];
    for (const RoleName of NAMES) {
      await tech('UpdateRole', { RoleName, MaxSessionDuration: '7200' });
      await tech('TagRole', { RoleName, 'Tags.member.1.Key': 'owner', 'Tags.member.1.Value': 'operations' });
      before.set(RoleName, await roleState(tech, RoleName));
    }
    await half.apply();
  });
  afterAll(() => half.stop());

  async function becomes(role: string, sessionDuration = 3600): Promise<string> {
    const roleArn = `arn:aws:iam::${TECH}:role/${role}`;
    const assertion = facts({ issuer: idp.entityId, roles: [`${OKTA},${roleArn}`], sessionDuration });
    const samlResponse = signedResponse(assertion, idp.privateKey);
    const request = { providerArn: OKTA, roleArn, samlResponse };
    return callerArn(half.aws.stsUrl, await assumeRoleWithSaml(half.aws.stsUrl, request));
  }

  /** An adopted role has what it had, and our statement in addition (or not). */
  async function expectKept(name: Legacy, ours: boolean): Promise<void> {
    const [then, now] = [before.get(name), await roleState(tech, name)];
    expect([now.settings, now.policies]).toEqual([then?.settings, then?.policies]);
    const { Statement, ...rest } = LEGACY[name];
    expect(statementsOfOthers(now.trust, OKTA)).toEqual([Statement].flat());
    expect(Object.fromEntries(Object.entries(now.trust).filter(([key]) => key !== 'Statement'))).toEqual(rest);
    expect(statementOf(now.trust, OKTA) !== undefined).toBe(ours);
  }

  test('a second plan right after the first apply is empty', async () => {
    expect(await half.isSettled()).toBe(true);
    expect(await contentsOf(tech)).toEqual(
      [
        'SAML provider ' + OKTA,
        'alias mueller-tech',
        'policy okta-provisioning',
        'role Okta-Mueller-Tech-Admin',
        'role Okta-Mueller-Tech-Deploy',
        'role Okta-Mueller-Tech-ReadOnly',
        `role ${CONNECTION}`,
        ...NAMES.map((name) => `role ${name}`).sort(),
        'user okta-provisioning',
      ].sort(),
    );
    expect(await contentsOf(lab)).toContain('role Okta-Mueller-Lab-Admin');
    expect(await contentsOf(lab)).not.toContain('role Okta-Mueller-Lab-ReadOnly');
  });

  test('people become the roles, made and adopted ones, as the conditions have it', async () => {
    const session = (role: string) => `arn:aws:sts::${TECH}:assumed-role/${role}/james@mueller-tech.com`;
    expect(await becomes('Okta-Mueller-Tech-Admin')).toBe(session('Okta-Mueller-Tech-Admin'));
    expect(await becomes('legacy-single')).toBe(session('legacy-single'));
    await expect(becomes('Okta-Mueller-Tech-Deploy')).rejects.toThrow('AccessDenied');
    const { settings, policies } = await roleState(tech, 'Okta-Mueller-Tech-Deploy');
    expect(settings).toMatchObject({ boundary: 'arn:aws:iam::aws:policy/PowerUserAccess' });
    expect(settings['tags']).toContain('platform');
    expect(policies).toEqual(['PowerUserAccess', 'deploy']);
  });

  test.each(NAMES)('the adopted role %s keeps every other statement, and everything else that it had', async (name) => {
    await expectKept(name, true);
  });

  test('a role added, one removed, one changed in two ways and one given back touch nothing else', async () => {
    half.edit('accounts/mueller-tech.yaml', (file) => {
      file.setIn(['roles', 'Support'], { policies: ['AWSSupportAccess'], grantedTo: ['Cloud Admins'] });
      file.set('without', ['ReadOnly']);
      file.setIn(['roles', 'Admin'], { description: 'Runs the platform', sessionDuration: '2h' });
      file.setIn(['adopt', 'legacy-leaving'], { release: true });
    });
    const addresses = await half.apply();
    // The state keeps the names of all the account's roles in one object.
    const own = /Support|ReadOnly|Account-123456789012_(?:Role-Admin|RoleNames)|legacy-leaving/;
    const foreign = addresses.filter((address) => !own.test(address));
    expect(foreign).toEqual([]);
    expect(addresses.length).toBeGreaterThanOrEqual(6);
    expect((await roleState(tech, 'Okta-Mueller-Tech-Admin')).settings).toMatchObject({
      Description: 'Runs the platform',
      MaxSessionDuration: '7200',
    });
    expect(await contentsOf(tech)).toContain('role Okta-Mueller-Tech-Support');
    expect(await contentsOf(tech)).not.toContain('role Okta-Mueller-Tech-ReadOnly');
    await expectKept('legacy-leaving', false);
    await expect(becomes('legacy-leaving')).rejects.toThrow('AccessDenied');
    expect(await becomes('Okta-Mueller-Tech-Admin', 7200)).toContain('Okta-Mueller-Tech-Admin');
    expect(await half.isSettled()).toBe(true);
  });

  test('what somebody changes by hand is seen and put right; what is the owner’s stays as the owner has it', async () => {
    const RoleName = 'Okta-Mueller-Tech-Admin';
    await tech('AttachRolePolicy', { RoleName, PolicyArn: READ_ONLY });
    const Statement = { Effect: 'Allow', Action: '*', Resource: '*' };
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [Statement] });
    await tech('PutRolePolicy', { RoleName, PolicyName: 'backdoor', PolicyDocument });
    const trust = await roleState(tech, RoleName);
    const open = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { Federated: OKTA }, Action: 'sts:AssumeRoleWithSAML' },
    });
    await tech('UpdateAssumeRolePolicy', { RoleName, PolicyDocument: open });
    // The owner adds a statement to an adopted role, and takes ours out.
    const added = {
      Sid: 'New',
      Effect: 'Allow',
      Principal: { AWS: TECH },
      Action: 'sts:AssumeRole',
      Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': 60 } },
    };
    const owners = { ...LEGACY['legacy-single'], Statement: [LEGACY['legacy-single'].Statement, added] };
    await tech('UpdateAssumeRolePolicy', { RoleName: 'legacy-single', PolicyDocument: JSON.stringify(owners) });

    expect(await half.isSettled()).toBe(false);
    await half.apply();
    const { policies, trust: repaired } = await roleState(tech, RoleName);
    expect(policies).toEqual(['AdministratorAccess']);
    expect(repaired).toEqual(trust.trust);
    const legacy = (await roleState(tech, 'legacy-single')).trust;
    expect(statementsOfOthers(legacy, OKTA)).toEqual(owners.Statement);
    expect(statementOf(legacy, OKTA)?.Condition?.['StringEquals']).toEqual({
      'SAML:aud': ['https://signin.aws.amazon.com/saml', 'https://eu-central-1.signin.aws.amazon.com/saml'],
    });
    expect(await half.isSettled()).toBe(true);
  });

  test('a plan whose keys lead into another account than the configuration says is refused, and nothing is done', async () => {
    const was = [await contentsOf(tech), await contentsOf(lab)];
    half.edit('accounts/mueller-lab.yaml', (file) => file.set('connect', { profile: 'mixed-up' }));
    const said = await half.refusedPlan();
    half.edit('accounts/mueller-lab.yaml', (file) => file.delete('connect'));
    expect(said).toContain(`AWS account ID not allowed: ${OTHER}`);
    expect([await contentsOf(tech), await contentsOf(lab)]).toEqual(was);
  });

  test('a role that was given back is forgotten undestroyed, and a retired account is emptied; then entry and file may go', async () => {
    half.edit('accounts/mueller-tech.yaml', (file) => file.setIn(['adopt', 'legacy-leaving'], { release: 'forget' }));
    half.edit('accounts/mueller-lab.yaml', (file) => file.set('retired', true));
    await half.apply();
    await expectKept('legacy-leaving', false);
    expect((await half.addresses()).filter((address) => /legacy-leaving|Mueller-Lab/.test(address))).toEqual([]);
    expect(await contentsOf(lab)).toEqual([`role ${CONNECTION}`]);

    half.edit('accounts/mueller-tech.yaml', (file) => file.deleteIn(['adopt', 'legacy-leaving']));
    half.remove('accounts/mueller-lab.yaml');
    expect(await half.isSettled()).toBe(true);
  });

  test('destroying refuses while a role is adopted; once they are given back, nothing of ours is left', async () => {
    await expect(half.destroy()).rejects.toThrow('prevent_destroy');
    for (const release of [true, 'forget']) {
      for (const name of ['legacy-single', 'legacy-list'])
        half.edit('accounts/mueller-tech.yaml', (file) => file.setIn(['adopt', name], { release }));
      await half.apply();
    }
    await half.destroy();
    expect(await half.addresses()).toEqual([]);
    expect(await contentsOf(tech)).toEqual([`role ${CONNECTION}`, ...NAMES.map((name) => `role ${name}`)].sort());
    await expectKept('legacy-list', false);
  });
});
