import { CATALOGUE, completeSettings } from '../../../sandbox/okta/app-settings';
import { refusal } from './support/org';

const DEFAULTS = CATALOGUE.get('amazon_aws') ?? {};

test('an app without settings has Okta’s own', () => {
  expect(completeSettings(DEFAULTS, {})).toMatchObject({
    appFilter: 'okta',
    groupFilter: String.raw`aws_(?{{accountid}}\d+)_(?{{role}}[a-zA-Z0-9+=,.@\-_]+)`,
    useGroupMapping: false,
    joinAllRoles: false,
    sessionDuration: 3600,
    awsEnvironmentType: 'aws.amazon',
    loginURL: 'https://console.aws.amazon.com/ec2/home',
    identityProviderArn: null,
    overrideAcsURL: null,
  });
});

test('what is null or empty is not set', () => {
  const given = { identityProviderArn: '', overrideAcsURL: null, groupFilter: '', sessionDuration: null };
  expect(completeSettings(DEFAULTS, given)).toEqual(completeSettings(DEFAULTS, {}));
});

test('keeps what is given, and drops what the app does not know', () => {
  const given = { sessionDuration: 7200, useGroupMapping: true, overrideAcsURL: 'https://signin.amazonaws.cn/saml' };
  const settings = completeSettings(DEFAULTS, { ...given, groupFitler: 'x' });
  expect(settings).toMatchObject(given);
  expect(Object.keys(settings).sort()).toEqual(Object.keys(DEFAULTS).sort());
});

test('never gives a secret back', () => {
  expect(JSON.stringify(completeSettings(DEFAULTS, { secretKey: 'wJalr', secretKeyEnc: 'wJalr' }))).not.toContain(
    'wJalr',
  );
});

test.each([
  [{ sessionDuration: '3600' }, 'sessionDuration: The field must be a number'],
  [{ joinAllRoles: 'true' }, 'joinAllRoles: The field must be a boolean'],
  [{ groupFilter: 1 }, 'groupFilter: The field must be a string'],
  [{ overrideAcsURL: true }, 'overrideAcsURL: The field must be a string'],
])('refuses the setting %j', (given, expected) => {
  expect(refusal(() => completeSettings(DEFAULTS, given))).toContain(expected);
});
