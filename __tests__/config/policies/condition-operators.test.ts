import { OPERATORS, operatorOf } from '../../../lib/config/policies/condition-operators';

test.each(['StringEquals', 'ForAnyValue:StringLike', 'ForAllValues:IpAddressIfExists', 'Null', 'BoolIfExists'])(
  '%s is an operator',
  (name) => expect(operatorOf(name)).toBeDefined(),
);

test.each([
  'stringEquals',
  'StringEqual',
  'NullIfExists',
  'ForSomeValues:Bool',
  'Bool ',
  '',
  'constructor',
  'IfExists',
])('%j is none', (name) => expect(operatorOf(name)).toBeUndefined());

test.each([
  [
    'IpAddress',
    ['192.0.2.1', '192.0.2.0/24', '0.0.0.0/0', '2001:db8::/32'],
    ['192.0.2.0/33', '192.0.2', '::/129', 'a', '1.2.3.4/', '1.2.3.4/1/2', '1.2.3.4/-1'],
  ],
  ['NumericLessThan', ['0', '-1', '1.5', '${aws:x}'], ['', '1h', 'NaN', '1e3']],
  [
    'DateLessThan',
    ['2027-01-31', '2027-01-31T00:00:00Z', '2027-01-31T00:00:00.5+01:00', '1800000000'],
    ['31.1.2027', 'now', ''],
  ],
  ['Bool', ['true', 'false', 'True'], ['yes', '1', '']],
  ['Null', ['true', 'false'], ['null']],
  ['BinaryEquals', ['aGk=', ''], ['a b', '*']],
  ['ArnLike', ['*', 'arn:aws:iam::*:role/*'], ['role/x']],
  ['StringLike', ['anything', ''], []],
])('%s takes %j and refuses %j', (name, legal, illegal) => {
  const refuses = operatorOf(name)?.refuses;
  expect(legal.filter((value) => refuses?.(value))).toEqual([]);
  expect(illegal.filter((value) => refuses?.(value) === undefined)).toEqual([]);
});

test('there are as many operators as IAM has', () => expect(OPERATORS.size).toBe(27));
