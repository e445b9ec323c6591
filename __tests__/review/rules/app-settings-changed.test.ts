import { appSettingsChanged as rule } from '../../../lib/review/rules/app-settings-changed';
import { app, change, seen } from '../support/builders';

const having = (known: Record<string, unknown>) => ({ apps: [app({ settings: { known } })] });

test.each([
  ['nothing changes', { sessionDuration: 3600 }, { sessionDuration: 3600 }],
  ['a setting with a rule of its own changes', { groupFilter: 'a' }, { groupFilter: 'b' }],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(having(before), having(after)))).toEqual([]));

test('reports each setting that changes, comes or goes', () => {
  expect(
    seen(
      rule,
      change(
        having({ sessionDuration: 3600, loginURL: 'a' }),
        having({ sessionDuration: 7200, webSSOAllowedClient: 'b' }),
      ),
    ),
  ).toEqual([
    'AWS Account Federation: loginURL: a → not set',
    'AWS Account Federation: sessionDuration: 3600 → 7200',
    'AWS Account Federation: webSSOAllowedClient: not set → b',
  ]);
});

test('reports settings that cannot be read any more', () => {
  const after = { apps: [app({ settings: { unknown: 'a variable' } })] };
  expect(seen(rule, change(having({}), after)).join()).toContain('settings: not set → unknown (a variable)');
});

test('shows no value of a setting that may hold a secret', () => {
  const [before, after] = [having({ secretKey: 'one', other: 'x' }), having({ secretKey: 'two', other: 'x' })];
  const [text = ''] = seen(rule, change(before, after));
  expect(text).toBe('AWS Account Federation: secretKey: a value (not shown) → another value (not shown)');
  expect(seen(rule, change(having({}), having({ brandNew: 'secret' }))).join()).not.toContain(': secret');
});

test.each<[string, object, object, string | undefined]>([
  ['another client gets assertions', {}, { webSSOAllowedClient: '0oa' }, 'high'],
  ['a client gets none any more', { webSSOAllowedClient: '0oa' }, {}, undefined],
  ['a key is written into the settings', {}, { accessKey: 'x' }, 'high'],
  ['people are sent to a page of AWS', {}, { loginURL: 'https://eu-west-1.console.aws.amazon.com/ecs' }, undefined],
  [
    'a page of AWS hands people on to another of AWS',
    {},
    { loginURL: 'https://signin.aws.amazon.com/federation?Destination=https%3A%2F%2Fconsole.aws.amazon.com%2Fecs' },
    undefined,
  ],
  ['people are sent to another page', {}, { loginURL: 'https://aws.amazon.com.example.org/' }, 'high'],
  ['people are sent to a bucket of somebody', {}, { loginURL: 'https://x.s3.amazonaws.com/' }, 'high'],
  ...[
    '?redirect=https://evil.example',
    '?redirect=https%3A%2F%2Fevil.example',
    '?redirect=https%253A%252F%252Fevil.example',
    '?next=//evil.example/',
    '#/\\\\evil.example',
    '/?u=https:evil.example',
    '?u=https://console.aws.amazon.com@evil.example',
  ].map((rest): [string, object, object, string] => [
    `a page of AWS hands people on by ${rest}`,
    {},
    { loginURL: `https://console.aws.amazon.com/${rest}` },
    'high',
  ]),
  ['a setting comes in another spelling', {}, { AppFilter: '*' }, 'high'],
  ['a setting of another spelling goes', { AppFilter: '*' }, {}, undefined],
])('%s', (_, before, after, severity) => {
  const found = rule.check(change(having({ ...before }), having({ ...after })));
  expect(found.map((each) => each.severity)).toEqual([severity]);
});
