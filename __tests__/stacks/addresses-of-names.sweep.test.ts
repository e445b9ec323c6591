import { ConfigError } from '../../lib/config/config-error';
import { loadConfig } from '../../lib/config/load';
import { ANSWERS } from '../../scripts/changing/answers';
import { filesOf, put, type Config } from '../docs/changing/config';
import { configurations } from '../docs/changing/configurations';
import { ROWS } from '../docs/changing/rows';
import { addresses, synthesize } from '../support/synthesize';
import { TODAY } from '../support/arbitrary-config';
import { withConfig } from '../support/write-config';

/**
 * Addresses come from what never changes. So for every key of the schema whose change is no access change and no move, all
 * objects stay where they are, in both layouts; what does not is listed here with the reason. A new key has no row in
 * docs/changing.md, and so fails until somebody has answered for it.
 */

/** Ways in which a value changes while the objects are meant to be the same. */
const SAME_OBJECTS: ReadonlySet<string> = new Set(['in place', 'one apply', 'steps', 'refused']);

const KEY = 'the key is the identity: formerly takes the object to the new one by a moved block';
const IN_BETWEEN = 'while a name changes, what has it is at the address of that name (decision 144)';

/** Keys whose change is one of addresses, and why. One that is not needed fails the test. */
const OTHER_ADDRESSES: ReadonlyMap<string, string> = new Map([
  ['federation.yaml roles.<name>', KEY],
  ['accounts/<name>.yaml roles.<name>', KEY],
  ['management-groups.yaml <name>', KEY],
  ...['federation.yaml roles.<name>', 'accounts/<name>.yaml roles.<name>'].map((role): [string, string] => [
    `${role}.formerly`,
    IN_BETWEEN,
  ]),
  ['accounts/<name>.yaml formerly', IN_BETWEEN],
  ['federation.yaml identityProvider.name', IN_BETWEEN],
  ['federation.yaml identityProvider.formerly', IN_BETWEEN],
  ['federation.yaml groupRules', 'rules of the other form are other rules'],
  ['federation.yaml groupRules.form', 'rules of the other form are other rules'],
  ['federation.yaml groupRules.parts', 'rules of another cut are other rules'],
  ['federation.yaml provisioningUser.account', 'it is another user, in another account'],
  ['federation.yaml provisioningUser.keys', 'each slot has a key of its own'],
  ['management-groups.yaml <name>.existing', 'what is looked up is not a resource'],
  ['accounts/<name>.yaml adopt.<name>.release', 'Terraform forgets the role'],
  ['accounts/<name>.yaml id', 'it is another account'],
]);

const LAYOUTS = ['single', 'per-account'] as const;
const KEYS = [...ANSWERS].flatMap(([file, answers]) =>
  [...answers].flatMap(([path, { changes }]) =>
    SAME_OBJECTS.has(changes.how) ? [[`${file} ${path}`, file, path]] : [],
  ),
) as [string, string, string][];

/** Addresses of objects, without those of values that only the state has; `undefined` where validation refuses it. */
function objectsOf(config: Config, layout: string): string[] | undefined {
  const files = filesOf(put(config, 'federation.yaml', 'layout', layout));
  try {
    const stacks = withConfig({ files }, (directory) => synthesize(loadConfig(directory, { today: TODAY }).federation));
    return addresses(stacks).filter((address) => !address.includes('terraform_data.'));
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}

test.each(KEYS)('%s: no object has another address after a change of its value', (key, file, path) => {
  const row = ROWS[file]?.[path];
  expect({ key, hasRow: row !== undefined }).toEqual({ key, hasRow: true });
  const [before, after] = configurations(row ?? {}, file, path, 'changes');
  const moved = LAYOUTS.filter((layout) => {
    const [then, now] = [objectsOf(before, layout), objectsOf(after, layout)];
    return then !== undefined && now !== undefined && JSON.stringify(then) !== JSON.stringify(now);
  });
  expect({ key, moved: moved.length > 0 }).toEqual({ key, moved: OTHER_ADDRESSES.has(key) });
});

test('names that people see are among these keys', () => {
  const tried = new Set(KEYS.map(([key]) => key));
  for (const name of [
    'federation.yaml okta.app.label',
    'federation.yaml identityProvider',
    'management-groups.yaml <name>.name',
    'accounts/<name>.yaml name',
    'accounts/<name>.yaml alias',
    'accounts/<name>.yaml roles.<name>.groupName',
    'accounts/<name>.yaml roles.<name>.roleName',
    'federation.yaml provisioningUser.name',
    'federation.yaml keptRules.<name>.name',
  ])
    expect([name, tried.has(name), OTHER_ADDRESSES.has(name)]).toEqual([name, true, false]);
});
