import { roleAdopted as rule } from '../../../lib/review/rules/role-adopted';
import { change, role } from '../support/builders';

const adopted = { roles: [role({ adopted: true })] };

test.each([
  ['a role is made', change({}, { roles: [role()] })],
  ['an adopted role stays', change(adopted, adopted)],
])('stays silent when %s', (_, given) => expect(rule.check(given)).toEqual([]));

test('reports a role that is adopted', () => expect(rule.check(change({}, adopted))).toHaveLength(1));
