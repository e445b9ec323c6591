import { acceptanceAdded as rule } from '../../../lib/review/rules/acceptance-added';
import { change, role, seen } from '../support/builders';

const accepting = (reason?: string) => ({
  roles: [role({ accept: reason === undefined ? [] : [{ rule: 'administrator-grant', reason }] })],
});

test.each([
  ['nothing is accepted', accepting(), accepting()],
  ['it was accepted before', accepting('break glass'), accepting('break glass')],
  ['it is no longer accepted', accepting('break glass'), accepting()],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test('reports a new acceptance with its reason', () => {
  expect(seen(rule, change(accepting(), accepting('break glass')))).toEqual(['administrator-grant: break glass']);
});

test('says when an acceptance without a reason has no effect', () => {
  expect(seen(rule, change(accepting(), accepting(' '))).join()).toContain('no effect');
});
