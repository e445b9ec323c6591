import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../../lib/config/load';
import { applyOktaStack } from '../../../sandbox/okta-stack/apply-okta-stack';
import type { OktaApi } from '../../../sandbox/okta-stack/okta-api';
import { startOkta, type LocalOkta } from '../../../sandbox/okta/start';
import { needsOf } from '../../../sandbox/stacks/needs';
import type { Stack } from '../../../sandbox/stacks/read-stacks';
import { synthesize } from '../../support/synthesize';

const TODAY = '2026-11-25';
/** Configurations whose Okta stack makes everything that it refers to. */
const NEW = [
  'config',
  ...readdirSync('examples', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['external-app', 'taken-over'].includes(entry.name))
    .map(({ name }) => join('examples', name)),
];

/** The stack in which Okta's objects are made; in this layout it is apart from those of the accounts. */
function oktaStack(directory: string): Stack {
  const { federation } = loadConfig(directory, { today: TODAY });
  const json = synthesize({ ...federation, layout: 'per-account' }).get('okta');
  if (json === undefined) throw new Error(`${directory} makes no object of Okta's`);
  return { name: 'okta', directory: '', dependencies: [], json: json as Stack['json'] };
}

function apiOf({ url, token }: LocalOkta): OktaApi {
  const ask = async (method: string, path: string, body?: unknown): Promise<string> => {
    const headers = { authorization: `SSWS ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers,
      body: body && JSON.stringify(body),
    } as RequestInit);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
    return text;
  };
  return {
    async call(method, path, body) {
      const text = await ask(method, path, body);
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    },
    text: (path) => ask('GET', path),
  };
}

/** An org that has what the stack does not make. */
function orgFor(stack: Stack): Promise<LocalOkta> {
  const { existingGroups, logins } = needsOf([stack]);
  return startOkta({
    name: 'mueller-tech',
    users: logins.map((login) => ({ login, password: 'Correct-Horse-1' })),
    // Every org has that one.
    groups: existingGroups.filter((name) => name !== 'Everyone').map((name) => ({ name })),
  });
}

test.each(NEW)(
  'the Okta stack of %s is made without the Okta provider, gives every output, and goes without a trace',
  async (directory) => {
    const stack = oktaStack(directory);
    const { data = {}, resource = {}, output = {} } = stack.json;
    const okta = await orgFor(stack);
    try {
      const { apps, rules, groups } = okta.org;
      const groupsAtFirst = groups.size;
      const applied = await applyOktaStack(stack.json, apiOf(okta));
      const ofOkta = [
        ...Object.entries(data).map(([type, named]) => [`data.${type}`, named] as const),
        ...Object.entries(resource).filter(([type]) => type.startsWith('okta_')),
      ].flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`));
      expect(applied.addresses).toEqual(ofOkta.sort());
      expect([...applied.outputs.keys()].sort()).toEqual(Object.keys(output).sort());
      expect(apps.size).toBe(1);
      expect(rules.size).toBeGreaterThan(0);
      await applied.destroy();
      expect([apps.size, rules.size, groups.size]).toEqual([0, 0, groupsAtFirst]);
    } finally {
      await okta.stop();
    }
  },
);

test('a stack that takes over an app is left to Terraform, and nothing is made', async () => {
  const stack = oktaStack('examples/taken-over');
  const okta = await orgFor(stack);
  try {
    await expect(applyOktaStack(stack.json, apiOf(okta))).rejects.toThrow('Only Terraform can make data.okta_app_saml');
    expect(okta.org.rules.size).toBe(0);
  } finally {
    await okta.stop();
  }
});
