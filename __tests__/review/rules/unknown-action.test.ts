import { unknownAction as rule } from '../../../lib/review/rules/unknown-action';
import { change, planFacts } from '../support/builders';

const role = {
  address: 'federation:aws_iam_role.x',
  type: 'aws_iam_role',
  managed: true,
  replacePaths: [],
  arguments: [],
};
const planned = (...changes: object[]) => change({}, { plans: [planFacts({ changes: changes as never })] });

test.each([
  ['there is no plan', change({}, {})],
  ['every action is known', planned({ ...role, actions: ['update'] })],
])('stays silent when %s', (_, given) => expect(rule.check(given)).toEqual([]));

test('reports the object and the word', () => {
  expect(rule.check(planned({ ...role, actions: ['rotate'], unknownActions: ['rotate'] }))).toEqual([
    { subject: 'aws_iam_role.x', address: 'federation:aws_iam_role.x', evidence: 'action: rotate' },
  ]);
});
