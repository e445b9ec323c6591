import { base } from './fixtures';

export type Files = Readonly<Record<string, string>>;

const list = (count: number, item: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => item(i)).join(', ');
const arn = (partition: string, account: string) => `"arn:${partition}:iam::${account}:policy/x"`;
export const app = (more: string) => base.federation('', { okta: `{ orgName: mueller-tech, app: { ${more} } }` });
const document = (length: number) => {
  const text = (filler: string) =>
    `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:a","s3:${filler}"],"Resource":"*"}]}`;
  return text('x'.repeat(length - text('').length));
};
const withDocument = (length: number) => ({
  ...base.role('policies: [{ file: p.json }]'),
  'p.json': document(length).replaceAll(',', ' ,\n'),
});
/** The trust policy that IAM is going to measure, written out by hand. */
const TRUST_POLICY =
  '{"Version":"2012-10-17","Statement":[{"Sid":"OktaAwsFederationf4235878","Effect":"Allow","Principal":{"Federated":' +
  '"arn:aws:iam::123456789012:saml-provider/Okta"},"Action":"sts:AssumeRoleWithSAML","Condition":{"StringEquals":' +
  '{"SAML:aud":"https://signin.aws.amazon.com/saml","saml:sub":""}}}]}';
const trust = (length: number) =>
  base.role(`conditions: { StringEquals: { "saml:sub": ${'s'.repeat(length - TRUST_POLICY.length)} } }`);
/** Accounts with `roles` roles each, granted to a group. */
export const accounts = (count: number, roles: number, group: (account: number) => string): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `accounts/${i === 0 ? 'tech' : `a${i}`}.yaml`,
      `id: "${String(100_000_000_000 + i)}"\nname: A${i}\nwithout: [Admin]\nroles:\n` +
        Array.from(
          { length: roles },
          (_, j) => `  R${j}: { policies: [ReadOnlyAccess], grantedTo: [${group(i)}] }\n`,
        ).join(''),
    ]),
  );
export const manyGroups = base.groups(list(20, (i) => `G${i}: {}`).replaceAll(', ', '\n'));

