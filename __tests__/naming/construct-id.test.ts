import fc from 'fast-check';
import { constructId } from '../../lib/naming/construct-id';

const name = fc.string({ unit: 'grapheme', minLength: 1 });
const tricky = fc.string({
  unit: fc.constantFrom('R', 'D', '&', '/', '%', '2', 'F', ' ', '\u00a0', '\\', '\n'),
  maxLength: 8,
});

test('two names never become one id', () => {
  fc.assert(
    fc.property(fc.oneof(name, tricky), fc.oneof(name, tricky), (a, b) => {
      expect(constructId('Role', a) === constructId('Role', b)).toBe(a === b);
    }),
  );
  expect(constructId('ManagementGroup', 'R&D')).not.toBe(constructId('ManagementGroup', 'RD'));
});

test('an id has nothing that constructs or CDKTF would refuse or fold', () => {
  fc.assert(fc.property(fc.oneof(name, tricky), (text) => expect(constructId('Role', text)).not.toMatch(/[/\\\s]/)));
});

test('no name vanishes: the kind is before it', () => {
  expect(constructId('ManagementGroup', 'Default')).toBe('ManagementGroup-Default');
  expect(constructId('Role', 'Resource')).toBe('Role-Resource');
  expect(constructId('ManagementGroup', 'Cloud Admins')).toBe('ManagementGroup-Cloud%20Admins');
});
