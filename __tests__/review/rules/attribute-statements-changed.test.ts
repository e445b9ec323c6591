import { attributeStatementsChanged as rule } from '../../../lib/review/rules/attribute-statements-changed';
import { app, change, seen } from '../support/builders';

const sending = (...known: string[]) => ({ apps: [app({ attributeStatements: { known } })] });

test.each([
  ['nothing is sent', { apps: [app()] }, sending()],
  ['the same is sent', sending('CostCenter = user.costCenter'), sending('CostCenter = user.costCenter')],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(before, after))).toEqual([]));

test('reports a tag that another profile attribute decides', () => {
  const [before, after] = [sending('CostCenter = user.costCenter'), sending('CostCenter = user.title')];
  expect(seen(rule, change(before, after))).toEqual([
    'AWS Account Federation: − CostCenter = user.costCenter',
    'AWS Account Federation: + CostCenter = user.title',
  ]);
});

test('reports statements that cannot be read any more', () => {
  const after = { apps: [app({ attributeStatements: { unknown: 'known after apply' } })] };
  expect(rule.check(change(sending('a = b'), after))).toHaveLength(1);
});