/** What is limited, a configuration on the legal side of the limit, one on the other side, and the rule it breaks. */
export const LIMITS: readonly (readonly [string, Files, Files, RegExp])[] = [
  ['session of a role, shortest', base.role('sessionDuration: 3600'), base.role('sessionDuration: 3599'), /needs 1h/],
  ['session of a role, longest', base.role('sessionDuration: 12h'), base.role('sessionDuration: 43201'), /to 12h/],
  ['session of the app, shortest', app('sessionDuration: 15m'), app('sessionDuration: 899'), /needs 15m/],
  ['session of the app, longest', app('sessionDuration: 12h'), app('sessionDuration: 12h1s'), /to 12h/],
  [
    'session of a role against the app’s',
    { ...app('sessionDuration: 2h'), ...base.role('sessionDuration: 120m') },
    { ...app('sessionDuration: 2h'), ...base.role('sessionDuration: 119m') },
    /less than the 2h that the app asks for/,
  ],
  [
    'managed policies',
    base.role(`policies: [${list(10, (i) => `"${arn('aws', '123456789012').slice(1, -1)}${i}"`)}]`),
    base.role(`policies: [${list(11, (i) => `"${arn('aws', '123456789012').slice(1, -1)}${i}"`)}]`),
    /has 11 managed policies/,
  ],
  [
    'account of a policy',
    base.role(`policies: [${arn('aws', '123456789012')}]`),
    base.role(`policies: [${arn('aws', '123456789013')}]`),
    /is in the account/,
  ],
  [
    'partition of a policy',
    base.role(`policies: [${arn('aws', 'aws')}]`),
    base.role(`policies: [${arn('aws-cn', 'aws')}]`),
    /is in the partition aws-cn/,
  ],
  [
    'boundary by name',
    base.role('permissionsBoundary: teams/boundary'),
    base.role('permissionsBoundary: teams/'),
    /neither a policy’s name/,
  ],
  [
    'boundary by ARN',
    base.role(`permissionsBoundary: ${arn('aws', 'aws')}`),
    base.role(`permissionsBoundary: ${arn('aws', '1')}`),
    /neither a policy’s name/,
  ],
  ['documents of a role', withDocument(10_240), withDocument(10_241), /have 10241 characters without white space/],
  ['trust policy', trust(2048), trust(2049), /has 2049 characters/],
  [
    'description of a role',
    base.role(`description: ${'ü'.repeat(1000)}`),
    base.role(`description: ${'ü'.repeat(1001)}`),
    /has 1001 characters/,
  ],
  [
    'characters of a description',
    base.role('description: "¡ÿ~"'),
    base.role('description: "Ā"'),
    /characters that IAM refuses/,
  ],
  [
    'description of a group',
    base.groups(`Audit: { description: ${'d'.repeat(1024)} }`),
    base.groups(`Audit: { description: ${'d'.repeat(1025)} }`),
    /has 1025 characters/,
  ],
  [
    'name of a group',
    base.groups(`${'g'.repeat(255)}: {}`),
    base.groups(`${'g'.repeat(256)}: {}`),
    /needs 1–255 characters/,
  ],
  [
    'name of a role',
    base.account(`roles: { ${'R'.repeat(54)}: { grantedTo: [Support] } }`),
    base.account(`roles: { ${'R'.repeat(55)}: { grantedTo: [Support] } }`),
    /is 65 characters long/,
  ],
  [
    'name of an adopted role',
    base.account(`adopt: { ${'r'.repeat(64)}: { grantedTo: [Support] } }`),
    base.account(`adopt: { ${'r'.repeat(65)}: { grantedTo: [Support] } }`),
    /needs 1–64/,
  ],
  ['label of the app', app(`label: ${'L'.repeat(100)}`), app(`label: ${'L'.repeat(101)}`), /has 101 characters/],
  [
    'signing key, least',
    app('signingKey: { name: k, yearsValid: 2 }'),
    app('signingKey: { name: k, yearsValid: 1 }'),
    /needs 2 to 10/,
  ],
  [
    'signing key, most',
    app('signingKey: { name: k, yearsValid: 10 }'),
    app('signingKey: { name: k, yearsValid: 11 }'),
    /needs 2 to 10/,
  ],
  [
    'age of a multi-factor sign-in',
    app('signOnPolicy: { mfaEvery: 1m }'),
    app('signOnPolicy: { mfaEvery: 59 }'),
    /whole minutes/,
  ],
  [
    'tags of the organization',
    base.federation(`tags: { ${list(50, (i) => `t${i}: x`)} }`),
    base.federation(`tags: { ${list(51, (i) => `t${i}: x`)} }`),
    /has 51 tags/,
  ],
  [
    'tags of a role with the organization’s',
    { ...base.federation(`tags: { ${list(49, (i) => `t${i}: x`)} }`), ...base.role('tags: { one: x }') },
    { ...base.federation(`tags: { ${list(49, (i) => `t${i}: x`)} }`), ...base.role('tags: { one: x, two: x }') },
    /the role has 51 tags/,
  ],
  [
    'name of a tag',
    base.federation(`tags: { ${'k'.repeat(128)}: x }`),
    base.federation(`tags: { ${'k'.repeat(129)}: x }`),
    /needs 1–128/,
  ],
  [
    'value of a tag',
    base.federation(`tags: { k: ${'v'.repeat(256)} }`),
    base.federation(`tags: { k: ${'v'.repeat(257)} }`),
    /at most 256/,
  ],
  [
    'roles in one assertion',
    base.account(`without: [Admin]\nroles: { ${list(225, (i) => `R${i}: { grantedTo: [Support] }`)} }`),
    base.account(`without: [Admin]\nroles: { ${list(226, (i) => `R${i}: { grantedTo: [Support] }`)} }`),
    /is granted 226 roles/,
  ],
  ['roles of an account', accounts(1, 1000, () => ''), accounts(1, 1001, () => ''), /has 1001 roles/],
  [
    'group rules, one for each role group',
    { ...manyGroups, ...accounts(20, 100, (i) => `G${i}`) },
    { ...manyGroups, ...accounts(20, 101, (i) => `G${i}`) },
    /makes 2020 group rules/,
  ],
  [
    'external id',
    base.account(`connect: { assumeRole: A, externalId: ${'e'.repeat(1224)} }`),
    base.account(`connect: { assumeRole: A, externalId: ${'e'.repeat(1225)} }`),
    /needs 2–1224/,
  ],
  [
    'name of the provisioning user',
    base.federation(`provisioningUser: { account: Tech, name: ${'u'.repeat(64)} }`),
    base.federation(`provisioningUser: { account: Tech, name: ${'u'.repeat(65)} }`),
    /needs 1–64/,
  ],
  [
    'name of a bucket',
    base.federation(`backend: { s3: { region: eu-central-1, bucket: ${'b'.repeat(63)} } }`),
    base.federation(`backend: { s3: { region: eu-central-1, bucket: ${'b'.repeat(64)} } }`),
    /name of a bucket/,
  ],
  [
    'name of a workspace, in one stack',
    base.federation(`backend: { cloud: { organization: mueller-tech, workspacePrefix: ${'w'.repeat(54)} } }`),
    base.federation(`backend: { cloud: { organization: mueller-tech, workspacePrefix: ${'w'.repeat(55)} } }`),
    /has 91 characters, HCP Terraform allows 90 .*at most 54/,
  ],
  [
    'name of a workspace, in a stack for each account',
    base.federation(
      `layout: per-account\nbackend: { cloud: { organization: mueller-tech, workspacePrefix: ${'w'.repeat(44)} } }`,
    ),
    base.federation(
      `layout: per-account\nbackend: { cloud: { organization: mueller-tech, workspacePrefix: ${'w'.repeat(45)} } }`,
    ),
    /has 91 characters, HCP Terraform allows 90 .*at most 44/,
  ],
  [
    'name of a workspace with the usual prefix',
    base.federation('backend: { cloud: { organization: mueller-tech } }', {
      okta: `{ orgName: ${'o'.repeat(46)} }`,
    }),
    base.federation('backend: { cloud: { organization: mueller-tech } }', {
      okta: `{ orgName: ${'o'.repeat(47)} }`,
    }),
    /backend\.cloud: .*has 91 characters/,
  ],
  [
    'bits of an IPv4 range',
    base.role('conditions: { IpAddress: { "aws:SourceIp": 192.0.2.1/32 } }'),
    base.role('conditions: { IpAddress: { "aws:SourceIp": 192.0.2.1/33 } }'),
    /needs an IP address/,
  ],
  [
    'bits of an IPv6 range',
    base.role('conditions: { IpAddress: { "aws:SourceIp": "2001:db8::/128" } }'),
    base.role('conditions: { IpAddress: { "aws:SourceIp": "2001:db8::/129" } }'),
    /needs an IP address/,
  ],
];

