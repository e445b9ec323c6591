import fc from 'fast-check';
import { assignmentPriorities } from '../../lib/constructs/assignment-priorities';

const names = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 200 });

test('priorities are positive, ascending and each there once', () => {
  fc.assert(
    fc.property(names, (list) => {
      const priorities = [...assignmentPriorities(list).values()];
      expect(priorities).toHaveLength(list.length);
      expect(new Set(priorities).size).toBe(list.length);
      expect(priorities).toEqual([...priorities].sort((a, b) => a - b));
      expect(priorities.every((priority) => priority > 0)).toBe(true);
    }),
  );
});

test('the order in which names are given does not matter', () => {
  fc.assert(
    fc.property(names, (list) =>
      expect([...assignmentPriorities([...list].reverse())]).toEqual([...assignmentPriorities(list)]),
    ),
  );
});

test('a group that is added leaves the priorities of a thousand others as they were', () => {
  const before = Array.from({ length: 1000 }, (_, i) => `aws#Account#Role-${i}#123456789012`);
  const then = assignmentPriorities(before);
  const now = assignmentPriorities([...before, 'aws#Account#New#123456789012']);
  expect(before.filter((name) => now.get(name) !== then.get(name))).toEqual([]);
});

test('where two hashes meet, both names keep a place of their own', () => {
  // 2,000 names in a million places: some meet.
  const many = Array.from({ length: 2000 }, (_, i) => `group ${i}`);
  expect(new Set(assignmentPriorities(many).values()).size).toBe(2000);
});
