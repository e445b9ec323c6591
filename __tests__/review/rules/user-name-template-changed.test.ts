import { userNameTemplateChanged as rule } from '../../../lib/review/rules/user-name-template-changed';
import { app, change, seen } from '../support/builders';

const naming = (known: string) => ({ apps: [app({ userName: { known } })] });

test.each([
  ['the template stays', naming('${source.email}'), naming('${source.email}')],
  ['the default is written out', { apps: [app()] }, naming('${source.login}')],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test('reports another template', () => {
  expect(seen(rule, change(naming('${source.login}'), naming('${source.nickName}')))).toEqual([
    'AWS Account Federation: ${source.login} → ${source.nickName}',
  ]);
});

test('reports a template that cannot be read any more', () => {
  const after = { apps: [app({ userName: { unknown: 'known after apply' } })] };
  expect(rule.check(change(naming('${source.login}'), after))).toHaveLength(1);
});
