import { signingKeyUnnamed as rule } from '../../../lib/review/rules/signing-key-unnamed';
import { app, change, seen } from '../support/builders';

test('stays silent about another key, which has a rule of its own', () => {
  const [before, after] = [app({ keyName: '2025' }), app({ keyName: '2026' })];
  expect(rule.check(change({ apps: [before] }, { apps: [after] }))).toEqual([]);
});

test('reports a key that is no longer named', () => {
  expect(seen(rule, change({ apps: [app({ keyName: '2026' })] }, { apps: [app()] }))).toEqual([
    'AWS Account Federation: 2026 → not set',
  ]);
});
