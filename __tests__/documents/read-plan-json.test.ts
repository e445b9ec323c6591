import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../lib/documents/json/json';
import { UnreadableDocument } from '../../lib/documents/json/unreadable-document';
import { readAccess } from '../../lib/access/read-access';
import { readPlanJson, type PlanOptions } from '../../lib/documents/read-plan-json';
import { document, pairs, ROLE_ARN } from '../access/support/federation';

/**
 * Made by Terraform 1.11.4 with okta 4.20.0 and aws 5.100.0: `stack.json` planned, its Okta half applied to an Okta org,
 * planned again. `modules-*`: another federation, in HCL, with a module for each role and Okta's own group filter.
 */
function plan(name: string): string {
  return readFileSync(join(__dirname, 'plans', `${name}.json`), 'utf8');
}
const stack = () => document(JSON.parse(plan('stack')) as JsonObject);
const access = (name: string, options?: PlanOptions) => readAccess([readPlanJson(plan(name), options)]);

const GRANTS = [
  `Cloud Admins → ${ROLE_ARN}`,
  'Cloud Admins → arn:aws:iam::123456789012:role/Okta-Tech-Read',
  'Support → arn:aws:iam::123456789012:role/Okta-Tech-Read',
];

test.each(['first-plan', 'change-plan'])('%s gives the same answer as the stack that it was made of', (name) => {
  const [synthesized, alone] = [readAccess([stack()]), access(name)];
  const both = readAccess([readPlanJson(plan(name), { configuration: stack() })]);
  for (const { grants, broken, unknown } of [synthesized, alone, both]) {
    expect(grants.map(({ managementGroup, roleArn }) => `${managementGroup} → ${roleArn}`)).toEqual(GRANTS);
    expect({ broken, unknown }).toEqual({ broken: [], unknown: [] });
  }
  const comparable = (of: typeof alone) => of.grants.map((grant) => ({ ...grant, chain: [] }));
  expect(comparable(alone)).toEqual(comparable(synthesized));
  expect(both.grants).toEqual(synthesized.grants);
});

test('what there was before a plan is what its state says: groups and rules, and no roles yet', () => {
  const before = access('change-plan', { side: 'before' });
  expect(pairs(before)).toEqual([]);
  expect(before.broken.map(({ reason }) => reason)).toEqual([
    'account 123456789012 has no SAML provider Okta',
    'account 123456789012 has no SAML provider Okta',
  ]);
  expect(access('first-plan', { side: 'before' })).toMatchObject({ grants: [], broken: [], unknown: [] });
});

test('a state is read by ids, and what it does not hold is unknown', () => {
  const state = access('okta-state', { name: 'okta' });
  expect(state.rules.map(({ expression, reads, targets }) => ({ expression, reads, targets }))).toEqual([
    expect.objectContaining({
      reads: { known: ['Cloud Admins', 'Support'] },
      targets: { known: ['aws#Tech#Okta-Tech-Read#123456789012'] },
    }),
    expect.objectContaining({
      reads: { known: ['Cloud Admins'] },
      targets: { known: ['aws#Tech#Okta-Tech-Admin#123456789012'] },
    }),
  ]);
  expect(state.unknown.map(({ reason }) => reason)).toContain('account 123456789012 is not in these documents');
  expect(state.roleGroups.every(({ address }) => address.startsWith('okta:okta_group.'))).toBe(true);
});

test('a federation in HCL, with modules and for_each, is read from a plan once its groups exist', () => {
  const { grants, broken, unknown } = access('modules-change-plan');
  expect(pairs(access('modules-change-plan'))).toEqual([
    'Helpdesk → arn:aws:iam::123456789012:role/team-ReadOnly',
    'Platform → arn:aws:iam::123456789012:role/team-Admin',
    'Platform → arn:aws:iam::123456789012:role/team-ReadOnly',
  ]);
  expect(grants.map(({ policies }) => policies)).toEqual([
    { known: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
    { known: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
    { known: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
  ]);
  expect({ broken, unknown }).toEqual({ broken: [], unknown: [] });
});

test('of HCL a first plan says what is referred to and not how: nothing is called granted, nothing broken', () => {
  const { grants, broken, unknown } = access('modules-plan');
  expect({ grants, broken }).toEqual({ grants: [], broken: [] });
  expect(unknown.map(({ reason }) => reason)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/expression_value is known after apply \(it refers to var\.team_ids\)/),
    ]),
  );
});

test.each([
  ['', /is not JSON/],
  ['{}', /is not the output of "terraform show -json"/],
  ['{"format_version":"2.0"}', /format_version 1\.x/],
  ['{"version":4,"lineage":"x"}', /is a raw state file/],
])('refuses %s', (text, message) => {
  expect(() => readPlanJson(text)).toThrow(UnreadableDocument);
  expect(() => readPlanJson(text)).toThrow(message);
});

test.each<[string, object, string]>([
  ['resources of a number', { planned_values: { root_module: { resources: [1] } } }, 'resources[0]'],
  ['an address of a number', { planned_values: { root_module: { resources: [{ address: 2 }] } } }, 'address'],
  ['modules as an object', { values: { root_module: { child_modules: {} } } }, 'values.root_module.child_modules'],
  ['a configuration as a list', { planned_values: {}, configuration: [] }, 'configuration'],
  ['changes as an object', { resource_changes: {} }, 'resource_changes'],
])('%s is refused, by its place', (_, content, place) => {
  expect(() => readPlanJson({ format_version: '1.2', ...content })).toThrow(place);
});

test.each<[string, object]>([
  ['nothing planned', {}],
  ['no modules', { planned_values: {} }],
  ['an empty state', { values: null }],
])('%s is an empty document, not a crash', (_, content) => {
  expect(readAccess([readPlanJson({ format_version: '1.2', ...content })]).grants).toEqual([]);
});

test.each(['okta-state', 'change-plan'])('%s with a key that is there twice is refused by that key', (name) => {
  const text = plan(name).replace('"format_version"', '"format_version":"1.0","format_version"');
  expect(() => readPlanJson(text)).toThrow(/has the key format_version twice/);
});

test('a plan whose changes were taken out is refused, and one that failed is not', () => {
  const cut = { ...(JSON.parse(plan('first-plan')) as object), resource_changes: undefined };
  const read = (rest: object) => () => readPlanJson(JSON.stringify({ ...cut, ...rest }));
  expect(read({})).toThrow(/resource_changes is missing/);
  expect(read({ resource_changes: null })).toThrow(/resource_changes is missing/);
  expect(read({ errored: true })).not.toThrow();
});
