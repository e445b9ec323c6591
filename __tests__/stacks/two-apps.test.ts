import { readAccess } from '../../lib/access/read-access';
import { stackDocument } from '../../lib/documents/read-synthesized';
import { loadConfig } from '../../lib/config/load';
import type { JsonObject } from '../../lib/documents/json/json';
import { synthesizedFiles } from '../support/synthesize';

const plan = (directory: string) => {
  const files = synthesizedFiles(loadConfig(directory, { today: '2026-06-15' }).federation);
  return JSON.parse(files.get('stacks/federation/cdk.tf.json') ?? '') as JsonObject;
};

test('a second app in an org grants its own roles, and its rules and state have names of their own', () => {
  const [first, second] = [plan('config'), plan('examples/second-app')];
  const access = readAccess([stackDocument('federation', second)]);
  expect(access.grants.map(({ managementGroup, role }) => [managementGroup, role])).toEqual([
    ['Developers', 'Okta-Dev-Dev-Deploy'],
  ]);
  expect([access.unknown, access.broken, access.outside]).toEqual([[], [], []]);
  const namesOf = (json: JsonObject) =>
    [...JSON.stringify(json).matchAll(/"name":"(aws[^"]*)"/g)].map(([, name]) => name);
  expect(namesOf(second)).toEqual(expect.arrayContaining([expect.stringMatching(/^aws-dev#Dev#/)]));
  expect(namesOf(first).filter((name) => namesOf(second).includes(name))).toEqual([]);
});
