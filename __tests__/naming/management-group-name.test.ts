import fc from 'fast-check';
import { applyGroupFilter } from '../../lib/naming/group-filter';
import { InvalidName } from '../../lib/naming/invalid-name';
import { managementGroupName } from '../../lib/naming/management-group-name';

test.each(['A', 'Cloud Admins', 'R&D', 'Größe <b>|`x`', 'g'.repeat(255), 'aws', 'constructor'])('takes %j', (name) => {
  expect(managementGroupName(name)).toBe(name);
});

test.each([
  '',
  'g'.repeat(256),
  ' Support',
  'Support ',
  'Sup\nport',
  'Sup\u200bport',
  '\u202eSupport',
  '\ud800',
  'AWS#x',
])('refuses %j', (name) => expect(() => managementGroupName(name)).toThrow(InvalidName));

test('no management group can be taken for a role group', () => {
  const group = fc.stringMatching(/^aws#[^#\s]+#[\w-]+#\d+$/);
  fc.assert(
    fc.property(fc.oneof(group, fc.string()), (name) => {
      if (applyGroupFilter(name)) expect(() => managementGroupName(name)).toThrow(InvalidName);
    }),
  );
});
