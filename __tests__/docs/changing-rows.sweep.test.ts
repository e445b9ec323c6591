import { readFileSync } from 'node:fs';
import { ANSWERS, type Answer } from '../../scripts/changing/answers';
import { keyPaths } from '../../scripts/changing/key-paths';
import { effectOf } from './changing/effect';
import { CHANGES } from '../e2e/changes/rows';
import { configurations, EVENTS, type Event } from './changing/configurations';
import { ROWS, type Row } from './changing/rows';

const E2E = readFileSync('__tests__/e2e/changes.real.test.ts', 'utf8');

type Case = readonly [name: string, answer: Answer, row: Row | undefined, file: string, path: string, event: Event];

/** Nothing to try: the keys below it are, or it cannot happen. */
const ELSEWHERE: ReadonlySet<string> = new Set(['as its keys', 'cannot happen']);
const CASES: readonly Case[] = [...ANSWERS].flatMap(([file, answers]) =>
  [...answers].flatMap(([path, each]) =>
    EVENTS.filter((event) => !ELSEWHERE.has(each[event].how)).map((event): Case => [
      `${file} ${path} ${event}: ${each[event].how}`,
      each[event],
      ROWS[file]?.[path],
      file,
      path,
      event,
    ]),
  ),
);

test('each row of docs/changing.md is tried, and nothing that is not a row', () => {
  expect(CASES.filter(([, , row]) => row === undefined).map(([name]) => name)).toEqual([]);
  for (const [file, rows] of Object.entries(ROWS)) {
    const paths = ['', ...(keyPaths().get(file) ?? [])];
    expect(Object.keys(rows).filter((path) => !paths.includes(path))).toEqual([]);
  }
});

/** The row is tried by Terraform: what it needs more than one step for, or takes from one place to another. */
const APPLIED: ReadonlySet<string> = new Set(['steps', 'one apply', 'move']);

test('what takes several steps, or moves, is applied by a named test, or the row says why it is not', () => {
  for (const [name, { how }, row] of CASES) {
    const { applied, notApplied } = row ?? {};
    if (applied === undefined && !APPLIED.has(how)) continue;
    expect({ name, told: applied !== undefined || (notApplied ?? '').length > 20 }).toEqual({ name, told: true });
    if (applied === undefined) continue;
    const [file, title] = typeof applied === 'string' ? [undefined, applied] : applied;
    const titles = file === undefined ? [...CHANGES.map((change) => change.name), E2E] : [readFileSync(file, 'utf8')];
    expect({ name, title, found: titles.some((text) => text.includes(title)) }).toEqual({ name, title, found: true });
  }
});

/** What nobody's sign-in depends on. */
const IDLE: ReadonlySet<string> = new Set([
  'aws_iam_access_key',
  'aws_iam_account_alias',
  'aws_iam_policy',
  'aws_iam_user',
  'aws_iam_user_policies_exclusive',
  'aws_iam_user_policy',
  'aws_iam_user_policy_attachment',
  'aws_iam_user_policy_attachments_exclusive',
]);

test.each(CASES)('%s', (_, { how }, row, file, path, event) => {
  if (row === undefined) throw new Error('see above');
  const effect = effectOf(...configurations(row, file, path, event));
  expect(effect.unreported).toEqual([]);
  expect(effect.outside).toEqual([]);
  const { refused, moved, made, removed, replaced, forgotten, updated, lookedUp, lost, gained } = effect;
  const done = [...made, ...removed, ...replaced, ...forgotten, ...updated];
  const beyond = done.filter((what) => row.also?.[what] === undefined);
  switch (how) {
    case 'nothing':
      expect({ refused, beyond, lost, gained }).toEqual({ beyond: [], lost: [], gained: [] });
      return;
    case 'in place':
      expect({ refused, moved, lost, gained }).toEqual({ moved: false, lost: [], gained: [] });
      expect(replaced.filter((what) => beyond.includes(what))).toEqual([]);
      expect([...made, ...removed].filter((type) => !IDLE.has(type))).toEqual([]);
      return;
    case 'access':
      expect({ refused, moved }).toEqual({ moved: false });
      expect([...done, ...lookedUp]).not.toEqual([]);
      return;
    case 'one apply':
      expect({ refused, moved, lost, gained }).toEqual({ moved: false, lost: [], gained: [] });
      return;
    case 'move':
      expect({ refused, moved, beyond, lost, gained }).toEqual({ moved: true, beyond: [], lost: [], gained: [] });
      return;
    case 'refused':
      expect(refused).toEqual(expect.any(String));
      return;
    case 'steps':
      expect(refused ?? done.join()).not.toBe('');
      return;
    default:
      throw new Error(how);
  }
});
