import type { TrustCondition } from '../../../lib/access/model/aws';
import { trustConditionDropped } from '../../../lib/review/rules/trust-condition-dropped';
import { trustNetworkOpened as rule } from '../../../lib/review/rules/trust-network-opened';
import { AUDIENCE, change, role, seen, statement } from '../support/builders';

const audience = { operator: 'StringEquals', key: 'SAML:aud', values: [AUDIENCE] };
const asking = (...conditions: TrustCondition[]) => ({
  roles: [role({ trust: { known: [statement({ conditions: [audience, ...conditions] })] } })],
});
const from = (values: string[], operator = 'IpAddress') => asking({ operator, key: 'aws:SourceIp', values });
const office = from(['8.8.8.0/24', '2600:1f00::/40']);

test.each([
  ['half of the internet', ['8.8.8.0/24', '0.0.0.0/1']],
  ['the other half', ['128.0.0.0/1']],
  ['a /8 around the network that was there', ['8.0.0.0/8']],
  ['a /10', ['16.0.0.0/10']],
  ['eight networks that add up', ['16.0.0.0/8', '17.0.0.0/8', '18.0.0.0/8', '20.0.0.0/6']],
  [
    'one network in many small parts',
    Array.from({ length: 512 }, (_, i) => `${String(20 + (i >> 8))}.${String(i % 256)}.0.0/16`),
  ],
  ['half of the IPv6 addresses', ['8.8.8.0/24', '::/1']],
  ['IPv6 addresses of a whole region', ['2600::/12']],
  ['IPv6 addresses that stand for every IPv4 address', ['8.8.8.0/24', '::ffff:0:0/96']],
  ['something that is not a network', ['8.8.8.0/24', '0/0']],
])('reports a condition that admits %s', (_, values) => {
  expect(rule.check(change(office, from(values)))).toHaveLength(1);
});

test.each([
  ['nothing changes', ['8.8.8.0/24', '2600:1f00::/40']],
  ['another office is added', ['8.8.8.0/24', '9.9.0.0/16', '2600:1f00::/40', '2a00:1450::/32']],
  ['a private network is added, from which nobody reaches AWS directly', ['8.8.8.0/24', '10.0.0.0/8', 'fc00::/7']],
  ['networks are fewer', ['8.8.8.0/25']],
])('stays silent when %s', (_, values) => expect(rule.check(change(office, from(values)))).toEqual([]));

test('leaves a condition that everybody meets to the rule that calls it dropped', () => {
  const all = from(['0.0.0.0/1', '128.0.0.0/1']);
  expect(rule.check(change(office, all))).toEqual([]);
  expect(trustConditionDropped.check(change(office, all))).toHaveLength(1);
});

test('reports networks that are no longer left out, and not a few more that are', () => {
  const except = (...values: string[]) => from(values, 'NotIpAddress');
  expect(rule.check(change(except('0.0.0.0/1'), except('8.8.8.0/24')))).toHaveLength(1);
  expect(rule.check(change(except('8.8.0.0/16'), except('9.9.0.0/16')))).toEqual([]);
  expect(rule.check(change(except('8.8.8.0/24'), except('0.0.0.0/1')))).toEqual([]);
});

test('stays silent where the condition is new, whatever it admits', () => {
  expect(rule.check(change(asking(), from(['0.0.0.0/1'])))).toEqual([]);
});

test('stays silent where another statement asked for no network before', () => {
  const both = { roles: [role({ trust: { known: [statement(), ...statementsOf(office)] } })] };
  expect(rule.check(change(both, from(['0.0.0.0/1'])))).toEqual([]);
});

test('an action that is added hides neither a wider network nor a dropped one', () => {
  const tagging = (parts: { roles: ReturnType<typeof role>[] }) => ({
    roles: [
      role({
        trust: {
          known: statementsOf(parts).map((one) => ({ ...one, actions: [...one.actions, 'sts:TagSession'] })),
        },
      }),
    ],
  });
  expect(seen(rule, change(office, tagging(from(['0.0.0.0/1'])))).join()).toContain(
    'IpAddress aws:SourceIp = 0.0.0.0/1',
  );
  expect(seen(trustConditionDropped, change(office, tagging(asking()))).join()).toContain('without IpAddress');
});

function statementsOf({ roles: [first] }: { roles: ReturnType<typeof role>[] }) {
  return first && 'known' in first.trust ? first.trust.known : [];
}
