import { trustStatementLost as rule } from '../../../lib/review/rules/trust-statement-lost';
import type { TrustStatement } from '../../../lib/access/model/aws';
import { change, principalOf, role, samlProvider, seen, statement } from '../support/builders';

const pipeline = statement({
  sid: 'Pipeline',
  principals: [principalOf('Service:codebuild.amazonaws.com')],
  actions: ['sts:AssumeRole'],
  conditions: [],
});
const trusting = (...known: TrustStatement[]) => ({
  samlProviders: [samlProvider()],
  roles: [role({ trust: { known } })],
});

test.each([
  ['nothing changes', trusting(statement(), pipeline)],
  ['statements change places', trusting(pipeline, statement())],
  ['only its name changes', trusting(statement(), { ...pipeline, sid: 'Build' })],
  ['ours goes', trusting(pipeline)],
  [
    'the trust policy is unreadable now, which another rule tells',
    { roles: [role({ trust: { unknown: 'a variable' } })] },
  ],
])('stays silent when %s', (_, after) =>
  expect(rule.check(change(trusting(statement(), pipeline), after))).toEqual([]),
);

test('reports the statement of somebody else that goes', () => {
  expect(seen(rule, change(trusting(statement(), pipeline), trusting(statement()))).join()).toContain(
    'Pipeline: Allow sts:AssumeRole to Service:codebuild.amazonaws.com',
  );
});

test('reports a lost denial', () => {
  const deny = statement({
    effect: 'Deny',
    principals: [principalOf('AWS:999999999999')],
    actions: ['*'],
    conditions: [],
  });
  expect(rule.check(change(trusting(statement(), deny), trusting(statement())))).toHaveLength(1);
});
