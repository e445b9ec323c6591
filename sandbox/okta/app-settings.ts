import { invalidField } from './errors';
import type { AppSettings } from './model';

/**
 * The settings of *AWS Account Federation* and what Okta puts where a request says nothing. Null: not set.
 * Texts, numbers and truth values keep their kind.
 */
const AMAZON_AWS: AppSettings = {
  appFilter: 'okta',
  groupFilter: String.raw`aws_(?{{accountid}}\d+)_(?{{role}}[a-zA-Z0-9+=,.@\-_]+)`,
  useGroupMapping: false,
  joinAllRoles: false,
  identityProviderArn: null,
  roleValuePattern: 'arn:aws:iam::${accountid}:saml-provider/OKTA,arn:aws:iam::${accountid}:role/${role}',
  overrideAcsURL: null,
  awsEnvironmentType: 'aws.amazon',
  webSSOAllowedClient: null,
  sessionDuration: 3600,
  accountID: null,
  accessKey: null,
  secretKey: null,
  secretKeyEnc: null,
  loginURL: 'https://console.aws.amazon.com/ec2/home',
};

/** Never given back: Okta keeps them for its API integration, which this org hasn't. */
const SECRET = new Set(['secretKey', 'secretKeyEnc']);

/** Names of catalogue apps that this org knows, with the settings each has. */
export const CATALOGUE: ReadonlyMap<string, AppSettings> = new Map([['amazon_aws', AMAZON_AWS]]);

/**
 * The complete settings of a catalogue app: what the request leaves out, or sets to null or "", gets Okta's default,
 * and what the app does not know is dropped.
 * @throws OktaError for a value of the wrong kind
 */
export function completeSettings(defaults: AppSettings, given: Readonly<Record<string, unknown>>): AppSettings {
  const complete = Object.entries(defaults).map(([name, byDefault]) => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined || value === null || value === '' || SECRET.has(name)) return [name, byDefault] as const;
    const kind = byDefault === null ? 'string' : typeof byDefault;
    if (typeof value !== kind) throw invalidField(name, `The field must be a ${kind}`);
    return [name, value] as const;
  });
  return Object.fromEntries(complete);
}
