import { trustAudienceLoose as rule } from '../../../lib/review/rules/trust-audience-loose';
import { AUDIENCE, change, role, seen, statement } from '../support/builders';

const withOperator = (operator: string) =>
  change(
    {},
    {
      roles: [
        role({ trust: { known: [statement({ conditions: [{ operator, key: 'SAML:aud', values: [AUDIENCE] }] })] } }),
      ],
    },
  );

test('stays silent for StringEquals', () => expect(rule.check(withOperator('StringEquals'))).toEqual([]));

test.each([
  'StringLike',
  'StringEqualsIfExists',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'ForAnyValue:StringEquals',
])('reports %s', (operator) =>
  expect(seen(rule, withOperator(operator)).join()).toContain(`${operator} SAML:aud = ${AUDIENCE}`),
);
