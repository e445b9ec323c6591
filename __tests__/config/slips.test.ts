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
  ['a duration in ISO 8601', base.role('sessionDuration: PT4H'), /"PT4H" is not a duration \(did you mean 4h\?\)/],
  ['a duration in words', base.role('sessionDuration: 90 minutes'), /is not a duration \(did you mean 90m\?\)/],
  ['a list of durations', base.role('sessionDuration: [4h]'), /needs a duration like 1h/],
  [
    'an account id in curly quotes',
    { 'accounts/tech.yaml': 'id: “123456789012”\nname: Tech\n' },
    /needs 12 digits \(write '123456789012', with nothing but digits in straight quotes\)/,
  ],
  ['a mapping where a list is needed', base.account('roles: { Deploy: { grantedTo: { group: Support } } }'), /"- "\)/],
  ['a quoted true', base.groups('Auditors: { existing: "true" }'), /true, false, released \(write it without quotes\)/],
  [
    'a region with a typo',
    base.federation('signInRegions: [us-east-1, eu-centrl-1]'),
    /"eu-centrl-1" has not the form/,
  ],
  ['account files in a folder of their own', { 'accounts/prod/a.yaml': '' }, /accounts\/prod:1:1 {2}is a folder \(/],
];

/** What makes the parser stop, and the only problem that is reported of it. */
const SYNTAX: readonly (readonly [string, string, string])[] = [
  [
    'a key that is indented deeper than the one above',
    'id: "123456789012"\nname: Tech\nroles:\n  Deploy:\n    description: Rolls out\n      policies: [A]\n    tags: {}\n',
    '6:7  policies is indented deeper than description in the line above, which has a value already (indent keys of one mapping alike)',
  ],
  [
    'a first key that is indented less than the others',
    'id: "123456789012"\nname: Tech\nroles:\n  Deploy:\n  description: Rolls out\n    # why\n    policies: [A]\n    tags: {}\n',
    '7:5  policies is indented deeper than description in the line above, which has a value already (indent keys of one mapping alike)',
  ],
  [
    'a tab',
    'id: "123456789012"\nname: Tech\nroles:\n  Deploy:\n\tdescription: Rolls out\n    tags: {}\n',
    '5:1  not valid YAML: Tabs are not allowed as indentation (indent with spaces)',
  ],
  [
    'a no-break space',
    'id: "123456789012"\nname: Tech\nalias:\u00a0tech\n',
    '3:7  has the character U+00A0, which looks like a space and is a letter to YAML (replace it with a space)',
  ],
];

test.each(SYNTAX)('%s is reported where it is, and nothing that follows from it', (_, text, problem) =>
  expect(withFiles({ 'accounts/tech.yaml': text }, (directory) => problemsOf(directory))).toEqual([
    `config/accounts/tech.yaml:${problem}`,
  ]),
);

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
