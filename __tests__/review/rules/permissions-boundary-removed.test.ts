import { permissionsBoundaryRemoved as rule } from '../../../lib/review/rules/permissions-boundary-removed';
import { change, role, seen } from '../support/builders';

const bounded = (permissionsBoundary?: string) => ({
  roles: [role(permissionsBoundary === undefined ? {} : { permissionsBoundary })],
});

test.each([
  ['it stays', bounded('b'), bounded('b')],
  ['one is added', bounded(), bounded('b')],
  ['there was none', bounded(), bounded()],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test.each([
  [bounded(), 'b → none'],
  [bounded('wide'), 'b → wide'],
])('reports a boundary that goes or is another', (after, evidence) => {
  expect(seen(rule, change(bounded('b'), after)).join()).toContain(evidence);
});
