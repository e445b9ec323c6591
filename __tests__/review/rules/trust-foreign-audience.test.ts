import { trustForeignAudience as rule } from '../../../lib/review/rules/trust-foreign-audience';
import { change, role, statement } from '../support/builders';

const withAudience = (value: string) =>
  change(
    {},
    {
      roles: [
        role({
          trust: {
            known: [statement({ conditions: [{ operator: 'StringEquals', key: 'SAML:aud', values: [value] }] })],
          },
        }),
      ],
    },
  );

test.each([
  'https://signin.aws.amazon.com/saml',
  'https://eu-central-1.signin.aws.amazon.com/saml',
  'https://signin.amazonaws-us-gov.com/saml',
  'https://signin.amazonaws.cn/saml',
])('stays silent for %s', (value) => expect(rule.check(withAudience(value))).toEqual([]));

test.each([
  'https://signin.aws.amazon.com.evil.example/saml',
  'https://evil.example/signin.aws.amazon.com/saml',
  'http://signin.aws.amazon.com/saml',
  'https://a.b.signin.aws.amazon.com/saml',
  '*',
])('reports %s', (value) => expect(rule.check(withAudience(value))).toHaveLength(1));
