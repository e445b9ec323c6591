import fc from 'fast-check';
import { appSettingsSchema } from '../../../../sandbox/okta/user/app-settings';
import { GroupFilterUnusable } from '../../../../sandbox/okta/user/group-filter';
import { type HeldGroup, rolesFor } from '../../../../sandbox/okta/user/roles';

const SETTINGS = {
  useGroupMapping: true,
  joinAllRoles: true,
  groupFilter: String.raw`^aws\#\S+\#(?{{role}}[\w\-]+)\#(?{{accountid}}\d+)$`,
  roleValuePattern: 'arn:aws:iam::${accountid}:saml-provider/Okta,arn:aws:iam::${accountid}:role/${role}',
};
const settings = (changed: Record<string, unknown> = {}) => appSettingsSchema.parse({ ...SETTINGS, ...changed });
const value = (role: string, account = '123456789012') =>
  `arn:aws:iam::${account}:saml-provider/Okta,arn:aws:iam::${account}:role/${role}`;

function group(name: string, changed: Partial<HeldGroup> = {}): HeldGroup {
  return { name, source: 'okta', assignment: { priority: 0, samlRoles: [] }, ...changed };
}
const ADMIN = 'aws#Mueller-Tech#Okta-Mueller-Tech-Admin#123456789012';
const READ_ONLY = 'aws#Mueller-Tech#Okta-Mueller-Tech-ReadOnly#123456789012';

describe('with group mapping', () => {
  test('each role group of the user is a role, sorted, provider first, no white space', () => {
    const groups = [group(READ_ONLY), group(ADMIN), group('aws#Audit#Okta-Audit-Admin#000000000042')];
    expect(rolesFor({ settings: settings(), groups })).toEqual([
      value('Okta-Audit-Admin', '000000000042'),
      value('Okta-Mueller-Tech-Admin'),
      value('Okta-Mueller-Tech-ReadOnly'),
    ]);
  });

  test('two groups for one role give it once', () => {
    const groups = [group(ADMIN), group(ADMIN.replace('Mueller-Tech', 'Old-Name'))];
    expect(rolesFor({ settings: settings(), groups })).toEqual([value('Okta-Mueller-Tech-Admin')]);
  });

  test('somebody who has no group that is assigned to the app gets nothing', () => {
    const groups = [{ name: ADMIN, source: 'okta' }];
    expect(rolesFor({ settings: settings(), groups })).toEqual([]);
  });

  test.each([
    ['another group is assigned', { groups: [{ name: ADMIN, source: 'okta' }, group('Support')] }],
    ['the app is assigned in person', { groups: [{ name: ADMIN, source: 'okta' }], inPerson: true }],
  ])('a group that is not assigned counts where %s', (_, question) => {
    expect(rolesFor({ settings: settings(), ...question })).toEqual([value('Okta-Mueller-Tech-Admin')]);
  });

  test('a group that the filter does not match gives nothing', () => {
    const groups = ['Support', 'aws#Mueller-Tech#Read.Only#123456789012'].map((name) => group(name));
    expect(rolesFor({ settings: settings(), groups })).toEqual([]);
  });

  test('a directory group gives nothing unless the app filter names its directory', () => {
    const groups = [group(ADMIN, { source: 'active_directory' })];
    expect(rolesFor({ settings: settings(), groups })).toEqual([]);
    const both = settings({ appFilter: 'okta, active_directory' });
    expect(rolesFor({ settings: both, groups })).toEqual([value('Okta-Mueller-Tech-Admin')]);
  });

  test('a group whose name lacks a part that the pattern asks for gives nothing', () => {
    const groups = [group('aws-Admin')];
    expect(rolesFor({ settings: settings({ groupFilter: '^aws-(?{{role}}\\w+)$' }), groups })).toEqual([]);
    const fixed = settings({ groupFilter: '^aws-(?{{role}}\\w+)$', roleValuePattern: 'p,arn:aws:iam::1:role/${role}' });
    expect(rolesFor({ settings: fixed, groups })).toEqual(['p,arn:aws:iam::1:role/Admin']);
  });

  test('a filter that cannot be applied is reported to everybody who asks', () => {
    const broken = settings({ groupFilter: '(' });
    expect(() => rolesFor({ settings: broken, groups: [group(ADMIN)] })).toThrow(GroupFilterUnusable);
    expect(() => rolesFor({ settings: broken, groups: [] })).toThrow(GroupFilterUnusable);
  });

  test('roles picked by hand count only with "Join all roles"', () => {
    const identityProviderArn = 'arn:aws:iam::123456789012:saml-provider/Okta';
    const groups = [group(ADMIN), group('Support', { assignment: { priority: 0, samlRoles: ['Helper'] } })];
    const answer = (joinAllRoles: boolean) =>
      rolesFor({ settings: settings({ identityProviderArn, joinAllRoles }), groups, direct: ['Own'] });
    expect(answer(false)).toEqual([value('Okta-Mueller-Tech-Admin')]);
    expect(answer(true)).toEqual([value('Helper'), value('Okta-Mueller-Tech-Admin'), value('Own')]);
  });

  test('more groups never take a role away', () => {
    const names = fc.array(fc.constantFrom(ADMIN, READ_ONLY, 'Support', 'aws#X#Y#1'));
    fc.assert(
      fc.property(names, names, (some, more) => {
        const roles = (held: string[]) => rolesFor({ settings: settings(), groups: held.map((name) => group(name)) });
        expect(roles([...some, ...more])).toEqual(expect.arrayContaining(roles(some)));
      }),
      { numRuns: 25 },
    );
  });
});

describe('without group mapping', () => {
  const identityProviderArn = 'arn:aws:iam::123456789012:saml-provider/Okta';
  const picked = (priority: number, ...samlRoles: string[]) =>
    group(`Group ${priority}`, { assignment: { priority, samlRoles } });
  const groups = [picked(1, 'Second'), picked(0, 'First', 'Also')];
  const roles = (changed: Record<string, unknown>, direct: string[] = []) =>
    rolesFor({ settings: settings({ useGroupMapping: false, identityProviderArn, ...changed }), groups, direct });

  test('the group with the lowest priority decides', () => {
    expect(roles({ joinAllRoles: false })).toEqual([value('Also'), value('First')]);
  });
  test('the roles picked for the user go before any group', () => {
    expect(roles({ joinAllRoles: false }, ['Own'])).toEqual([value('Own')]);
  });
  test('"Join all roles" adds them all up', () => {
    expect(roles({ joinAllRoles: true }, ['Own'])).toEqual(
      ['Also', 'First', 'Own', 'Second'].map((name) => value(name)),
    );
  });
  test('a role group is a group like any other', () => {
    expect(rolesFor({ settings: settings({ useGroupMapping: false }), groups: [group(ADMIN)] })).toEqual([]);
  });
  test.each([undefined, 'arn:aws:iam::123:saml-provider/Okta', 'Okta'])(
    'nothing is left where the identity provider ARN is %j: no account is known',
    (arn) => expect(roles({ identityProviderArn: arn })).toEqual([]),
  );
  test('the partition is the identity provider’s', () => {
    const arn = 'arn:aws-us-gov:iam::123456789012:saml-provider/Okta';
    expect(roles({ identityProviderArn: arn, joinAllRoles: false }, ['Own'])).toEqual([
      `${arn},arn:aws-us-gov:iam::123456789012:role/Own`,
    ]);
  });
});
