import { X509Certificate } from 'node:crypto';
import type { FaultKind } from '../../../sandbox/okta/faults';
import { deleteGroup } from '../../../sandbox/okta/groups';
import { addMember, removeMember } from '../../../sandbox/okta/memberships';
import { currentKey } from '../../../sandbox/okta/org';
import { roleGroupName } from './support/federation-plan';
import { forEachOktaProvider } from './support/okta-provider';
import { ADA, groupNamed, JAMES, logins } from './support/org';
import { Story } from './support/provider-story';

forEachOktaProvider((provider) => {
  describe(`with the Okta provider ${provider.version}`, () => {
    const story = new Story(provider);
    beforeAll(() => story.begin());
    afterAll(() => story.end());

    test('the plan is applied, and what it makes is what it says', () => {
      const { org } = story.okta;
      expect([...org.rules.values()].map(({ name, status }) => [name, status]).sort()).toEqual([
        ['AWS Admin', 'ACTIVE'],
        ['AWS ReadOnly', 'ACTIVE'],
      ]);
      const [app] = [...org.apps.values()];
      expect(app?.settings.app).toMatchObject({
        groupFilter: String.raw`^aws\#\S+\#(?{{role}}[\w\-]+)\#(?{{accountid}}\d+)$`,
        roleValuePattern: 'arn:aws:iam::${accountid}:saml-provider/Okta,arn:aws:iam::${accountid}:role/${role}',
        useGroupMapping: true,
      });
      expect(org.policies.get(app?.policyId ?? '')?.name).toBe('AWS Account Federation');
      for (const role of ['Admin', 'ReadOnly']) expect(story.members(role)).toEqual([JAMES]);
    });

    test('the second plan is empty', async () => expect(await story.differs()).toBe(false));

    test('a changed grant updates the rule in place, and nobody else loses access at any moment', async () => {
      const { org } = story.okta;
      addMember(org, groupNamed(org, 'Auditors').id, ADA);
      const before = [...org.rules.keys()].sort();
      const lost = story.watchFor(() => !story.members('Admin').includes(JAMES));
      await story.change({ roles: { ...story.plan.roles, Admin: ['Cloud Admins', 'Auditors'] } });
      expect(lost()).toBe(false);
      expect(story.members('Admin')).toEqual([ADA, JAMES]);
      expect([...org.rules.keys()].sort()).toEqual(before);
      expect(await story.differs()).toBe(false);
      removeMember(org, groupNamed(org, 'Auditors').id, ADA);
      expect(story.members('Admin')).toEqual([JAMES]);
    });

    test('a rename and a longer session change the app in place', async () => {
      const ids = [...story.okta.org.apps.keys()];
      await story.change({ label: 'AWS', sessionSeconds: 7200 });
      const [app] = [...story.okta.org.apps.values()];
      expect([...story.okta.org.apps.keys()]).toEqual(ids);
      expect(app).toMatchObject({ label: 'AWS', settings: { app: { sessionDuration: 7200, joinAllRoles: true } } });
      expect(await story.differs()).toBe(false);
    });

    test('a role comes with its group, rule and assignment, and goes with them', async () => {
      const roles = story.plan.roles;
      await story.change({ roles: { ...roles, Billing: ['Support'] } });
      expect(story.members('Billing')).toEqual([JAMES]);
      expect(await story.differs()).toBe(false);
      await story.change({ roles });
      const names = [...story.okta.org.groups.values()].map(({ profile }) => profile.name);
      expect(names).not.toContain(roleGroupName('Billing'));
      expect(story.okta.org.rules.size).toBe(2);
      expect(await story.differs()).toBe(false);
    });

    test('a new signing key signs at once, and the metadata follows with the next apply', async () => {
      const key = () => currentKey([...story.okta.org.apps.values()][0] ?? fail());
      const old = key();
      await story.change({ keyName: '2027' });
      expect(key().kid).not.toBe(old.kid);
      const years = new Date(new X509Certificate(Buffer.from(key().certificate, 'base64')).validTo).getUTCFullYear();
      expect(years - new Date().getUTCFullYear()).toBe(3);
      // The provider plans with the metadata that it knows: the new one shows in the next plan.
      const metadata = async () =>
        String((await story.workspace.terraform.outputs()).get('metadata')).replace(/\s/g, '');
      expect(await metadata()).toContain(old.certificate);
      expect(await story.differs()).toBe(true);
      await story.workspace.terraform.apply();
      expect(await metadata()).toContain(key().certificate);
      expect(await story.differs()).toBe(false);
    });

    test('what somebody changed by hand is repaired', async () => {
      const { org } = story.okta;
      const { id } = groupNamed(org, 'Support');
      removeMember(org, id, JAMES);
      const [rule] = [...org.rules.values()];
      if (rule) org.rules.set(rule.id, { ...rule, status: 'INACTIVE' });
      expect(await story.differs()).toBe(true);
      await story.workspace.terraform.apply();
      expect(logins(org, id)).toEqual([JAMES]);
      expect([...org.rules.values()].every(({ status }) => status === 'ACTIVE')).toBe(true);
      expect(await story.differs()).toBe(false);
    });

    test.each<[FaultKind, string, string]>([
      ['policy-lock', 'POST', '/groups/rules$'],
      ['policy-lock', 'POST', '/lifecycle/activate$'],
      ['server-error', 'POST', '/groups$'],
      ['rate-limit', 'GET', '/groups/00g'],
      ['slow', 'PUT', '/apps/'],
      ['dropped', 'POST', '/groups$'],
      ['dropped', 'PUT', '/apps/'],
    ])('after %s on %s %s one more apply converges, and nothing is lost', async (kind, method, path) => {
      const { okta, plan, workspace } = story;
      const lost = story.watchFor(() => !story.members('Admin').includes(JAMES));
      okta.faults.add({ kind, method, path });
      story.rewrite({ roles: { ...plan.roles, Extra: ['Support'] } });
      await workspace.terraform.run('apply', '-auto-approve');
      expect(okta.faults.list()).toMatchObject([{ struck: 1 }]);
      okta.faults.clear();
      await workspace.terraform.apply();
      expect(await story.differs()).toBe(false);
      expect(story.members('Extra')).toEqual([JAMES]);
      await story.change({ roles: plan.roles });
      expect(await story.differs()).toBe(false);
      expect(lost()).toBe(false);
    });

    test('without create_before_destroy a role group takes its assignment along, over which 4.20 fails and later ones don’t', async () => {
      const { plan, workspace } = story;
      const order = { createBeforeDestroy: false };
      await story.change({ ...order, roles: { ...plan.roles, Extra: ['Support'] } });
      story.rewrite({ ...order, roles: plan.roles });
      const { code, stderr } = await workspace.terraform.run('apply', '-auto-approve');
      if (provider.version === '4.20.0') expect(stderr).toContain('could not delete assignment');
      expect(code).toBe(provider.version === '4.20.0' ? 1 : 0);
      await story.change({ ...plan, ...order });
      expect(await story.differs()).toBe(false);
      await story.change({ ...plan, createBeforeDestroy: true });
    });

    test('a group whose answer was lost is there, so that the next apply finds its name taken', async () => {
      const { okta, plan, workspace } = story;
      okta.faults.add({ kind: 'dropped', method: 'POST', path: '/groups$', carriedOut: true });
      story.rewrite({ roles: { ...plan.roles, Extra: ['Support'] } });
      const failed = async () => (await workspace.terraform.run('apply', '-auto-approve')).stderr;
      await failed();
      expect(await failed()).toContain('An object with this field already exists');
      deleteGroup(okta.org, groupNamed(okta.org, roleGroupName('Extra')).id);
      await workspace.terraform.apply();
      expect(story.members('Extra')).toEqual([JAMES]);
      await story.change({ roles: plan.roles });
    });

    test('destroy leaves the org as it was', async () => {
      await story.workspace.terraform.destroy();
      expect(story.remains()).toEqual(story.atFirst);
      expect(await story.workspace.terraform.addresses()).toEqual([]);
    });
  });
});

function fail(): never {
  throw new Error('the org has no app');
}
