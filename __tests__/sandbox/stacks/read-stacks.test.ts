import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStacks } from '../../../sandbox/stacks/read-stacks';

let out: string;
beforeEach(() => (out = mkdtempSync(join(tmpdir(), 'out-'))));
afterEach(() => rmSync(out, { recursive: true, force: true }));

test('a stack comes after those that it depends on', () => {
  const stack = (name: string, ...dependencies: string[]) => {
    mkdirSync(join(out, 'stacks', name), { recursive: true });
    writeFileSync(join(out, 'stacks', name, 'cdk.tf.json'), JSON.stringify({ locals: { name } }));
    return [name, { name, synthesizedStackPath: `stacks/${name}/cdk.tf.json`, dependencies }] as const;
  };
  const stacks = Object.fromEntries([stack('account-A', 'okta'), stack('account-B', 'okta'), stack('okta')]);
  writeFileSync(join(out, 'manifest.json'), JSON.stringify({ stacks }));
  expect(readStacks(out).map(({ name }) => name)).toEqual(['okta', 'account-A', 'account-B']);
  expect(readStacks(out)[0]).toMatchObject({
    directory: join(out, 'stacks', 'okta'),
    json: { locals: { name: 'okta' } },
  });
});
