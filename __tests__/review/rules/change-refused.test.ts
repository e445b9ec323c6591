import type { KeptValue } from '../../../lib/documents/model/contents';
import { changeRefused as rule } from '../../../lib/review/rules/change-refused';
import { change } from '../support/builders';

const NAME = 'Account-123456789012_Name_Applied_CFAA4B39';

function kept(value: string, parts: Partial<KeptValue> = {}, label = NAME): KeptValue {
  return { address: `federation:terraform_data.${label}`, value: { known: value }, ...parts };
}

const demanding = (value: string, label?: string) =>
  kept(value, { demands: { value, message: `it was \${self.input}, and not $\${x}` } }, label);

test.each([
  ['the same value is demanded', change({ kept: [demanding('Tech')] }, { kept: [demanding('Tech')] })],
  ['the value may change', change({ kept: [demanding('Tech')] }, { kept: [kept('Lab')] })],
  ['nothing was applied before', change({ stacks: [], kept: [] }, { kept: [demanding('Tech')] })],
  ['a new object demands what its own plan writes', change({ kept: [] }, { kept: [demanding('Tech')] })],
  ['a plan does not say what was applied', change({}, { kept: [demanding('Lab')] })],
  ['only a plan shows the change', change({ kept: [demanding('Tech')] }, {})],
])('stays silent when %s', (_, given) => expect(rule.check(given)).toEqual([]));

test('reports a value that differs from what was applied, with the lines to write', () => {
  const given = change(
    { kept: [demanding('Tech')] },
    {
      kept: [demanding('Lab')],
      written: {
        accounts: new Map([['123456789012', { file: 'accounts/tech.yaml', roles: [] }]]),
        managementGroups: new Map(),
      },
    },
  );
  expect(rule.check(given)).toEqual([
    {
      subject: 'account 123456789012',
      address: `federation:terraform_data.${NAME}`,
      evidence: 'it was Tech, and not ${x}',
      edits: [{ file: 'accounts/tech.yaml', lines: ['name: Lab', 'formerly: Tech', 'switched: false'] }],
    },
  ]);
});

test('reports once what several stacks refuse', () => {
  const labels = [NAME, 'Federation_Okta_Accounts_Name-123456789012_Applied_CA973B87'];
  const all = (value: string) => ({ kept: labels.map((label) => demanding(value, label)) });
  expect(rule.check(change(all('Tech'), all('Lab')))).toHaveLength(1);
});

test('reports a step that comes before the one that prepares it', () => {
  const early = kept('not prepared', { demands: { value: 'Lab and Tech', message: 'too early' } });
  expect(rule.check(change({ kept: [] }, { kept: [early] }))).toMatchObject([{ evidence: 'too early' }]);
  expect(rule.check(change({ kept: [kept('Lab and Tech')] }, { kept: [early] }))).toEqual([]);
});

test('reports what Okta would send before it was allowed, unless everything is new', () => {
  const since = kept('', { value: { unknown: 'worked out' } }, 'Since_Applied_00000000');
  const allowed = kept('', {
    value: { unknown: 'worked out' },
    allowedWith: since.address,
    demands: { value: 'allowed', message: 'too early' },
  });
  expect(rule.check(change({ kept: [since] }, { kept: [since, allowed] }))).toMatchObject([{ evidence: 'too early' }]);
  expect(rule.check(change({ kept: [] }, { kept: [since, allowed] }))).toEqual([]);
});

test('quotes a name that YAML would read as something else', () => {
  const [sighting] = rule.check(change({ kept: [demanding('no')] }, { kept: [demanding('a: b')] }));
  expect(sighting?.edits?.[0]?.lines).toEqual(['name: "a: b"', 'formerly: "no"', 'switched: false']);
});
