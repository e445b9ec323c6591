import fc from 'fast-check';
import { GROUP_RULE_TARGETS } from '../../lib/naming/limits';
import { ruleChunks, type RuleTarget } from '../../lib/naming/rule-chunks';

const targetsOf = (accounts: number, roles: number): RuleTarget[] =>
  Array.from({ length: accounts * roles }, (_, i) => {
    const accountId = String(100_000_000_000 + Math.floor(i / roles));
    return { accountId, name: `aws#Account#Role-${i % roles}#${accountId}` };
  });
const contents = (targets: readonly RuleTarget[]) =>
  new Map(ruleChunks(targets).map(({ prefix, targets }) => [prefix, targets.map(({ name }) => name).join()]));
/** How many chunks are not as they were, counting gone and new ones. */
const changed = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) =>
  [...new Set([...before.keys(), ...after.keys()])].filter((prefix) => before.get(prefix) !== after.get(prefix));

test('every target is in exactly one chunk, and no chunk is too large or empty', () => {
  const counts = fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 12 }));
  fc.assert(
    fc.property(counts, ([accounts, roles]) => {
      const targets = targetsOf(accounts, roles);
      const chunks = ruleChunks(targets);
      expect(
        chunks
          .flatMap(({ targets }) => targets)
          .map(({ name }) => name)
          .sort(),
      ).toEqual(targets.map(({ name }) => name).sort());
      for (const { targets } of chunks) {
        expect(targets.length).toBeGreaterThan(0);
        expect(targets.length).toBeLessThanOrEqual(GROUP_RULE_TARGETS);
      }
    }),
    { numRuns: 30 },
  );
});

test('100 targets are one chunk, 101 are more', () => {
  expect(ruleChunks(targetsOf(100, 1)).map(({ prefix }) => prefix)).toEqual(['']);
  expect(ruleChunks(targetsOf(101, 1)).length).toBeGreaterThan(1);
});

test('the order of the targets does not matter', () => {
  const targets = targetsOf(60, 5);
  expect(contents([...targets].reverse())).toEqual(contents(targets));
});

test('an account that is added changes one chunk, or splits one', () => {
  const targets = targetsOf(400, 5);
  const before = contents(targets);
  expect(before.size).toBeGreaterThan(20);
  for (let account = 0; account < 20; account++) {
    const accountId = String(500_000_000_000 + account);
    const added = ['Admin', 'Deploy', 'ReadOnly'].map((role) => ({ accountId, name: `aws#New#${role}#${accountId}` }));
    const difference = changed(before, contents([...targets, ...added]));
    const [shortest = ''] = [...difference].sort((a, b) => a.length - b.length);
    // All of it lies below one prefix, and at most one chunk was there before.
    expect(difference.every((prefix) => prefix.startsWith(shortest))).toBe(true);
    expect(difference.filter((prefix) => before.has(prefix))).toHaveLength(1);
  }
});

test('an account that goes changes one chunk, or joins two', () => {
  const targets = targetsOf(400, 5);
  const before = contents(targets);
  for (const gone of new Set(targets.slice(0, 100).map(({ accountId }) => accountId))) {
    const difference = changed(before, contents(targets.filter(({ accountId }) => accountId !== gone)));
    expect(difference.filter((prefix) => before.has(prefix)).length).toBeLessThanOrEqual(2);
  }
});

test('as many roles as an account can have still fit', () => {
  const targets = targetsOf(1, 1000);
  expect(ruleChunks(targets).every(({ targets }) => targets.length <= GROUP_RULE_TARGETS)).toBe(true);
});
