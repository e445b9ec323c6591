import { matrix } from '../../../lib/review/formats/matrix';
import { review } from '../../../lib/review/review';
import type { Access } from '../../../lib/access/model/access';
import { change, grant, granted, role } from '../support/builders';

const table = (before: Partial<Access>, after: Partial<Access>) => {
  const { columns, rows } = matrix(review(change(before, after), []));
  return {
    columns,
    rows: rows.map(
      ({ role: name, marks }) => `${name}: ${[...marks].map(([group, mark]) => `${group} ${mark}`).join(', ')}`,
    ),
  };
};
const [one, two] = [role({ name: 'One' }), role({ name: 'Two' })];

test('roles down, groups across; what changes comes first', () => {
  const before = { roles: [one, two], grants: [grant({ managementGroup: 'Audit' }, one)] };
  const after = { roles: [one, two], grants: [...before.grants, grant({ managementGroup: 'Zebra' }, two)] };
  expect(table(before, after)).toEqual({ columns: ['Zebra', 'Audit'], rows: ['Two: Zebra new', 'One: Audit has'] });
});

test('what is gone is still a row; a gain and a loss at once are mixed', () => {
  expect(table(granted({ name: 'One' }), {}).rows).toEqual(['One: Support gone']);
  expect(
    table(granted({ name: 'One' }), granted({ name: 'One', maxSessionSeconds: 7200, permissionsBoundary: 'b' })).rows,
  ).toEqual(['One: Support mixed']);
});

test('a renamed role is one row, under its new name', () => {
  expect(table(granted({ name: 'One' }), granted({ name: 'Two' })).rows).toEqual(['Two: Support has']);
});
