import fc from 'fast-check';
import { scenarios } from '../../../bench/simulation/scenarios';
import { simulate, type Durations, type Part } from '../../../bench/simulation/simulate';
import type { ChangedStack } from '../../../lib/cli/changed/compare';

const stack = (name: string, stage: number, objects = 22): ChangedStack => ({
  stack: name,
  directory: '',
  account: name.startsWith('okta') ? undefined : name,
  stage,
  reason: '',
  objects,
});
const FLAT: Durations = { synthesize: 10, setUp: 60, init: 5, plan: () => 10, apply: () => 20 };
const secondsOf = (parts: readonly Part[]): number => parts.reduce((all, { seconds }) => all + seconds, 0);

test('one stack takes its set-up, plan and apply, one after the other', () => {
  const { seconds, jobs, workerSeconds, critical } = simulate([stack('a', 1)], FLAT, { workers: 16, jobs: 256 });
  expect({ seconds, jobs, workerSeconds }).toEqual({ seconds: 10 + 75 + 85, jobs: 3, workerSeconds: 170 });
  expect(critical.map(({ name }) => name)).toEqual(['synthesize', 'plan 1-001 (1 stack)', 'apply 1-001 (1 stack)']);
});

test('stacks of one stage wait for a worker, and those of the next for the stage before', () => {
  const stacks = [stack('a', 1), stack('b', 1), stack('c', 2)];
  const one = simulate(stacks, FLAT, { workers: 1, jobs: 256 });
  expect(one.seconds).toBe(10 + 3 * (75 + 85));
  expect(one.critical).toContainEqual({ name: 'wait for a worker', seconds: 75 });
  expect(simulate(stacks, FLAT, { workers: 2, jobs: 256 }).seconds).toBe(10 + 2 * (75 + 85));
});

test('a matrix of fewer jobs sets up less often, and its stacks follow each other', () => {
  const stacks = Array.from({ length: 8 }, (_, i) => stack(`s${String(i)}`, 1));
  const [wide, narrow] = [8, 2].map((jobs) => simulate(stacks, FLAT, { workers: 8, jobs }));
  expect(wide?.seconds).toBe(10 + 75 + 85);
  expect(narrow?.seconds).toBe(10 + (60 + 4 * 15) + (60 + 4 * 25));
  expect(narrow?.workerSeconds).toBeLessThan(wide?.workerSeconds ?? 0);
});

test('stacks of Okta’s half follow each other in one job, however many workers there are', () => {
  const stacks = ['okta-0', 'okta-1', 'okta-2'].map((name) => stack(name, 1));
  const { seconds, jobs } = simulate([...stacks, stack('a', 1)], FLAT, { workers: 16, jobs: 256 });
  expect({ seconds, jobs }).toEqual({ seconds: 10 + (60 + 3 * 15) + (60 + 3 * 25), jobs: 5 });
});

test('a look for drift applies nothing', () => {
  expect(simulate([stack('a', 1)], FLAT, { workers: 1, jobs: 1 }, { apply: false }).seconds).toBe(85);
});

test('no run is shorter than its work allows, its critical path adds up, and a worker more never makes it longer', () => {
  const sizes = fc.array(
    fc.record({ stage: fc.integer({ min: 1, max: 3 }), objects: fc.integer({ min: 1, max: 900 }) }),
    {
      minLength: 1,
      maxLength: 40,
    },
  );
  const durations: Durations = { ...FLAT, plan: ({ objects }) => objects / 10, apply: ({ objects }) => objects / 5 };
  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 20 }), (made, workers, jobs) => {
      const stacks = made.map(({ stage, objects }, i) => stack(`s${String(i)}`, stage, objects));
      const run = simulate(stacks, durations, { workers, jobs });
      expect(secondsOf(run.critical)).toBeCloseTo(run.seconds, 6);
      expect(run.seconds * workers).toBeGreaterThanOrEqual(run.workerSeconds - 1e-6);
      const more = simulate(stacks, durations, { workers: workers + 1, jobs });
      expect(more.seconds).toBeLessThanOrEqual(run.seconds + 1e-6);
      expect(more.workerSeconds).toBeCloseTo(run.workerSeconds, 6);
    }),
  );
});

test('every scenario has each account once, and Okta where roles are added', () => {
  for (const { name, stacks } of scenarios(1000, 10, 64)) {
    expect(new Set(stacks.map((each) => each.stack)).size).toBe(stacks.length);
    const shards = stacks.filter((each) => each.stack.startsWith('okta-')).length;
    expect([name, shards > 0]).toEqual([name, /first|added|drift/.test(name)]);
    expect([name, shards === 1]).toEqual([name, name === 'a role is added to one account']);
  }
});
