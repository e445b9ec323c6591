import { rolePower } from '../../../lib/review/policies/role-power';
import { ADMINISTRATOR, policy, READ_ONLY, role } from '../support/builders';

const allow = (Action: string) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });

test.each([
  ['an administrator’s policy', [policy(ADMINISTRATOR)], 'administrator'],
  ['a document that allows everything', [{ ...policy('x'), document: allow('*') }], 'administrator'],
  [
    'a document that creates access keys for every user',
    [{ ...policy('x'), document: allow('iam:CreateAccessKey') }],
    'escalation',
  ],
  ['a policy of AWS', [policy(READ_ONLY)], 'limited'],
  ['a document that reads', [{ ...policy('x'), document: allow('s3:GetObject') }], 'limited'],
  ['no policy', [], 'limited'],
  ['a policy whose contents are elsewhere', [policy('arn:aws:iam::123456789012:policy/x')], 'unknown'],
  ['a document that is none', [{ ...policy('x'), document: 'nonsense' }], 'unknown'],
] as const)('%s', (_, policies, power) => {
  expect(rolePower(role({ policies }))).toBe(power);
});

test('an adopted role’s own policies are not in the documents', () => {
  expect(rolePower(role({ adopted: true, policies: [policy(READ_ONLY)] }))).toBe('unknown');
});
