import { tagsBeforeTrust as rule } from '../../../lib/review/rules/tags-before-trust';
import { app, change, principalOf, role, samlProvider, seen, statement } from '../support/builders';

const NAMES = 'https://aws.amazon.com/SAML/Attributes/';
const sending = (...names: string[]) => app({ attributes: { known: names.map((name) => `${NAMES}${name}`) } });
const trusting = (...actions: string[]) =>
  role({ trust: { known: [statement({ actions: ['sts:AssumeRoleWithSAML', ...actions] })] } });
const tagged = sending('PrincipalTag:CostCenter');

test.each([
  ['no attribute is sent', app({ attributes: { known: [] } }), trusting()],
  ['another attribute is sent', sending('Other'), trusting()],
  ['the role allows tags', tagged, trusting('sts:TagSession')],
  ['the role allows them by a wildcard', tagged, trusting('sts:tag*')],
  ['another statement for the same provider allows them', tagged, withSecondStatement()],
  ['the role trusts a service only', tagged, role({ trust: { known: [serviceStatement()] } })],
])('stays silent when %s', (_, sender, it) => {
  const side = { apps: [sender], roles: [it] };
  expect(rule.check(change(side, side))).toEqual([]);
});

test('stays silent about a role that trusts the provider of another app', () => {
  const side = {
    apps: [tagged, app({ address: 'federation:okta_app_saml.other', label: 'Other' })],
    samlProviders: [samlProvider({ metadata: { known: 'okta_app_saml.other' } })],
    roles: [trusting()],
  };
  expect(rule.check(change(side, side))).toEqual([]);
});

test.each([
  ['session tags', tagged, 'sts:TagSession'],
  ['transitive keys', sending('TransitiveTagKeys'), 'sts:TagSession'],
  ['a source identity', sending('SourceIdentity'), 'sts:SetSourceIdentity'],
])('reports %s that a role does not allow', (_, sender, action) => {
  expect(seen(rule, change({}, { apps: [sender], roles: [trusting()] }))).toEqual([
    `AWS Account Federation: ${action}: not allowed by arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Deploy`,
  ]);
});

test('reports tags that begin where a role that stays does not allow them', () => {
  const roles = [trusting()];
  expect(seen(rule, change({ apps: [app()], roles }, { apps: [tagged], roles }))).toEqual([
    'AWS Account Federation: sts:TagSession: not allowed by arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Deploy',
  ]);
});

test('reports a trust policy and the tags that it allows in one change', () => {
  const before = { apps: [app()], roles: [trusting()] };
  expect(rule.check(change(before, { apps: [tagged], roles: [trusting('sts:TagSession')] }))).toHaveLength(1);
});

test('is one finding for many roles', () => {
  const roles = ['A', 'B', 'C', 'D', 'E'].map((name) => ({ ...trusting(), ...role({ name }) }));
  expect(seen(rule, change({}, { apps: [tagged], roles })).join()).toMatch(/role\/A, .*role\/C and 2 more$/);
});

test('stays silent when the attributes stop first, and the trust policies follow', () => {
  const allowing = [trusting('sts:TagSession')];
  const still = { apps: [tagged], roles: allowing };
  const stopped = { apps: [app({ attributes: { known: [] } })], roles: allowing };
  expect(rule.check(change(still, stopped))).toEqual([]);
  expect(rule.check(change(stopped, { ...stopped, roles: [trusting()] }))).toEqual([]);
});

test('reports tags that end in the app and in the trust policies in one change', () => {
  const still = { apps: [tagged], roles: [trusting('sts:TagSession')] };
  expect(seen(rule, change(still, { apps: [app({ attributes: { known: [] } })], roles: [trusting()] }))).toEqual([
    'AWS Account Federation: sts:TagSession: sent until the app is applied, no longer allowed by arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Deploy',
  ]);
});

describe('a condition on a tag', () => {
  const TAG = 'aws:RequestTag/CostCenter';
  const demanding = (...keys: string[]) => {
    const conditions = keys.map((key) => ({ operator: 'StringEquals', key, values: ['4711'] }));
    const own = statement({ actions: ['sts:AssumeRoleWithSAML', 'sts:TagSession'], conditions });
    return role({ trust: { known: [own] } });
  };
  const other = sending('PrincipalTag:Team');
  const both = sending('PrincipalTag:CostCenter', 'PrincipalTag:Team');

  test.each([
    ['the tag is sent before and after', [both, demanding(TAG)], [tagged, demanding(TAG)]],
    ['the condition ends first', [both, demanding(TAG)], [both, demanding()]],
    ['the tag ends afterwards', [both, demanding()], [other, demanding()]],
    ['the condition begins once the tag is sent', [both, demanding()], [both, demanding(TAG)]],
  ] as const)('stays silent when %s', (_, [appThen, then], [appNow, now]) => {
    expect(rule.check(change({ apps: [appThen], roles: [then] }, { apps: [appNow], roles: [now] }))).toEqual([]);
  });

  test('reports a tag that ends together with the condition, or under it', () => {
    const before = { apps: [both], roles: [demanding(TAG)] };
    const told = [
      `AWS Account Federation: ${TAG}: no longer sent, demanded until it is applied by arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Deploy`,
    ];
    expect(seen(rule, change(before, { apps: [other], roles: [demanding()] }))).toEqual(told);
    expect(seen(rule, change(before, { apps: [other], roles: [demanding(TAG)] }))).toEqual(told);
  });

  test('reports a tag that ends while a role that stays demands it', () => {
    const roles = [demanding(TAG)];
    expect(seen(rule, change({ apps: [both], roles }, { apps: [other], roles }))).toEqual([
      `AWS Account Federation: ${TAG}: no longer sent, demanded until it is applied by arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Deploy`,
    ]);
  });

  test('reports a condition that begins together with its tag', () => {
    const before = { apps: [other], roles: [demanding()] };
    expect(seen(rule, change(before, { apps: [both], roles: [demanding(TAG)] }))).toEqual([
      `AWS Account Federation: ${TAG}: not sent until the app is applied, demanded by arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Deploy`,
    ]);
  });
});

function serviceStatement() {
  return statement({ principals: [principalOf('Service:ec2.amazonaws.com')], actions: ['sts:AssumeRole'] });
}

function withSecondStatement() {
  return role({ trust: { known: [statement(), statement({ actions: ['sts:TagSession'], conditions: [] })] } });
}
