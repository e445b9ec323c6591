import { secretShown as rule } from '../../../lib/review/rules/secret-shown';
import { change, seen, textForPeople } from '../support/builders';

test.each([
  ['it says nothing secret', textForPeople({ references: ['okta_app_saml.app.embed_url'] })],
  ['Terraform does not print it', textForPeople({ sensitive: true, references: ['aws_iam_access_key.k.secret'] })],
  ['it is encrypted', textForPeople({ references: ['aws_iam_access_key.k.encrypted_secret'] })],
])('stays silent when %s', (_, text) => expect(rule.check(change({}, { texts: [text] }))).toEqual([]));

test.each([
  [
    'an output',
    textForPeople({ references: ['aws_iam_access_key.k.secret'] }),
    'output.x.value: aws_iam_access_key.k.secret',
  ],
  [
    'a description',
    textForPeople({ address: 'a:okta_group.x', argument: 'description', references: ['aws_iam_access_key.k.secret'] }),
    'okta_group.x.description: aws_iam_access_key.k.secret',
  ],
  [
    'a secret that is written out, also where Terraform does not print it',
    textForPeople({ sensitive: true, secrets: ['private key'] }),
    'output.x.value: private key',
  ],
])('reports %s', (_, text, line) => expect(seen(rule, change({}, { texts: [text] }))).toEqual([line]));
