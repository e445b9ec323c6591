import { join } from 'node:path';
import { runCli } from '../cli/support/run-cli';

/** Small inputs that once were misjudged, each with its right answer. Names and ids are invented. */

const at = (name: string) => join(__dirname, 'cases', name);
const stacks = (name: string, base = 'base') => ['--base', at(base), '--head', at(name)];
const plan = (name: string, file = 'plan') => ['--plan', join(at(name), `${file}.json`)];

interface Report {
  readonly verdict: string;
  readonly losses: readonly unknown[];
  readonly findings: readonly { readonly id: string; readonly severity: string; readonly isNew: boolean }[];
}

async function review(line: readonly string[], failOn = 'danger') {
  const { code, out, err } = await runCli(['review', ...line, '--fail-on', failOn, '--format', 'json']);
  if (out === '') throw new Error(err);
  const { verdict, findings, losses } = JSON.parse(out) as Report;
  const found = findings.filter(({ isNew }) => isNew).map(({ id, severity }) => `${severity} ${id}`);
  return { code, verdict, found, losses: losses.length };
}

interface Case {
  readonly name: string;
  readonly line: readonly string[];
  readonly verdict: string;
  readonly findings: readonly string[];
}

const dangerous = (name: string, line: readonly string[], verdict: string, ...findings: string[]): Case => ({
  name,
  line,
  verdict,
  findings,
});

const DANGEROUS: readonly Case[] = [
  dangerous('resource-twice', stacks('resource-twice'), 'broadened', 'critical repeated-key'),
  dangerous('second-file', stacks('second-file'), 'broadened', 'critical unknown-file'),
  dangerous('data-external', stacks('data-external'), 'broadened', 'critical runs-at-plan-time'),
  dangerous('token-to-another-host', stacks('token-to-another-host'), 'broadened', 'critical unknown-provider'),
  dangerous(
    'local-exec-in-a-new-group',
    stacks('local-exec-in-a-new-group'),
    'broadened',
    'critical runs-at-plan-time',
  ),
  dangerous('expression-is-misread', stacks('expression-is-misread'), 'mixed', 'high argument-cannot-be-read'),
  dangerous('count-out-of-memory', stacks('count-out-of-memory'), 'mixed', 'high unknown-argument'),
  dangerous(
    'secret-in-output-and-description',
    stacks('secret-in-output-and-description'),
    'unchanged',
    'high secret-shown',
  ),
  dangerous('accepted-by-itself', stacks('accepted-by-itself'), 'broadened', 'critical trust-foreign-principal'),
  dangerous('ad-group-of-the-same-name', stacks('ad-group-of-the-same-name'), 'mixed', 'critical administrator-grant'),
  dangerous(
    'group-takes-the-name-of-the-administrators',
    stacks('group-takes-the-name-of-the-administrators'),
    'broadened',
    'critical administrators-replaced',
  ),
  dangerous(
    'administrator-for-a-role-outside',
    stacks('administrator-for-a-role-outside'),
    'broadened',
    'critical administrator-without-grant',
    'high policy-outside-documents',
  ),
  dangerous('rule-forgotten', stacks('rule-forgotten'), 'unchanged', 'high forgotten-object'),
  dangerous(
    'rule-or-true-is-called-narrowed',
    stacks('rule-or-true-is-called-narrowed'),
    'mixed',
    'high rule-unreadable',
  ),
  dangerous(
    'boundary-document-widened',
    stacks('boundary-document-widened', 'boundary-base'),
    'broadened',
    'high permissions-boundary-removed',
  ),
  dangerous(
    'plan-alone',
    plan('plan-alone'),
    'broadened',
    'critical access-kind-changed',
    'critical runs-at-plan-time',
    'critical unknown-provider',
    'critical administrator-without-grant',
  ),
  dangerous('unknown-kinds-in-plan', plan('unknown-kinds-in-plan'), 'broadened', 'critical access-kind-changed'),
  dangerous('plan-without-comments', plan('plan-without-comments'), 'broadened', 'critical administrator-grant'),
  dangerous('an errored plan', plan('incomplete-plans', 'errored'), 'unchanged', 'high plan-errored'),
  dangerous('forgotten-role', plan('forgotten-role'), 'narrowed', 'high forgotten-object'),
  dangerous(
    'separate-settings',
    plan('separate-settings'),
    'mixed',
    'critical app-filter-changed',
    'critical group-filter-changed',
    'critical role-value-pattern-changed',
  ),
  dangerous(
    'settings-resource-changed',
    plan('settings-resource-changed'),
    'mixed',
    'critical role-value-pattern-changed',
  ),
];

test.each(DANGEROUS)('$name is dangerous, and said to be what it is', async ({ line, verdict, findings }) => {
  const { code, found, ...report } = await review(line);
  expect({ code, verdict: report.verdict }).toEqual({ code: 3, verdict });
  expect(found).toEqual(expect.arrayContaining(findings));
});

test.each([
  ['a plan that changes nothing', plan('no-op-plan')],
  ['a plan with changes outside of Terraform', plan('empty-plan-is-dangerous')],
  ['a plan that only refreshes', plan('incomplete-plans', 'refresh-only')],
  ['the same stacks twice', stacks('base')],
])('%s is unchanged, whatever fails the review', async (_, line) => {
  for (const failOn of ['never', 'broken', 'danger', 'broadened'])
    expect(await review(line, failOn)).toEqual({ code: 0, verdict: 'unchanged', found: [], losses: 0 });
});

test('a targeted plan deletes nothing', async () => {
  expect(await review(plan('incomplete-plans', 'target'))).toEqual({
    code: 0,
    verdict: 'unchanged',
    found: ['medium plan-incomplete'],
    losses: 0,
  });
});

test('roles that are deleted in two accounts are two losses', async () => {
  expect(await review(plan('deleted-roles-of-two-accounts'))).toMatchObject({ verdict: 'narrowed', losses: 2 });
});

test('two plans of one name are both read', async () => {
  const line = ['tech', 'other'].flatMap((name) => plan(`two-plans-one-name/${name}`));
  const { out } = await runCli(['review', ...line, '--format', 'json']);
  expect(out).toContain('123456789012');
  expect(out).toContain('210987654321');
});

test('a state of two accounts holds the grants of both', async () => {
  const { code, out } = await runCli(['access', '--plan', join(at('state-of-two-accounts'), 'state.json')]);
  expect(code).toBe(0);
  expect(out.match(/^Cloud Admins → Op in \d+/gm)).toEqual([
    'Cloud Admins → Op in 123456789012',
    'Cloud Admins → Op in 210987654321',
  ]);
  expect(out).toContain('4 grants');
});

test('groups of two orgs are kept apart', async () => {
  const { out } = await runCli(['access', '--stacks', at('two-orgs')]);
  expect(out).toContain('1 grant\n');
  expect(out).not.toMatch(/Testers.* → /);
});

test('Terraform of other people is refused, with the way out', async () => {
  for (const line of [
    ['access', '--stacks', at('chained-assume-role')],
    ['review', ...stacks('chained-assume-role', 'chained-assume-role')],
  ]) {
    const { code, err } = await runCli(line);
    expect(code).toBe(1);
    expect(err).toContain('terraform show -json');
  }
});
