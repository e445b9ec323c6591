import { base, problemsOf, withFiles } from './support/fixtures';

/** What people write when they are new here, and the way out that they are shown. */
const SLIPS: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
  [
    'a path with a typo',
    { ...base.role('policies: [{ file: policies/deplyo.json }]'), 'policies/deploy.json': '{}' },
    /"policies\/deplyo\.json" does not exist \(did you mean "policies\/deploy\.json"\?\)/,
  ],
  [
    'a managed policy without the end of its name',
    base.role('policies: [ViewOnly]'),
    /"ViewOnly" is known \(did you mean "ViewOnlyAccess"\?\)/,
  ],
  [
    'markers of a merge conflict',
    { 'accounts/tech.yaml': 'id: "123456789012"\n<<<<<<< HEAD\nname: A\n=======\nname: B\n>>>>>>> other\n' },
    /tech\.yaml:2:1 {2}has an unresolved merge conflict/,
  ],
  [
    'markers of a merge conflict in a policy',
    { ...base.role('policies: [{ file: policies/p.json }]'), 'policies/p.json': '{\n<<<<<<< HEAD\n}\n>>>>>>> b\n' },
    /p\.json:2:1 {2}has an unresolved merge conflict/,
  ],
  [
    'a person in grantedTo',
    base.account('roles: { Deploy: { grantedTo: [james@mueller-tech.com] } }'),
    /looks like a person’s login; roles are granted to management groups only/,
  ],
  [
    'one value where a list is needed',
    base.role('policies: PowerUserAccess'),
    /needs a list \(write it in brackets: \[PowerUserAccess\]\)/,
  ],
  ['hours without a unit', base.role('sessionDuration: 4'), /4 needs 1h to 12h \(did you mean 4h\?/],
  ['minutes without a unit', base.role('sessionDuration: 90'), /90 needs 1h to 12h \(did you mean 90m\?/],
  [
    'a role beside the mapping of roles',
    base.account('roles:\n  Other: {}\nDeploy: { policies: [ReadOnlyAccess] }'),
    /Deploy: unknown key \(known here: .*; indent it if it belongs to "roles"\)/,
  ],
  [
    'a key of a role beside the role',
    base.account('roles:\n  Deploy:\n    description: x\n  policies: [ReadOnlyAccess]'),
    /roles\.policies: needs a mapping \(indent policies one level deeper/,
  ],
];

test.each(SLIPS)('%s is one problem with its remedy', (_, files, remedy) => {
  const problems = withFiles(files, (directory) => problemsOf(directory)).filter(
    (told) => !/policy document/.test(told),
  );
  expect(problems.filter((told) => remedy.test(told))).toHaveLength(1);
});

test('a number that is seconds, and too few of them for hours or minutes to be meant, gets no guess', () => {
  const [problem] = withFiles(base.role('sessionDuration: 3599'), (directory) => problemsOf(directory));
  expect(problem).toMatch(/needs 1h to 12h \(AWS allows no other session\)/);
});

describe('the org', () => {
  const told = (okta: string) =>
    withFiles({ 'federation.yaml': `okta: ${okta}\nroles: {}\n` }, (directory) => problemsOf(directory)).join('\n');

  test.each([
    ['{ orgName: mueller-tech-admin }', 'is the address of the Admin Console (write mueller-tech)'],
    ['{ orgName: "https://mueller-tech-admin.oktapreview.com/" }', 'write mueller-tech, and baseUrl: oktapreview.com'],
    ['{ orgName: login.mueller-tech.com }', 'a custom domain does not replace it'],
    ['{ orgName: mueller-tech, baseUrl: login.mueller-tech.com }', 'with a custom domain, write the domain'],
    ['{ orgName: mueller-tech, baseUrl: okta.cmo }', 'did you mean "okta.com"?'],
  ])('%s is refused with the way out', (okta, remedy) => expect(told(okta)).toContain(remedy));

  test.each(['{ orgName: mueller-tech }', '{ orgName: admin }', '{ orgName: mueller-administration }'])(
    '%s is taken',
    (okta) => expect(told(okta)).not.toContain('okta.orgName'),
  );
});
