import { trustConditionDropped as rule } from '../../../lib/review/rules/trust-condition-dropped';
import type { TrustCondition } from '../../../lib/access/model/aws';
import { AUDIENCE, change, role, seen, statement } from '../support/builders';

const audience = { operator: 'StringEquals', key: 'SAML:aud', values: [AUDIENCE] };
const network = { operator: 'IpAddress', key: 'aws:SourceIp', values: ['192.0.2.0/24'] };
const asking = (...conditions: TrustCondition[]) => ({
  roles: [role({ trust: { known: [statement({ conditions })] } })],
});

test.each([
  ['nothing changes', asking(audience, network)],
  ['conditions change places', asking(network, audience)],
  ['a condition is added', asking(audience, network, { operator: 'StringEquals', key: 'SAML:iss', values: ['x'] })],
  ['only values change, which is a gain or a loss', asking(audience, { ...network, values: ['198.51.100.0/24'] })],
])('stays silent when %s', (_, after) => expect(rule.check(change(asking(audience, network), after))).toEqual([]));

test('reports what is no longer asked', () => {
  expect(seen(rule, change(asking(audience, network), asking(audience))).join()).toContain(
    'without IpAddress aws:SourceIp = 192.0.2.0/24',
  );
});

test('reports another operator on the same key', () => {
  expect(rule.check(change(asking(audience), asking({ ...audience, operator: 'StringLike' })))).toHaveLength(1);
});

test.each([
  ['every address', ['0.0.0.0/0']],
  ['every address beside another network', ['192.0.2.0/24', '0.0.0.0/0']],
  ['two halves of every address', ['0.0.0.0/1', '128.0.0.0/1']],
  ['every address in uneven parts', ['128.0.0.0/1', '64.0.0.0/2', '0.0.0.0/3', '32.0.0.0/3']],
  ['every IPv6 address in parts', ['::/2', '4000::/2', '8000::/1']],
])('reports a condition that %s meets', (_, values) => {
  expect(rule.check(change(asking(audience, network), asking(audience, { ...network, values })))).toHaveLength(1);
});

test('reports a pattern that everybody meets, and not one that was so before', () => {
  const subject = (value: string) => asking(audience, { operator: 'StringLike', key: 'SAML:sub', values: [value] });
  for (const value of ['*', '?*', '**']) {
    expect(rule.check(change(subject('ada@*'), subject(value)))).toHaveLength(1);
    expect(rule.check(change(subject(value), subject('*')))).toEqual([]);
  }
  expect(rule.check(change(subject('ada@*'), subject('bob@*')))).toEqual([]);
});

test.each([
  ['SAML:sub', 'ada@mueller-tech.com', ['*@*']],
  ['SAML:sub', 'ada@*', Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => `${letter}*`)],
  ['aws:PrincipalOrgID', 'o-1*', ['o-*']],
  ['aws:PrincipalArn', 'arn:aws:iam::123456789012:role/x*', ['arn:aws:iam::*:role/*', 'arn:aws:iam::*:user/*']],
])('reports patterns for %s that are, added up, met by everybody', (key, was, values) => {
  const like = (...patterns: string[]) => asking(audience, { operator: 'StringLike', key, values: patterns });
  expect(rule.check(change(like(was), like(...values)))).toHaveLength(1);
  expect(rule.check(change(like(was), like('x*', 'y*')))).toEqual([]);
});

test('does not report networks that leave an address out', () => {
  const values = ['128.0.0.0/1', '64.0.0.0/2', '0.0.0.0/3', '48.0.0.0/4'];
  expect(rule.check(change(asking(audience, network), asking(audience, { ...network, values })))).toEqual([]);
});

test('reports an exclusion of networks in which nobody is', () => {
  const except = (value: string) =>
    asking(audience, { operator: 'NotIpAddress', key: 'aws:SourceIp', values: [value] });
  expect(rule.check(change(except('8.8.0.0/16'), except('203.0.113.0/25')))).toHaveLength(1);
  expect(rule.check(change(except('8.8.0.0/16'), except('9.9.0.0/16')))).toEqual([]);
});

test('reports an end that is moved far ahead, and a beginning that has passed', () => {
  const at = (operator: string, value: string) =>
    asking(audience, { operator, key: 'aws:CurrentTime', values: [value] });
  const end = (value: string) => at('DateLessThan', value);
  expect(rule.check(change(end('2026-12-31T00:00:00Z'), end('2099-12-31T00:00:00Z')))).toHaveLength(1);
  expect(rule.check(change(end('2026-12-31T00:00:00Z'), end('2027-03-31T00:00:00Z')))).toEqual([]);
  const start = (value: string) => at('DateGreaterThan', value);
  expect(rule.check(change(start('2027-01-01T00:00:00Z'), start('2020-01-01T00:00:00Z')))).toHaveLength(1);
});

test('reports an optional condition in the place of a strict one, and one that is removed', () => {
  const org = (operator: string) => ({ operator, key: 'aws:SourceVpc', values: ['vpc-1'] });
  const [strict, optional] = [org('StringEquals'), org('StringEqualsIfExists')];
  expect(rule.check(change(asking(audience, strict), asking(audience, optional)))).toHaveLength(1);
  expect(rule.check(change(asking(audience, optional), asking(audience)))).toHaveLength(1);
  const every = org('ForAllValues:StringEquals');
  expect(rule.check(change(asking(audience, strict), asking(audience, every)))).toHaveLength(1);
});

test.each([
  ['BoolIfExists', 'aws:MultiFactorAuthPresent', 'true'],
  ['ForAllValues:StringEquals', 'aws:PrincipalOrgID', 'o-example'],
  ['StringNotEquals', 'aws:PrincipalArn', 'arn:aws:iam::123456789012:role/x'],
  ['Null', 'aws:MultiFactorAuthAge', 'true'],
])('reports %s on %s, which no sign-in has, as no condition at all', (operator, key, value) => {
  const after = asking(audience, { operator, key, values: [value] });
  expect(seen(rule, change(asking(audience, network), after)).join()).toContain('without IpAddress');
  expect(rule.check(change(after, asking(audience)))).toEqual([]);
});

test('a condition on the caller counts where callers of AWS are trusted', () => {
  const trusting = (...conditions: TrustCondition[]) => ({
    roles: [
      role({ trust: { known: [statement({ conditions, principals: [{ type: 'AWS', value: '*', not: false }] })] } }),
    ],
  });
  const org = { operator: 'StringEqualsIfExists', key: 'aws:PrincipalOrgID', values: ['o-example'] };
  expect(rule.check(change(trusting(org), trusting()))).toHaveLength(1);
});
