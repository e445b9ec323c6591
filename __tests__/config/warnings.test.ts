import { accounts, app } from './support/edges';
import { base, warningsOf, withFiles } from './support/fixtures';

const warnings = (files: Readonly<Record<string, string>>, today?: string) =>
  withFiles(files, (directory) => warningsOf(directory, today));

describe('a role that nobody is granted', () => {
  const rule = /nobody is granted this role \(grant it with grantedTo, or delete it\)$/;

  test.each([
    ['no grants', base.account('roles: { Deploy: {} }'), 'config/accounts/tech.yaml:3:10  roles.Deploy:'],
    [
      'an empty list',
      base.account('roles: { Deploy: { grantedTo: [] } }'),
      'config/accounts/tech.yaml:3:10  roles.Deploy:',
    ],
    [
      'a list that an account emptied',
      base.account('roles: { Admin: { grantedTo: [] } }'),
      'config/accounts/tech.yaml:3:10  roles.Admin:',
    ],
    ['nothing, adopted', base.account('adopt: { legacy: {} }'), 'config/accounts/tech.yaml:3:10  adopt.legacy:'],
  ])('is a warning: %s', (_, files, place) => {
    const told = warnings(files);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(rule);
    expect(told[0]?.startsWith(place)).toBe(true);
  });

  test('is reported once for the organization’s, however many accounts have it', () => {
    const told = warnings({
      ...base.federation('  Audit: { policies: [SecurityAudit] }'),
      'accounts/a.yaml': 'id: "000000000001"\nname: A\n',
      'accounts/b.yaml': 'id: "000000000002"\nname: B\n',
    });
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^config\/federation\.yaml:4:3 {2}roles\.Audit: nobody/);
  });

  test('is none where an account grants the organization’s role', () => {
    const told = warnings({
      ...base.federation('  Audit: { policies: [SecurityAudit] }'),
      ...base.account('roles: { Audit: { grantedTo: [Support] } }'),
    });
    expect(told).toEqual([]);
  });

  test('is reported with the grants that ended', () => {
    const files = base.account('adopt: { legacy: { grantedTo: [{ group: Support, until: 2026-01-01 }] } }');
    expect(warnings(files, '2026-01-01')).toEqual([]);
    expect(warnings(files, '2026-01-02')).toHaveLength(2);
  });

  test('is none that is given back, or whose account is retired', () => {
    expect(warnings(base.account('adopt: { legacy: { release: true } }'))).toEqual([]);
    expect(warnings(base.account('retired: true\nroles: { Deploy: {} }'))).toEqual([]);
  });
});

describe('a granted role without policies', () => {
  const rule = /has no policy: people can choose this role and do nothing with it/;

  test.each([
    ['never listed', 'roles: { Deploy: { grantedTo: [Support] } }'],
    ['listed as none', 'roles: { Deploy: { policies: [], grantedTo: [Support] } }'],
    ['taken from the organization’s role', 'roles: { Admin: { policies: [] } }'],
  ])('is a warning: %s', (_, account) => {
    const told = warnings(base.account(account));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(rule);
  });

  test.each([
    ['it has one', 'roles: { Deploy: { policies: [ReadOnlyAccess], grantedTo: [Support] } }'],
    ['its account is retired', 'retired: true\nroles: { Deploy: { grantedTo: [Support] } }'],
  ])('is none where %s', (_, account) => expect(warnings(base.account(account))).toEqual([]));
});

describe('a role path', () => {
  const deploy = `  ${'D'.repeat(49)}: { policies: [ReadOnlyAccess], grantedTo: [Support] }`;

  test('that makes names too long for Switch Role is a warning', () => {
    const [told, ...rest] = warnings(base.federation(`${deploy}\nrolePath: /okta/`));
    expect(rest).toEqual([]);
    expect(told).toMatch(/federation\.yaml:5:11 {2}rolePath: with it 1 role names are longer than 64 characters/);
  });

  test('is none where they fit, or where there is no path', () => {
    expect(warnings(base.federation(`${deploy}\nrolePath: /a/`))).toHaveLength(0);
    expect(warnings(base.federation(deploy))).toEqual([]);
  });
});

describe('an ARN of one of AWS’s policies', () => {
  const policy = (name: string) => base.role(`policies: ["arn:aws:iam::aws:policy/${name}"]`);

  test('that is nearly a known one is a warning', () => {
    expect(warnings(policy('AdministratorAcces'))).toEqual([
      'config/accounts/tech.yaml:4:46  roles.Deploy.policies[0]: "arn:aws:iam::aws:policy/AdministratorAcces" no AWS managed policy of this name is known (did you mean "AdministratorAccess"?)',
    ]);
  });

  test.each(['AdministratorAccess', 'job-function/ViewOnlyAccess', 'EntirelyNewServiceOfTomorrowFullAccess'])(
    '%s is none',
    (name) => expect(warnings(policy(name))).toEqual([]),
  );
});

describe('many assignments', () => {
  const grants = accounts(3, 70, () => 'Support');
  const org = (assign: string) => app(assign === '' ? 'label: AWS' : `assign: ${assign}`);

  test('are a warning with the requests that fewer would save', () => {
    expect(warnings({ ...org(''), ...grants })).toEqual([
      expect.stringMatching(
        /okta: app\.assign is "all": each change .* 211 requests again, at least 3 minutes .*"management-groups", which saves 210 of them/,
      ),
    ]);
  });

  test('are none where only management groups are assigned, and where there are few', () => {
    expect(warnings({ ...org('management-groups'), ...grants })).toEqual([]);
    expect(warnings({ ...org(''), ...accounts(2, 70, () => 'Support') })).toEqual([]);
  });
});

describe('more role groups in one stack than an apply takes well', () => {
  const many = (count: number, more = '') => ({
    ...base.federation(`  Audit: { policies: [SecurityAudit], grantedTo: [Admins] }${more}`),
    'management-groups.yaml': `Admins: {}\n${Array.from({ length: count }, (_, i) => `Team${i}: {}\n`).join('')}`,
    ...Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `accounts/a${i}.yaml`,
        `id: "${String(i).padStart(12, '0')}"\nname: A${i}\nroles: { Admin: { grantedTo: [Team${i}] }, Audit: { grantedTo: [Team${i}] } }\n`,
      ]),
    ),
  });
  const told = (files: Readonly<Record<string, string>>) =>
    warnings(files).filter((text) => text.includes('role groups, and a change in one account plans all of them'));

  test('is a warning with the number of shards that is enough', () => {
    expect(told(many(245))).toEqual([]);
    expect(told(many(260))).toEqual([
      expect.stringMatching(
        /one stack has 52\d role groups.*write "layout: per-account" and "shards: (4|8)"/,
      ) as string,
    ]);
  });

  test('is none where shards are enough', () => {
    const spread = many(260, '\nlayout: per-account');
    const { 'federation.yaml': yaml } = spread;
    const files = {
      ...spread,
      'federation.yaml': yaml.replace(
        'orgName: mueller-tech',
        'orgName: mueller-tech, shards: 4, app: { assign: management-groups }',
      ),
    };
    expect(warnings(files)).toEqual([]);
  });
});
