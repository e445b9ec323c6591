import { trustConditionDropped as rule } from '../../../lib/review/rules/trust-condition-dropped';
import type { TrustCondition } from '../../../lib/access/model';
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
