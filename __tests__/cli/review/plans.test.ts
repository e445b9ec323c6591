import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readSynthesized } from '../../../lib/documents/read-synthesized';
import { readAccess } from '../../../lib/access/read-access';
import { planDocuments, plannedActions, readPlans, withPlans } from '../../../lib/cli/review/plans';
import { shippedStacks } from '../support/shipped-access';
import { temporaryFolder } from '../support/temporary';

const plan = (address: string) =>
  JSON.stringify({
    format_version: '1.2',
    resource_changes: [{ address, type: 'aws_iam_role', change: { actions: ['delete', 'create'] } }],
  });

function planFiles(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return readPlans(Object.keys(files), { cwd: folder });
}

const actions = (plans: ReturnType<typeof planFiles>) => plannedActions(readAccess(planDocuments(plans, 'after')));

test('one plan names its actions as Terraform does', () => {
  expect(actions(planFiles({ 'plan.json': plan('aws_iam_role.a') }))).toEqual([
    { address: 'aws_iam_role.a', type: 'aws_iam_role', actions: ['delete', 'create'] },
  ]);
});

test('of several plans each is named like its stack', () => {
  const plans = planFiles({ 'okta.json': plan('aws_iam_role.a'), 'account-Tech.plan.json': plan('aws_iam_role.b') });
  expect(actions(plans).map(({ address }) => address)).toEqual(['okta:aws_iam_role.a', 'account-Tech:aws_iam_role.b']);
});

test.each([
  ['no JSON', '{', 'make it with "terraform show -json FILE"'],
  ['a state file', '{"version": 4, "lineage": "x"}', 'is a raw state file'],
  ['anything else', '{"a": 1}', 'is not the output of "terraform show -json"'],
])('%s is refused with what to do', (_, text, remedy) => {
  expect(() => planDocuments(planFiles({ 'plan.json': text }), 'after')).toThrow(remedy);
});

test('a file that is not there is refused', () => {
  expect(() => readPlans(['nowhere.json'], { cwd: temporaryFolder() })).toThrow(/nowhere\.json.*terraform show -json/);
});

describe('a plan of a synthesized stack', () => {
  const documents = readSynthesized(shippedStacks());
  const address = 'aws_iam_role.x';
  const values = JSON.stringify({
    format_version: '1.2',
    resource_changes: [],
    prior_state: {
      values: { root_module: { resources: [{ address: 'aws_iam_role.y', mode: 'managed', values: {} }] } },
    },
    planned_values: {
      root_module: { resources: [{ address, mode: 'managed', type: 'aws_iam_role', values: { id: 'x' } }] },
    },
  });
  const known = (files: Readonly<Record<string, string>>, stacks = documents, side: 'before' | 'after' = 'after') =>
    withPlans(stacks, planFiles(files), side).map((document) =>
      document.kind === 'configuration' ? [...(document.known?.keys() ?? [])] : [],
    );

  test('fills in what the stack can’t say, whatever the file is called', () => {
    // Nothing deletes the other role, so it stays.
    expect(known({ 'anything.json': values })).toEqual([['aws_iam_role.y', address]]);
  });

  test('fills in the state that it starts from on the other side, so that what only a state knows is not a change', () => {
    expect(known({ 'anything.json': values }, documents, 'before')).toEqual([['aws_iam_role.y']]);
  });

  test('of a stack that is new is not an error on the side where it is missing', () => {
    const both = documents.flatMap((document) => [document, { ...document, name: 'other' }]);
    expect(known({ 'account-New.json': values }, both, 'before')).toEqual([[], []]);
  });

  test('belongs to the stack of its name where there are several', () => {
    const [stack] = documents;
    if (stack === undefined) throw new Error('there is a stack');
    const both = [stack, { ...stack, name: 'account-Tech' }];
    expect(known({ 'account-Tech.json': values }, both)).toEqual([[], ['aws_iam_role.y', address]]);
    expect(() => known({ 'other.json': values }, both)).toThrow(
      'other.json belongs to no stack (name it like one: federation.json, account-Tech.json)',
    );
  });
});

describe('several files', () => {
  const names = (files: readonly string[]) => {
    const folder = temporaryFolder();
    for (const file of files) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), plan('aws_iam_role.a'));
    }
    return readPlans(files, { cwd: folder }).map(({ name }) => name);
  };

  test('of one name are all read, each under the name of its folder', () => {
    expect(names(['tech/plan.json', 'other/plan.json'])).toEqual(['tech', 'other']);
    expect(names(['a/tech/plan.json', 'b/tech/plan.json', 'okta.json'])).toEqual(['a/tech', 'b/tech', 'okta']);
  });

  test('that only differ in their endings keep their whole names', () => {
    expect(names(['tech.json', 'tech.plan.json']).map((name) => name.replace(/^.*\//, ''))).toEqual([
      'tech.json',
      'tech.plan.json',
    ]);
  });

  test('the same file given twice is one plan', () => {
    expect(names(['tech.json', './tech.json'])).toEqual(['tech']);
  });

  test('a colon, which ends the name of a stack in an address, is not part of a name', () => {
    expect(names(['a:b.json', 'c.json'])).toEqual(['a_b', 'c']);
  });
});

describe('text', () => {
  const address = 'aws_iam_role.a';
  const text = plan(address);
  const utf16 = Buffer.from(text, 'utf16le');
  test.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 as PowerShell writes it', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without a byte order mark', utf16],
    ['big-endian UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['big-endian UTF-16 without a byte order mark', Buffer.from(utf16).swap16()],
  ])('in %s is read, also on standard input', (_, bytes) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'plan.json'), bytes);
    for (const plans of [
      readPlans(['plan.json'], { cwd: folder }),
      readPlans(['-'], { cwd: folder, stdin: () => bytes }),
    ])
      expect(actions(plans)).toEqual([{ address, type: 'aws_iam_role', actions: ['delete', 'create'] }]);
  });

  test.each<[string, Uint8Array, RegExp]>([
    ['a saved plan file', Buffer.from('PK\u0003\u0004…'), /saved plan file.*terraform show -json FILE > plan\.json/],
    ['bytes that are not text', Buffer.from([0x7b, 0xff, 0x22]), /is not text in UTF-8/],
  ])('%s is refused with the way out', (_, bytes, message) => {
    expect(() => readPlans(['-'], { cwd: '/', stdin: () => bytes })).toThrow(message);
  });

  test('standard input holds one plan', () => {
    expect(() => readPlans(['-', '-'], { cwd: '/', stdin: () => Buffer.from(text) })).toThrow(/give "-" once/);
  });
});
