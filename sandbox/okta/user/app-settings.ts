import { z } from 'zod';

/** Okta leaves out what is null, and its form saves an empty field as an empty text: both mean "not set". */
const unset = (value: unknown) => (value === null || value === '' ? undefined : value);
const text = z.preprocess(unset, z.string().optional());
const textOr = (byDefault: string) => z.preprocess(unset, z.string().default(byDefault));
const flag = z.preprocess(unset, z.boolean().default(false));

/** The settings of an AWS Account Federation app that decide what its users may assume; defaults are Okta's own. */
export const appSettingsSchema = z.object({
  /** Which groups count, by where they are mastered: `okta`, or a list as in `okta, active_directory`. */
  appFilter: textOr('okta'),
  groupFilter: textOr(String.raw`aws_(?{{accountid}}\d+)_(?{{role}}[a-zA-Z0-9+=,.@\-_]+)`),
  roleValuePattern: textOr('arn:aws:iam::${accountid}:saml-provider/OKTA,arn:aws:iam::${accountid}:role/${role}'),
  useGroupMapping: flag,
  joinAllRoles: flag,
  /** Decides the account of roles that are picked by hand, without group mapping. */
  identityProviderArn: text,
  /** Sign-in endpoint. @default - `https://signin.aws.amazon.com/saml` */
  overrideAcsURL: text,
  /** Seconds. */
  sessionDuration: z.preprocess(unset, z.coerce.number().int().default(3600)),
  /** The OAuth client that may exchange its tokens for a session of this app. @default - none */
  webSSOAllowedClient: text,
});
export type AppSettings = z.infer<typeof appSettingsSchema>;
