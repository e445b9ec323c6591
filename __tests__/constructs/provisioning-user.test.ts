import type { ProvisioningUserProps } from '../../lib/constructs';
import { Library } from '../support/library';
import { only } from '../support/synthesize';

const build = (props: ProvisioningUserProps = {}) => {
  const library = new Library({ tags: { team: 'platform' } });
  const user = library.account().addProvisioningUser(props);
  return { user, json: library.synth() };
};

test('the user may list role names and aliases, and nothing else', () => {
  const { json } = build();
  expect(JSON.parse(String(only(json, 'aws_iam_policy')['policy']))).toEqual({
    Version: '2012-10-17',
    Statement: [
      { Sid: 'ListRoleNames', Effect: 'Allow', Action: ['iam:ListAccountAliases', 'iam:ListRoles'], Resource: '*' },
    ],
  });
});

test('it has a path of its own, no password, and its policy is attached to it alone', () => {
  const { json } = build();
  expect(only(json, 'aws_iam_user')).toMatchObject({
    name: 'okta-provisioning',
    path: '/okta/',
    tags: { team: 'platform' },
  });
  expect(only(json, 'aws_iam_policy')).toMatchObject({ name: 'okta-provisioning', path: '/okta/' });
  const [user = ''] = Object.keys(json.resource?.['aws_iam_user'] ?? {});
  const [policy = ''] = Object.keys(json.resource?.['aws_iam_policy'] ?? {});
  expect(only(json, 'aws_iam_user_policy_attachment')).toMatchObject({
    user: `\${aws_iam_user.${user}.name}`,
    policy_arn: `\${aws_iam_policy.${policy}.arn}`,
  });
  expect(json.resource?.['aws_iam_user_login_profile']).toBeUndefined();
});

test('a rotation goes through two slots, and the key that stays is not touched', () => {
  const keys = (slots: ProvisioningUserProps['keys']) =>
    Object.entries(build({ keys: slots ?? [] }).json.resource?.['aws_iam_access_key'] ?? {});
  const [before, during, after] = [keys(['a']), keys(['b', 'a']), keys(['b'])];
  expect(during).toHaveLength(2);
  expect(during).toEqual(expect.arrayContaining(before));
  expect(during).toEqual(expect.arrayContaining(after));
  expect(after).not.toEqual(before);
});

test('a PGP key keeps the secret out of the state', () => {
  const { user, json } = build({ pgpKey: 'keybase:ada' });
  expect(only(json, 'aws_iam_access_key')['pgp_key']).toBe('keybase:ada');
  expect(user.keys).toMatchObject([{ slot: 'a' }]);
  expect(user.keys[0]).not.toHaveProperty('secret');
  expect(user.keys[0]).toHaveProperty('encryptedSecret');
});

test('without one, the secret is there to be read once', () => {
  const { user } = build();
  expect(user.keys[0]).toHaveProperty('secret');
  expect(user.keys[0]).not.toHaveProperty('encryptedSecret');
});

test.each<[string, ProvisioningUserProps, RegExp]>([
  ['no key', { keys: [] }, /no access key/],
  ['a name with a space', { name: 'okta provisioning' }, /provisioning user/],
])('refuses %s', (_, props, message) => expect(() => build(props)).toThrow(message));

test('a second user in the account is refused', () => {
  const account = new Library().account();
  account.addProvisioningUser();
  expect(() => account.addProvisioningUser()).toThrow(/a second provisioning user/);
});
