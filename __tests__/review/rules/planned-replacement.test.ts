import { plannedReplacement as rule } from '../../../lib/review/rules/planned-replacement';
import { change } from '../support/builders';

const planning = (type: string, ...actions: string[]) => change({}, {}, [{ address: `${type}.x`, type, actions }]);

test.each([
  ['a role is updated', planning('aws_iam_role', 'update')],
  ['a role is deleted', planning('aws_iam_role', 'delete')],
  ['a key is replaced, which another rule tells', planning('aws_iam_access_key', 'delete', 'create')],
  ['there is no plan', change({}, {})],
])('stays silent when %s', (_, given) => expect(rule.check(given)).toEqual([]));

test.each([
  planning('aws_iam_role', 'delete', 'create'),
  planning('aws_iam_saml_provider', 'create', 'delete'),
  planning('okta_group', 'delete', 'create'),
])('reports a replacement', (given) => expect(rule.check(given)).toHaveLength(1));
