import { runsCodeAsOthers as rule } from '../../../lib/review/rules/runs-code-as-others';
import { ADMINISTRATOR, allow, change, granted, outsider, policy, seen } from '../support/builders';

const held = (document: unknown) => change({}, granted({ policies: [policy('deploy', document)] }));

test.each([
  ['starting functions', allow('lambda:InvokeFunction')],
  ['starting tasks', allow('ecs:RunTask', 'arn:aws:ecs:eu-west-1:123456789012:cluster/app')],
  ['parameters', allow('ssm:*', 'arn:aws:ssm:eu-west-1:123456789012:parameter/app/*')],
])('stays silent for %s', (_, document) => expect(rule.check(held(document))).toEqual([]));

test('leaves an administrator to the rule about administrators', () => {
  expect(rule.check(change({}, granted({ policies: [policy(ADMINISTRATOR)] })))).toEqual([]);
});

test.each([
  'lambda:UpdateFunctionCode',
  'ssm:SendCommand',
  'ssm:StartSession',
  'codebuild:UpdateProject',
  'cloudformation:UpdateStack',
])('reports %s on every resource', (action) =>
  expect(seen(rule, held(allow(action))).join()).toMatch(new RegExp(`${action}.* on every `)),
);

test('reports an identity outside of the documents, too', () => {
  const holder = outsider('role', 'ci', policy('x', allow('lambda:*')));
  expect(seen(rule, change({}, { otherHolders: [holder] })).join()).toContain('role ci in 123456789012: lambda:Update');
});

test('named functions are worth less than all of them', () => {
  const document = allow('lambda:UpdateFunctionCode', 'arn:aws:lambda:*:123456789012:function:app-*');
  expect(rule.check(held(document)).map(({ severity, evidence }) => `${severity ?? ''} ${evidence}`)).toEqual([
    'medium lambda:UpdateFunctionCode on arn:aws:lambda:*:123456789012:function:app-*',
  ]);
});
