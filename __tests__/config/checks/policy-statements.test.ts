import { base, problemsOf, withFiles } from '../support/fixtures';

const problems = (policy: unknown) =>
  withFiles({ ...base.role('policies: [{ file: p.json }]'), 'p.json': JSON.stringify(policy) }, (directory) =>
    problemsOf(directory),
  );
const policy = (statement: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', ...statement }],
});

test.each<[string, unknown]>([
  ['one statement without a list', { Version: '2012-10-17', Statement: policy({}).Statement[0] }],
  ['the old version', { ...policy({}), Version: '2008-10-17' }],
  ['everything, in two ways', policy({ Action: ['*', '*:*'] })],
  ['a fraction', policy({ Condition: { NumericEquals: { 'a:b': 0.5 } } })],
  ['an id', { ...policy({}), Id: 'x' }],
  ['lists', policy({ Action: ['s3:Get*', 'ec2:Describe?mages'], Resource: ['arn:aws:s3:::a', '*'] })],
  ['negations', policy({ Action: undefined, NotAction: 'iam:*', Resource: undefined, NotResource: 'arn:aws:s3:::a' })],
  [
    'a denial with a condition',
    policy({ Sid: 'No', Effect: 'Deny', Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 } } }),
  ],
  ['the largest whole number', policy({ Condition: { NumericEquals: { 'a:b': Number.MAX_SAFE_INTEGER } } })],
])('%s is a policy', (_, document) => expect(problems(document)).toEqual([]));

test.each<[string, unknown, RegExp]>([
  ['nothing', null, /is not an object/],
  ['no statements', { Version: '2012-10-17', Statement: [] }, /has no statement/],
  ['a statement that is a text', { Version: '2012-10-17', Statement: ['*'] }, /Statement\[0\]: "\*" is not an object/],
  ['no effect', policy({ Effect: undefined }), /Effect: is missing/],
  ['no action', policy({ Action: undefined }), /needs one of Action and NotAction \(add Action\)/],
  ['an empty list of actions', policy({ Action: [] }), /Action: is empty/],
  ['both resources', policy({ NotResource: '*' }), /needs one of Resource and NotResource \(delete one/],
  ['an action that is a number', policy({ Action: 7 }), /Action: 7 is no action/],
  ['an action without a service', policy({ Action: 'GetObject' }), /is no action/],
  ['a key in another case', policy({ effect: 'Allow' }), /effect: unknown key \(did you mean "Effect"\?\)/],
  ['another top', { ...policy({}), Statements: [] }, /Statements: unknown key \(did you mean "Statement"\?\)/],
  ['no principal but ours', policy({ NotPrincipal: '*' }), /has no principal/],
  ['a number too large', policy({ Condition: { NumericEquals: { 'a:b': 2 ** 53 } } }), /loses digits/],
])('%s is refused', (_, document, requirement) => expect(problems(document).join('\n')).toMatch(requirement));

test('a document that several roles name is reported once', () => {
  const files = {
    ...base.account(
      'roles: { A: { grantedTo: [Support], policies: [{ file: p.json }] }, B: { grantedTo: [Support], policies: [{ file: p.json }] } }',
    ),
    'p.json': '{}',
  };
  const told = withFiles(files, (directory) => problemsOf(directory));
  expect(told).toEqual([...new Set(told)]);
});
