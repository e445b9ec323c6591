import { addKey, replaceApp } from '../../sandbox/okta/apps';
import { assignGroup, unassignGroup } from '../../sandbox/okta/assignments';
import { deactivateRule, deleteRule } from '../../sandbox/okta/group-rules';
import { makeSigningKey } from '../../sandbox/okta/keys';
import { addMember, removeMember } from '../../sandbox/okta/memberships';
import type { App } from '../../sandbox/okta/model';
import { currentKey } from '../../sandbox/okta/org';
import { samlMetadata } from '../../sandbox/okta/saml-metadata';
import {
  ACCOUNT,
  federatedAccount,
  OKTA_STATEMENT,
  PROVIDER,
  type Federated,
} from '../sandbox/aws/support/federated-account';
import { awsApp, AWS_APP } from '../sandbox/okta/support/app';
import { activeRule, ADA, anyOf, JAMES, newGroup, testOrg } from '../sandbox/okta/support/org';
import { RoleSampler, watchRoles } from './role-sampler';

const ADMIN = `arn:aws:iam::${ACCOUNT}:role/Okta-Tech-Admin`;
const SETTINGS = {
  groupFilter: String.raw`^aws\#\S+\#(?{{role}}[\w\-]+)\#(?{{accountid}}\d+)$`,
  roleValuePattern: 'arn:aws:iam::${accountid}:saml-provider/Okta,arn:aws:iam::${accountid}:role/${role}',
  useGroupMapping: true,
  joinAllRoles: true,
};

let at: Federated;
beforeAll(async () => (at = await federatedAccount()));
afterAll(() => at.aws.stop());

/** James is in Support, which a rule brings into the role group of Okta-Tech-Admin. */
async function federation() {
  const org = testOrg();
  const app = await awsApp(org, { settings: { app: SETTINGS } });
  const [support, role] = [newGroup(org, 'Support'), newGroup(org, `aws#Tech#Okta-Tech-Admin#${ACCOUNT}`)];
  addMember(org, support, JAMES);
  const rule = activeRule(org, 'R', anyOf(support), [role]);
  assignGroup(org, app.id, role, {});
  const setMetadata = (signedBy: App) =>
    at.iam('UpdateSAMLProvider', {
      SAMLProviderArn: PROVIDER,
      SAMLMetadataDocument: samlMetadata(signedBy, currentKey(signedBy), 'http://127.0.0.1'),
    });
  await setMetadata(app);
  await at.iam('DeleteRole', { RoleName: 'Okta-Tech-Admin' });
  await at.role('Okta-Tech-Admin');
  const sampler = new RoleSampler(() => org, at.aws);
  const rolesOf = async (login: string) => [...((await sampler.look()).get(login) ?? [])];
  return { org, app, support, role, rule, sampler, rolesOf, setMetadata };
}

test('somebody can assume what group, assignment, filter, provider and trust policy let them', async () => {
  const { rolesOf } = await federation();
  expect(await rolesOf(JAMES)).toEqual([ADMIN]);
  expect(await rolesOf(ADA)).toEqual([]);
});

type Made = Awaited<ReturnType<typeof federation>>;
const breaks: readonly [string, (made: Made) => unknown][] = [
  ['the membership', ({ org, support }) => removeMember(org, support, JAMES)],
  [
    'the group rule',
    ({ org, rule }) => {
      deactivateRule(org, rule);
      deleteRule(org, rule, true);
    },
  ],
  ['the assignment', ({ org, app, role }) => unassignGroup(org, app.id, role)],
  ['the app’s group filter', ({ org, app }) => replaceApp(org, app.id, { ...AWS_APP, settings: { app: {} } })],
  ['the role', () => at.iam('DeleteRole', { RoleName: 'Okta-Tech-Admin' })],
  [
    'the trust policy',
    () =>
      at.iam('UpdateAssumeRolePolicy', {
        RoleName: 'Okta-Tech-Admin',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: { ...OKTA_STATEMENT, Principal: { Federated: `${PROVIDER}-2` } },
        }),
      }),
  ],
  [
    'the signing key, which the account does not know',
    async ({ org, app }) => {
      const key = await makeSigningKey(org);
      addKey(org, app.id, key);
      replaceApp(org, app.id, { ...AWS_APP, settings: { app: SETTINGS }, credentials: { signing: { kid: key.kid } } });
    },
  ],
];
test.each(breaks)('somebody loses the role with %s', async (_, breakIt) => {
  const made = await federation();
  expect(await made.rolesOf(JAMES)).toEqual([ADMIN]);
  await breakIt(made);
  expect(await made.rolesOf(JAMES)).toEqual([]);
});

describe('watching', () => {
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

  test('a role that is gone for a moment is noticed, and so is when', async () => {
    const { org, support, sampler } = await federation();
    const watched = await watchRoles(sampler, async () => {
      await pause(100);
      removeMember(org, support, JAMES);
      // Longer than the slowest look on a busy machine.
      await pause(400);
      const rule = activeRule(
        org,
        'R2',
        anyOf(support),
        [...(org.groupAssignments.values().next().value ?? [])].map(([id]) => id),
      );
      addMember(org, support, JAMES);
      expect(rule).not.toBe('');
      await pause(100);
    });
    expect(watched.gaps).toHaveLength(1);
    expect(watched.gaps[0]).toMatch(new RegExp(`^${JAMES} ${ADMIN} was missing \\d+ times, first after \\d+ ms$`));
    expect([watched.lost, watched.gained]).toEqual([[], []]);
    expect(watched.looks).toBeGreaterThan(watched.milliseconds / 100);
  });

  test('what is taken away for good is lost, and not a gap; what is given is gained', async () => {
    const { org, support, sampler } = await federation();
    const watched = await watchRoles(sampler, async () => {
      removeMember(org, support, JAMES);
      addMember(org, support, ADA);
      await pause(50);
    });
    expect(watched).toMatchObject({ gaps: [], lost: [`${JAMES} ${ADMIN}`], gained: [`${ADA} ${ADMIN}`] });
  });

  test('a renamed role can count as the same one', async () => {
    const { org, support, app, sampler } = await federation();
    await at.role('Okta-Tech-Boss');
    const renamed = newGroup(org, `aws#Tech#Okta-Tech-Boss#${ACCOUNT}`);
    const sameRole = (arn: string) => arn.replace(/-(Admin|Boss)$/, '-first');
    const watched = await watchRoles(
      sampler,
      async () => {
        activeRule(org, 'R2', anyOf(support), [renamed]);
        assignGroup(org, app.id, renamed, {});
        await at.iam('DeleteRole', { RoleName: 'Okta-Tech-Admin' });
      },
      { sameRole },
    );
    expect([...(watched.after.get(JAMES) ?? [])]).toEqual([ADMIN.replace('Admin', 'Boss')]);
    expect(watched).toMatchObject({ gaps: [], lost: [], gained: [] });
    await at.iam('DeleteRole', { RoleName: 'Okta-Tech-Boss' });
  });

  test('what the work throws is thrown', async () => {
    const { sampler } = await federation();
    await expect(watchRoles(sampler, () => Promise.reject(new Error('no plan')))).rejects.toThrow('no plan');
  });
});