/** Configurations that use what is legal. */
export const VALID: readonly (readonly [string, Files])[] = [
  [
    'a condition of every kind of operator',
    base.role(`policies: [ReadOnlyAccess], conditions: {
    StringEqualsIgnoreCase: { "saml:sub": a }, NumericLessThan: { "sts:DurationSeconds": "3601" },
    DateLessThan: { "aws:CurrentTime": 2027-01-31T00:00:00Z }, Bool: { "aws:SecureTransport": true },
    "Null": { "saml:eduorghomepageuri": false }, "ForAllValues:StringLike": { "saml:edupersonaffiliation": [a, b] },
    NotIpAddressIfExists: { "aws:SourceIp": [192.0.2.1, "2001:db8::1"] },
    ArnLike: { "aws:SourceArn": "arn:aws:iam::123456789012:user/*" }, BinaryEquals: { "x:y": aGk= },
    StringLike: { "saml:edupersonnickname": "\${saml:sub}" } }`),
  ],
  [
    'conditions of the organization and of the account together',
    {
      ...base.federation('', { admin: 'conditions: { IpAddress: { "aws:SourceIp": 192.0.2.0/24 } }' }),
      ...base.account(
        'roles: { Admin: { conditions: { Bool: { "aws:SecureTransport": true }, IpAddress: { "aws:sourceip": [192.0.2.0/24] } } } }',
      ),
    },
  ],
  [
    'a path that all roles have',
    { ...base.federation('rolePath: /okta/'), ...base.role('policies: [ReadOnlyAccess], path: /okta/') },
  ],
  [
    'the other partitions',
    {
      ...base.federation('partition: aws-us-gov\nsignInRegions: [us-gov-west-1, us-gov-east-1]'),
      ...base.role(`policies: [ReadOnlyAccess, ${arn('aws-us-gov', '123456789012')}]`),
    },
  ],
  [
    'connections of every kind',
    {
      ...base.federation('connect: { profile: admin }'),
      ...base.account('connect: { assumeRole: "arn:aws:iam::123456789012:role/ci/Terraform", externalId: x9 }'),
    },
  ],
  [
    'the backend s3',
    base.federation(
      'backend: { s3: { bucket: my.bucket, region: eu-central-1, prefix: a/b, kmsKeyId: alias/state, profile: x } }',
    ),
  ],
  [
    'the backend cloud',
    base.federation(
      'backend: { cloud: { organization: mueller-tech, hostname: tfe.mueller-tech.com, workspacePrefix: okta- } }',
    ),
  ],
  [
    'a provisioning user in rotation',
    base.federation('provisioningUser: { account: Tech, keys: [b, a], pgpKey: "keybase:james" }'),
  ],
  ['a retired account that forgets', base.account('retired: true\nadopt: { legacy: { release: forget } }')],
  ['a role given back', base.account('adopt: { legacy: { release: true }, other: { release: forget } }')],
  [
    'accepted findings',
    {
      ...base.federation('accept: { no-mfa: Elsewhere }'),
      ...base.role('policies: [ReadOnlyAccess], accept: { long-session: Short enough }'),
    },
  ],
];
