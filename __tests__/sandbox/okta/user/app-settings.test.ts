import { appSettingsSchema } from '../../../../sandbox/okta/user/app-settings';

const DEFAULTS = {
  appFilter: 'okta',
  groupFilter: String.raw`aws_(?{{accountid}}\d+)_(?{{role}}[a-zA-Z0-9+=,.@\-_]+)`,
  roleValuePattern: 'arn:aws:iam::${accountid}:saml-provider/OKTA,arn:aws:iam::${accountid}:role/${role}',
  useGroupMapping: false,
  joinAllRoles: false,
  sessionDuration: 3600,
};

test.each([
  ['missing', () => undefined],
  ['null', () => null],
  ['an empty text', () => ''],
])('what is %s has the default that Okta gives it', (_, value) => {
  const keys = [...Object.keys(DEFAULTS), 'identityProviderArn', 'overrideAcsURL', 'webSSOAllowedClient'];
  const settings = appSettingsSchema.parse(Object.fromEntries(keys.map((key) => [key, value()])));
  expect(settings).toEqual(DEFAULTS);
});

test('what is set stays, and what is about something else is left out', () => {
  const set = { appFilter: 'active_directory', groupFilter: '^x$', roleValuePattern: 'a,b', joinAllRoles: true };
  const settings = appSettingsSchema.parse({ ...set, accessKey: 'AKIA…', loginURL: 'https://console.aws.amazon.com/' });
  expect(settings).toEqual({ ...DEFAULTS, ...set });
});

test('a session duration may be a number or its digits', () => {
  expect(appSettingsSchema.parse({ sessionDuration: '7200' }).sessionDuration).toBe(7200);
  expect(appSettingsSchema.parse({ sessionDuration: 900 }).sessionDuration).toBe(900);
  expect(appSettingsSchema.safeParse({ sessionDuration: 'soon' }).success).toBe(false);
});
