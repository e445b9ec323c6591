import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = unknown;
type Mapping = Record<string, Json>;

/** The files of a configuration, as values. */
export interface Config {
  readonly 'federation.yaml': Mapping;
  readonly 'management-groups.yaml': Mapping;
  /** File name → account. */
  readonly accounts: Record<string, Mapping>;
}

/** No such key. */
export const ABSENT = Symbol('absent');
const TECH = 'tech.yaml';
const METADATA = readFileSync(
  join(__dirname, '..', '..', '..', 'examples', 'external-app', 'okta-metadata.xml'),
  'utf8',
);
/** The certificate of the app, and another one: the shipped one with another serial number. */
const ROTATION = METADATA.replace(
  /(<(?:\w+:)?X509Certificate>)([^<]+)(<\/(?:\w+:)?X509Certificate>)/,
  (_, begin: string, certificate: string, end: string) =>
    `${begin}${certificate}${end}${begin}${anotherSerial(certificate)}${end}`,
);
function anotherSerial(certificate: string): string {
  const der = Buffer.from(certificate, 'base64');
  // 15 bytes of beginnings, then the serial number.
  der[20] = (der[20] ?? 0) ^ 1;
  return der.toString('base64');
}

const DOCUMENT = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
});

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'mueller',
      Effect: 'Allow',
      Principal: { Federated: 'arn:aws:iam::123456789012:saml-provider/Okta' },
      Action: 'sts:AssumeRoleWithSAML',
      Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
    },
  ],
});

export function base(): Config {
  return {
    'federation.yaml': {
      okta: { orgName: 'mueller-tech' },
      roles: {
        Admin: { policies: ['AdministratorAccess'], grantedTo: ['Admins'] },
        ReadOnly: { policies: ['ReadOnlyAccess'], grantedTo: ['Support'] },
      },
    },
    'management-groups.yaml': { Admins: {}, Support: {} },
    accounts: {
      [TECH]: {
        id: '123456789012',
        name: 'Tech',
        roles: { Deploy: { policies: ['PowerUserAccess'], grantedTo: ['Support'] } },
        adopt: { legacy: { grantedTo: ['Admins'] } },
      },
    },
  };
}

/** Sets what is at a path of docs/changing.md, in the role ReadOnly or Deploy, the group Support, the adopted role legacy. */
export function put(config: Config, file: string, path: string, value: Json): Config {
  const copy = structuredClone(config);
  const root = file === 'accounts/<name>.yaml' ? copy.accounts[TECH] : copy[file as 'federation.yaml'];
  const roles = file === 'federation.yaml' ? 'ReadOnly' : 'Deploy';
  const keys = path
    .replace('roles.<name>', `roles.${roles}`)
    .replace('adopt.<name>', 'adopt.legacy')
    .replace('<name>', 'Support')
    .replaceAll('[]', '.0')
    .split('.');
  const last = keys.pop() ?? '';
  let inner = root as Mapping;
  const parents: [Mapping, string][] = [];
  for (const [i, key] of keys.entries()) {
    if (typeof inner[key] !== 'object')
      inner[key] = [keys[i + 1], last][i === keys.length - 1 ? 1 : 0] === '0' ? [] : {};
    parents.push([inner, key]);
    inner = inner[key] as Mapping;
  }
  if (value !== ABSENT) inner[last] = value;
  else {
    Reflect.deleteProperty(inner, last);
    // Nobody leaves an empty mapping behind; an empty management group is one.
    for (const [parent, key] of parents.reverse())
      if (file !== 'management-groups.yaml' && Object.keys(parent[key] as object).length === 0)
        Reflect.deleteProperty(parent, key);
  }
  return copy;
}

export function filesOf(config: Config): ReadonlyMap<string, object | string> {
  return new Map<string, object | string>([
    ['federation.yaml', config['federation.yaml']],
    ['management-groups.yaml', config['management-groups.yaml']],
    ...Object.entries(config.accounts).map(([name, yaml]) => [`accounts/${name}`, yaml] as const),
    ['metadata.xml', METADATA],
    ['other.xml', `${METADATA}\n`],
    ['rotation.xml', ROTATION],
    ['other-rotation.xml', `${ROTATION}\n`],
    ['read.json', DOCUMENT],
    ['write.json', DOCUMENT.replace('Get', 'Put')],
    ['trust.json', TRUST],
    ['other-trust.json', TRUST.replace('mueller', 'other')],
  ]);
}
