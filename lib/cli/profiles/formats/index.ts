import { awsConfig } from './aws-config';
import type { ClientFormat } from './format';
import { gimmeAwsCreds } from './gimme-aws-creds';
import { oktaAwsCli } from './okta-aws-cli';
import { saml2aws } from './saml2aws';

/** The clients whose settings can be written, by their names on the command line. */
export const FORMATS = {
  'aws-config': awsConfig,
  'okta-aws-cli': oktaAwsCli,
  saml2aws,
  'gimme-aws-creds': gimmeAwsCreds,
} as const satisfies Readonly<Record<string, ClientFormat>>;

export type ClientName = keyof typeof FORMATS;
export const CLIENTS = Object.keys(FORMATS) as ClientName[];
