import { roleValuePatternChanged as rule } from '../../../lib/review/rules/role-value-pattern-changed';
import { app, change } from '../support/builders';

test('stays silent when it stays', () => expect(rule.check(change({ apps: [app()] }, { apps: [app()] }))).toEqual([]));

test('reports another pattern', () => {
  const after = { apps: [app({ roleValuePattern: { known: 'arn:aws:iam::1:saml-provider/X,${role}' } })] };
  expect(rule.check(change({ apps: [app()] }, after))).toHaveLength(1);
});
