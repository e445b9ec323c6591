import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationsOfOtherKeys } from './other-keys';

type Files = ReadonlyMap<string, object | string>;
interface Yaml {
  [key: string]: unknown;
}

const XML = readFileSync(join(__dirname, '..', '..', '..', 'examples', 'external-app', 'okta-metadata.xml'), 'utf8');
const REGIONS = { aws: 'eu-central-1', 'aws-us-gov': 'us-gov-east-1', 'aws-cn': 'cn-northwest-1' } as const;

/** Everything that a configuration can say, at once. */
function full(partition: keyof typeof REGIONS): Record<string, Yaml | string> {
  const accept = { 'long-session': 'says ${why} "so"' };
  return {
    'federation.yaml': {
      okta: {
        orgName: 'mueller-tech',
        baseUrl: 'oktapreview.com',
        app: {
          label: 'AWS ${x} %{y}',
          sessionDuration: '2h',
          signingKey: { name: 'Key ${2026}', yearsValid: 3 },
          signOnPolicy: { mfaEvery: '12h' },
          webSsoClientId: '0oa12345678901234567',
        },
      },
      identityProvider: 'Okta-Prod',
      partition,
      signInRegions: [REGIONS[partition]],
      rolePath: '/people/okta/',
      layout: 'single',
      groupRules: 'per-role-group',
      backend: { local: { directory: 'state' } },
      connect: { assumeRole: 'Deployer', externalId: 'ext' },
      provisioningUser: { account: 'Tech', name: 'okta', keys: ['a', 'b'], pgpKey: 'keybase:ada' },
      tags: { team: 'platform' },
      accept,
      roles: {
        ReadOnly: { policies: ['ReadOnlyAccess'], grantedTo: ['Support', 'Auditors'] },
      },
    },
    'management-groups.yaml': {
      'Cloud "Admins" ${x}': {
        description: 'Runs ${it}',
        members: ['ada@mueller-tech.com', 'james+x@mueller-tech.com'],
      },
      Support: {},
      Auditors: { existing: true },
    },
    'policies/read.json':
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::x/${aws:username}/*"}]}',
    'accounts/tech.yaml': {
      id: '123456789012',
      name: 'Tech',
      alias: 'mueller-tech',
      accept,
      roles: {
        Deploy: {
          description: 'Deploys ${everything}',
          policies: ['PowerUserAccess', { file: 'policies/read.json' }],
          grantedTo: ['Cloud "Admins" ${x}', { group: 'Support', until: '2027-01-31', reason: 'says ${why}' }],
          sessionDuration: '4h',
          permissionsBoundary: `arn:${partition}:iam::123456789012:policy/boundary`,
          conditions: { IpAddress: { 'aws:SourceIp': ['192.0.2.0/24'] }, StringLike: { 'saml:sub': 'a${*}@x' } },
          tags: { 'cost-center': '42' },
          accept,
        },
      },
      adopt: {
        'legacy-deployer': {
          grantedTo: ['Support'],
          conditions: { StringLike: { 'saml:sub': '*@${mueller}.com' } },
        },
        leaving: { release: true },
        gone: { release: 'forget' },
      },
    },
    'accounts/profile.yaml': {
      id: '210987654321',
      name: 'By-Profile',
      connect: { profile: 'prod' },
      without: ['ReadOnly'],
    },
    'accounts/old.yaml': { id: '000000000001', name: 'Old', retired: true },
  };
}

/** The document with a second certificate in it, which differs in its signature. */
function rotated(xml: string): string {
  const [key = ''] = /<md:KeyDescriptor[^]*?<\/md:KeyDescriptor>/.exec(xml) ?? [];
  const other = key.replace(/(.)(.{30})<\/ds:X509Certificate>/, (_, letter: string, rest: string) => {
    return `${letter === 'A' ? 'B' : 'A'}${rest}</ds:X509Certificate>`;
  });
  return xml.replace(key, `${key}\n    ${other}`);
}

const BACKENDS: readonly object[] = [
  { local: {} },
  { local: { directory: 'state' } },
  { local: { directory: '/var/state' } },
  { s3: { bucket: 'mueller-tech-terraform', region: 'eu-central-1' } },
  {
    s3: { bucket: 'b-u-c-k-e-t', region: 'eu-central-1', prefix: 'p', kmsKeyId: 'alias/terraform', profile: 'state' },
  },
  { cloud: { organization: 'mueller-tech', workspacePrefix: 'aws-' } },
];

/** Configurations in all layouts, partitions and backends, with each optional key left out, and with the keys that are left. */
export function configurationsOfEveryKind(): [title: string, files: Files][] {
  const every: [string, Files][] = [];
  const add = (
    title: string,
    change: (files: Record<string, Yaml | string>) => void,
    partition: keyof typeof REGIONS,
  ) => {
    const files = full(partition);
    change(files);
    every.push([title, new Map(Object.entries(files))]);
  };
  const federation = (files: Record<string, Yaml | string>) => files['federation.yaml'] as Yaml;
  for (const layout of ['single', 'per-account'])
    for (const groupRules of ['per-role-group', 'per-management-group'])
      for (const partition of Object.keys(REGIONS) as (keyof typeof REGIONS)[])
        add(
          `${layout}, ${groupRules}, ${partition}`,
          (files) => Object.assign(federation(files), { layout, groupRules }),
          partition,
        );
  for (const form of ['per-role-group', 'per-management-group'])
    for (const backend of BACKENDS)
      add(
        `role groups in shards, ${form}, state in ${JSON.stringify(backend)}`,
        (files) => {
          const yaml = federation(files);
          const okta = yaml['okta'] as Yaml;
          const groupRules = form === 'per-role-group' ? form : { form, parts: 4 };
          const app = { ...(okta['app'] as Yaml), assign: 'management-groups' };
          const parts = { layout: 'per-account', backend, groupRules, okta: { ...okta, shards: 4, app } };
          Object.assign(yaml, parts);
        },
        'aws',
      );
  for (const layout of ['single', 'per-account'])
    for (const backend of BACKENDS)
      add(
        `${layout}, state in ${JSON.stringify(backend)}`,
        (files) => Object.assign(federation(files), { layout, backend }),
        'aws',
      );
  for (const layout of ['single', 'per-account'])
    for (const key of ['metadataFile', 'rotationMetadataFile'])
      add(
        `${layout}, ${key}`,
        (files) => {
          const app = { [key]: 'okta.xml' };
          Object.assign(federation(files), { layout, okta: { orgName: 'mueller-tech', app } });
          files['okta.xml'] = key === 'metadataFile' ? XML : rotated(XML);
        },
        'aws',
      );
  for (const [file, path] of optionalKeys(full('aws')))
    add(
      `no ${path.join('.')} in ${file}`,
      (files) => {
        const parent = path.slice(0, -1).reduce<Yaml>((at, key) => at[key] as Yaml, files[file] as Yaml);
        Reflect.deleteProperty(parent, path.at(-1) ?? '');
      },
      'aws',
    );
  return [...every, ...configurationsOfOtherKeys()];
}

/** Keys without which a configuration still says enough. */
const NEEDED =
  /^(okta|id|name|account|accounts|orgName|yearsValid|mfaEvery|assumeRole|group|release|layout|backend|partition)$/;
/** What other keys hang on. */
const HELD =
  /^(roles|members|Support|Auditors|Cloud "Admins" \$\{x\}|local|profile|directory|grantedTo|signInRegions|ReadOnly)$/;

function optionalKeys(files: Record<string, Yaml | string>): [file: string, path: string[]][] {
  const found: [string, string[]][] = [];
  const visit = (file: string, value: unknown, path: string[]) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      if (!NEEDED.test(key) && !HELD.test(key)) found.push([file, [...path, key]]);
      visit(file, inner, [...path, key]);
    }
  };
  for (const [file, content] of Object.entries(files)) if (typeof content !== 'string') visit(file, content, []);
  return found;
}
