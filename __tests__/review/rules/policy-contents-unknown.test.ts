import { policyContentsUnknown as rule } from '../../../lib/review/rules/policy-contents-unknown';
import { allow, change, granted, policy, READ_ONLY, seen } from '../support/builders';

const withPolicy = (it: ReturnType<typeof policy>) => change({}, granted({ policies: [it] }));

test.each([
  ['a policy is AWS-managed', policy(READ_ONLY)],
  ['the document stands here', policy('arn:aws:iam::123456789012:policy/own', allow('s3:*'))],
])('stays silent when %s', (_, it) => expect(rule.check(withPolicy(it))).toEqual([]));

test.each([
  [policy('arn:aws:iam::123456789012:policy/own'), 'not in the documents'],
  [policy('inline', '{"Statement": ['), 'no JSON'],
  [policy('inline', { Statement: [{ Effect: 'Allow', Action: 7, Resource: '*' }] }), 'not understood'],
])('reports what cannot be read: %j', (it, reason) => expect(seen(rule, withPolicy(it)).join()).toContain(reason));
