import { trustWithoutAudience as rule } from '../../../lib/review/rules/trust-without-audience';
import { change, role, statement } from '../support/builders';
import type { TrustStatement } from '../../../lib/access/model/aws';

const trusting = (parts: Partial<TrustStatement>) =>
  change({}, { roles: [role({ trust: { known: [statement(parts)] } })] });

test.each([
  ['the audience is asked for', {}],
  [
    'the key is written in another case',
    { conditions: [{ operator: 'StringEquals', key: 'saml:AUD', values: ['x'] }] },
  ],
  ['the statement is not about SAML', { actions: ['sts:AssumeRole'], conditions: [] }],
  ['the statement denies', { effect: 'Deny', conditions: [] }],
])('stays silent when %s', (_, parts) => expect(rule.check(trusting(parts))).toEqual([]));

test.each([
  ['no condition', { conditions: [] }],
  ['another condition', { conditions: [{ operator: 'StringEquals', key: 'SAML:iss', values: ['x'] }] }],
  ['a wildcard action', { actions: ['sts:*'], conditions: [] }],
])('reports %s', (_, parts) => expect(rule.check(trusting(parts))).toHaveLength(1));
