import { longSession as rule } from '../../../lib/review/rules/long-session';
import { ADMINISTRATOR, change, policy, READ_ONLY, role } from '../support/builders';

const lasting = (maxSessionSeconds: number, name = READ_ONLY) =>
  change({}, { roles: [role({ maxSessionSeconds, policies: [policy(name)] })] });

test.each([
  ['four hours', lasting(4 * 3600)],
  ['one hour for an administrator', lasting(3600, ADMINISTRATOR)],
  [
    "an adopted role, whose session is its owner's",
    change({}, { roles: [role({ maxSessionSeconds: 43200, adopted: true })] }),
  ],
])('stays silent for %s', (_, given) => expect(rule.check(given)).toEqual([]));

test.each([
  ['more than four hours', lasting(4 * 3600 + 1)],
  ['more than one hour for an administrator', lasting(3601, ADMINISTRATOR)],
])('reports %s', (_, given) => expect(rule.check(given)).toHaveLength(1));
