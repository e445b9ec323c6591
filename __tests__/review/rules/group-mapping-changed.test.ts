import { groupMappingChanged as rule } from '../../../lib/review/rules/group-mapping-changed';
import { app, change } from '../support/builders';

test('stays silent when it stays', () => expect(rule.check(change({ apps: [app()] }, { apps: [app()] }))).toEqual([]));

test('reports that it is switched off', () => {
  expect(rule.check(change({ apps: [app()] }, { apps: [app({ useGroupMapping: { known: false } })] }))).toHaveLength(1);
});
