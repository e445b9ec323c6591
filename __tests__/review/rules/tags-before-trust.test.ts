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
    samlProviders: [samlProvider({ metadata: 'okta_app_saml.other' })],
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

test('reports a trust policy and the tags that it allows in one change', () => {
  const before = { apps: [app()], roles: [trusting()] };
  expect(rule.check(change(before, { apps: [tagged], roles: [trusting('sts:TagSession')] }))).toHaveLength(1);
});

test('is one finding for many roles', () => {
  const roles = ['A', 'B', 'C', 'D', 'E'].map((name) => ({ ...trusting(), ...role({ name }) }));
  expect(seen(rule, change({}, { apps: [tagged], roles })).join()).toMatch(/role\/A, .*role\/C and 2 more$/);
});

function serviceStatement() {
  return statement({ principals: [principalOf('Service:ec2.amazonaws.com')], actions: ['sts:AssumeRole'] });
}

function withSecondStatement() {
  return role({ trust: { known: [statement(), statement({ actions: ['sts:TagSession'], conditions: [] })] } });
}
