import { mergeMetadata } from '../../lib/cli/metadata/merge-metadata';
import { groupsOf, user } from '../../sandbox/okta/org';
import type { Fault } from '../../sandbox/okta/faults';
import { accountClient } from '../sandbox/aws/support/iam';
import { AWS_PROVIDER, describeWith, OKTA_PROVIDER } from '../support/real-parts';
import { Rehearsal, sampled } from './support/rehearsal';

const JAMES = 'james@mueller-tech.com';
const SUPPORT = 'support@mueller-tech.com';
const AUDITOR = 'auditors@mueller-tech.com';
const ADMIN = 'arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Admin';

describeWith([OKTA_PROVIDER, AWS_PROVIDER], 'the life of a federation', () => {
  let rehearsal: Rehearsal;
  beforeAll(async () => (rehearsal = await Rehearsal.start()));
  afterAll(() => rehearsal.stop());

  const org = () => rehearsal.sandbox.okta.org;
  const groupNames = (login: string) =>
    groupsOf(org(), user(org(), login)?.id ?? '').map(({ profile }) => profile.name);
  const ruleIds = () => [...org().rules.values()].map(({ id, name }) => `${name} ${id}`).sort();

  /** Applies, and says whom it cost a group that they had before and have afterwards. */
  async function applyWatching(login: string): Promise<void> {
    const before = new Set(groupNames(login));
    const { looks, wrong } = await sampled(
      () => {
        const now = new Set(groupNames(login));
        const lost = [...before].filter((name) => !now.has(name));
        return lost.length === 0 ? undefined : `${login} is not in ${lost.join(', ')}`;
      },
      () => rehearsal.apply(),
      1,
    );
    expect(looks).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  }

  test('a second plan is empty', async () => {
    expect(await rehearsal.unsettled()).toEqual([]);
    expect(await rehearsal.rolesOf(JAMES)).toContain(ADMIN);
  });

  test('an account is added by one file, and nobody loses a role meanwhile', async () => {
    rehearsal.write('accounts/mueller-lab.yaml', "id: '012345678901'\nname: Mueller-Lab\nalias: mueller-lab\n");
    await applyWatching(JAMES);
    const added = 'arn:aws:iam::012345678901:role/Okta-Mueller-Lab-Admin';
    expect(await rehearsal.rolesOf(JAMES)).toContain(added);
    expect(await rehearsal.become(JAMES, added)).toBe(
      `arn:aws:sts::012345678901:assumed-role/Okta-Mueller-Lab-Admin/${JAMES}`,
    );
    expect(await rehearsal.unsettled()).toEqual([]);
  });

  test('a changed grant updates its rule in place, and nobody else loses a group at any moment', async () => {
    const rules = ruleIds();
    expect(await rehearsal.rolesOf(SUPPORT)).not.toContain(ADMIN);
    rehearsal.edit('federation.yaml', (document) =>
      document.setIn(['roles', 'Admin', 'grantedTo'], ['Cloud Admins', 'Support']),
    );
    await applyWatching(JAMES);
    expect(ruleIds()).toEqual(rules);
    expect(await rehearsal.rolesOf(SUPPORT)).toContain(ADMIN);
    expect(await rehearsal.unsettled()).toEqual([]);
  });

  test('a revoked grant takes the role away from those that it served, and from nobody else', async () => {
    rehearsal.edit('federation.yaml', (document) => document.setIn(['roles', 'Admin', 'grantedTo'], ['Cloud Admins']));
    await applyWatching(JAMES);
    expect(await rehearsal.rolesOf(SUPPORT)).not.toContain(ADMIN);
    expect(await rehearsal.rolesOf(JAMES)).toContain(ADMIN);
  });

  test('the signing key is rotated, and no sign-in fails at any moment', async () => {
    const { api, okta } = rehearsal.sandbox;
    const [app] = okta.org.apps.values();
    if (!app) throw new Error('there is no app');
    const signingInAll = async (work: () => Promise<void>) => {
      const signIn = () => rehearsal.become(JAMES, ADMIN).then(() => undefined, String);
      const { looks, wrong } = await sampled(signIn, work, 100);
      expect(looks).toBeGreaterThan(0);
      expect(wrong).toEqual([]);
    };
    const { kid } = (await api.call('POST', `/apps/${app.id}/credentials/keys/generate?validityYears=2`)) as {
      kid: string;
    };
    const metadata = (key: string) => api.text(`/apps/${app.id}/sso/saml/metadata?kid=${key}`);
    rehearsal.write('rotation.xml', mergeMetadata(await metadata(app.kid), await metadata(kid)));
    const setting = ['okta', 'app', 'rotationMetadataFile'];
    rehearsal.edit('federation.yaml', (document) => document.setIn(setting, 'rotation.xml'));
    await signingInAll(() => rehearsal.apply());

    await signingInAll(async () => {
      const before = (await api.call('GET', `/apps/${app.id}`)) as object;
      await api.call('PUT', `/apps/${app.id}`, { ...before, credentials: { signing: { kid } } });
    });
    expect([...okta.org.apps.values()].map((now) => now.kid)).toEqual([kid]);

    rehearsal.edit('federation.yaml', (document) => document.deleteIn(setting));
    await signingInAll(() => rehearsal.apply());
    expect(await rehearsal.unsettled()).toEqual([]);
    expect(await rehearsal.become(JAMES, ADMIN)).toContain('Okta-Mueller-Tech-Admin');
  });

  const faults: readonly Fault[] = [
    { kind: 'policy-lock', path: '^/api/v1/groups/rules', method: 'PUT' },
    { kind: 'rate-limit', path: '^/api/v1/groups', seconds: 1 },
    { kind: 'server-error', path: '^/api/v1/groups/rules', method: 'PUT' },
    { kind: 'dropped', path: '^/api/v1/groups/rules', method: 'POST', carriedOut: true },
    { kind: 'slow', path: '^/api/v1/groups/rules', seconds: 2 },
  ];
  test.each(faults.map((fault, i) => [fault.kind, fault, i] as const))(
    'after %s, one more apply converges and nothing is lost',
    async (_, fault, i) => {
      const roles = await rehearsal.rolesOf(JAMES);
      const granted = i % 2 === 0 ? ['Auditors', 'Cloud Admins', 'Support'] : ['Cloud Admins', 'Support'];
      rehearsal.edit('federation.yaml', (document) => document.setIn(['roles', 'ReadOnly', 'grantedTo'], granted));
      rehearsal.sandbox.okta.faults.add(fault);
      await rehearsal.apply().catch(() => undefined);
      const [status] = rehearsal.sandbox.okta.faults.list();
      expect(status?.struck).toBe(1);
      rehearsal.sandbox.okta.faults.clear();
      await rehearsal.apply();
      expect(await rehearsal.unsettled()).toEqual([]);
      expect(await rehearsal.rolesOf(JAMES)).toEqual(roles);
      const reader = 'arn:aws:iam::123456789012:role/Okta-Mueller-Tech-ReadOnly';
      expect((await rehearsal.rolesOf(AUDITOR)).includes(reader)).toBe(granted.includes('Auditors'));
      expect([...org().rules.values()].map(({ status }) => status)).not.toContain('INACTIVE');
    },
  );

  test('an adopted role is given back as it was, and then nothing that was made is left', async () => {
    const iam = await accountClient(rehearsal.sandbox.aws, '123456789012');
    const roles = async () => {
      const names = (await iam('ListRoles')).root.getElementsByTagName('RoleName');
      return Array.from({ length: names.length }, (_, i) => names.item(i)?.textContent ?? '').sort();
    };
    for (const release of [true, 'forget']) {
      rehearsal.edit('accounts/mueller-tech.yaml', (document) =>
        document.setIn(['adopt', 'legacy-deployer'], { release }),
      );
      await rehearsal.apply();
      expect(await rehearsal.unsettled()).toEqual([]);
    }
    await rehearsal.sandbox.destroy();
    expect(await roles()).toEqual(['OrganizationAccountAccessRole', 'legacy-deployer']);
    const { root } = await iam('GetRole', { RoleName: 'legacy-deployer' });
    const document = root.getElementsByTagName('AssumeRolePolicyDocument').item(0)?.textContent ?? '';
    const trust = JSON.parse(decodeURIComponent(document)) as { Statement: { Sid: string }[] };
    expect([trust.Statement].flat().map(({ Sid }) => Sid)).toEqual(['Operations']);
    expect((await iam('ListSAMLProviders')).root.getElementsByTagName('Arn')).toHaveLength(0);
    expect((await iam('ListAccountAliases')).root.getElementsByTagName('member')).toHaveLength(0);
    const { rules, apps, groups } = org();
    expect([rules.size, apps.size]).toEqual([0, 0]);
    expect([...groups.values()].map(({ profile }) => profile.name).sort()).toEqual(['Auditors', 'Everyone']);
  });
});
