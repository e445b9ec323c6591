import { rotationLeft, rotationSteps, type Rotation } from '../../../lib/cli/handover/rotation';
import type { Federation } from '../../../lib/config/model';
import { account, federation } from '../support/federation';

const okta = federation().okta;
const withApp = (app: Partial<Federation['okta']['app']>) =>
  federation({ okta: { ...okta, app: { ...okta.app, ...app } } });
const withKeys = (...keys: ('a' | 'b')[]) =>
  federation({
    accounts: [account('Tech')],
    provisioningUser: { account: 'Tech', name: 'okta-provisioning', keys },
  });
const walk = (rotation: Rotation, config: Federation) => {
  const steps = rotationSteps(rotation, config);
  if (typeof steps === 'string') throw new Error(steps);
  return steps;
};
const lines = (rotation: Rotation, config: Federation) => walk(rotation, config).flatMap(({ actions }) => actions);

test.each<[string, Rotation, Federation]>([
  ['the signing key', 'signing-key', federation()],
  ['the provisioning key', 'provisioning-key', withKeys('a')],
])('the rotation of %s is three numbered steps, and none is left before it begins', (_, rotation, config) => {
  expect(walk(rotation, config).map(({ title }) => title.replace(/:.*/, ''))).toEqual([
    'Step 1 of 3',
    'Step 2 of 3',
    'Step 3 of 3',
  ]);
  expect(rotationLeft(rotation, config)).toEqual([]);
});

test('the accounts trust both signing keys before Okta uses the new one, and the old one goes last', () => {
  const order = [
    /leave it inactive/,
    /merge-metadata/,
    /write: rotationMetadataFile/,
    /activate/,
    /delete rotationMetadataFile/,
  ];
  const found = order.map((text) => lines('signing-key', federation()).findIndex((line) => text.test(line)));
  expect(found).toEqual([...found].sort((a, b) => a - b));
  expect(found).not.toContain(-1);
});

test('once the configuration has the first step of the signing key, that is to be applied, and the others are left', () => {
  const begun = withApp({ rotationMetadata: '<xml/>' });
  expect(lines('signing-key', begun)[0]).toContain('apply all stacks');
  expect(lines('signing-key', begun).join()).not.toContain('merge-metadata');
  expect(rotationLeft('signing-key', begun)).toEqual(walk('signing-key', begun));
});

test.each<[readonly ('a' | 'b')[], string, string]>([
  [['a'], '[a, b]', '[b]'],
  [['b'], '[b, a]', '[a]'],
])('from the key in slot %j to the other one', (keys, both, after) => {
  const [make, give, remove] = walk('provisioning-key', withKeys(...keys));
  expect(make?.actions[0]).toContain(`keys: ${both}`);
  expect(give?.values.map(({ value }) => value).join()).toContain(`provisioning_key_secret_${after.charAt(1)}`);
  expect(remove?.actions[0]).toContain(`keys: ${after}`);
});

test('with two keys, the newest is the one that Okta gets, and the other one goes', () => {
  const [make, give, remove] = walk('provisioning-key', withKeys('b', 'a'));
  expect(make?.actions).toEqual([expect.stringContaining('apply all stacks')]);
  expect(give?.title).toContain('give key a to Okta');
  expect(remove?.actions[0]).toContain('keys: [a]');
});

test.each<[string, Rotation, Federation, RegExp]>([
  [
    'an app that somebody else runs',
    'signing-key',
    withApp({ metadata: '<xml/>' }),
    /somebody else runs the app.*both/is,
  ],
  ['no provisioning user', 'provisioning-key', federation(), /no provisioningUser/],
])('with %s there is nothing to rotate, and the sentence says so', (_, rotation, config, sentence) => {
  expect(rotationSteps(rotation, config)).toEqual(expect.stringMatching(sentence));
  expect(rotationLeft(rotation, config)).toEqual([]);
});
