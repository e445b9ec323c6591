import { textCannotBeRead as rule } from '../../../lib/review/rules/text-cannot-be-read';
import { change, seen, textForPeople } from '../support/builders';

test('reports a string that Terraform works out', () => {
  expect(seen(rule, change({}, { texts: [textForPeople({ worksOut: true })] }))).toEqual([
    'output.x.value: an expression that this product never writes',
  ]);
});

test.each([
  ['a text that is written out', textForPeople()],
  [
    'a sensitive output that refers to an object',
    textForPeople({ sensitive: true, references: ['aws_iam_access_key.k.secret'] }),
  ],
])('stays silent about %s', (_, text) => expect(rule.check(change({}, { texts: [text] }))).toEqual([]));
