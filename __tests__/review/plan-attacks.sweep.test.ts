import fc from 'fast-check';
import { readAccess } from '../../lib/access';
import { readPlanJson, UnreadableDocument } from '../../lib/documents';
import { isObject, type Json, type JsonObject } from '../../lib/documents/json/json';
import { plannedActions } from '../../lib/cli/review/plans';
import type { Report } from '../../lib/review/model';
import { review } from '../../lib/review/review';
import { FAIL_ON, shouldFail } from '../../lib/review/should-fail';
import { federation, type Stack } from '../access/support/federation';
import { planOf } from '../support/terraform-show/show';
import { TODAY } from './support/builders';

/** Plans in which somebody hides something, and plans that no Terraform wrote. */

const base = federation() as unknown as JsonObject;

function reviewed(plan: JsonObject | string): Report {
  const text = typeof plan === 'string' ? plan : JSON.stringify(plan);
  const side = (which: 'before' | 'after') => readAccess([readPlanJson(text, { side: which, name: 'federation' })]);
  const after = side('after');
  return review({ before: side('before'), after, today: TODAY, plan: plannedActions(after) });
}

const fresh = ({ findings }: Report) =>
  findings.filter(({ isNew }) => isNew).map(({ id, severity }) => `${severity} ${id}`);
const changed = (change: (stack: Stack) => void) => federation(change) as unknown as JsonObject;
const planned = (change: (stack: Stack) => void) => reviewed(planOf(base, changed(change)));
/** A plan without actions of a configuration that somebody attacked before. */
const idle = (change: (stack: Stack & Record<string, unknown>) => void) => {
  const stack = changed(change as (stack: Stack) => void);
  return reviewed(planOf(stack, stack));
};
const output = (value: Json, rest: JsonObject = {}) =>
  planned((stack) => (stack.output = { x: { value, ...rest } as never }));

test.each<[string, Report, string]>([
  ['a secret in an output', output(`aws wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY`), 'high secret-shown'],
  ['a secret in its description', output('x', { description: `AKIAIOSFODNN7EXAMPLE` }), 'high secret-shown'],
  ['a sign-in link in an output', output('https://mueller-tech.okta.com.evil.test/login'), 'high link-added'],
  ['a sign-in link in its description', output('x', { description: 'http://evil.test' }), 'high link-added'],
  [
    'a sign-in link in the description of a group',
    planned(({ resource }) =>
      Object.assign(resource['okta_group']?.['admins'] ?? {}, { description: 'http://evil.test' }),
    ),
    'high link-added',
  ],
  [
    'a secret in a tag',
    planned(({ resource }) =>
      Object.assign(resource['aws_iam_role']?.['admin'] ?? {}, { tags: { note: `AKIAIOSFODNN7EXAMPLE` } }),
    ),
    'high secret-shown',
  ],
])('%s of a plan is reported', (_, report, finding) => expect(fresh(report)).toContain(finding));

test.each<[string, Report, string]>([
  [
    'a program as a data source',
    idle(({ data }) => (data['external'] = { x: { program: ['sh'] } })),
    'critical runs-at-plan-time',
  ],
  ['a request', idle(({ data }) => (data['http'] = { x: { url: 'https://evil.test' } })), 'critical runs-at-plan-time'],
  [
    'a provisioner',
    idle(({ resource }) =>
      Object.assign(resource['okta_group']?.['admins'] ?? {}, { provisioner: [{ 'local-exec': { command: 'sh' } }] }),
    ),
    'critical runs-at-plan-time',
  ],
  [
    'a proxy',
    idle(({ provider }) => void Object.assign(provider['okta']?.[0] ?? {}, { http_proxy: 'http://evil.test' })),
    'critical unknown-provider',
  ],
  [
    'a data source of a stranger’s provider',
    idle((stack) => {
      stack.provider['vault'] = [{ address: 'https://evil.test' }];
      stack.data['vault_generic_secret'] = { x: { path: 'secret' } };
    }),
    'critical unknown-provider',
  ],
  [
    'a provider under a known name',
    idle((stack) => (stack['terraform'] = { required_providers: { okta: { source: 'evil/okta' } } })),
    'critical unknown-provider',
  ],
])('a plan without actions is not quiet where it ran %s', (_, report, finding) => {
  expect(fresh(report)).toContain(finding);
  expect(shouldFail(report, 'danger')).toBe(true);
});

test('a plan without anything of this is unchanged', () => {
  const report = idle(() => undefined);
  expect({ verdict: report.verdict, findings: fresh(report) }).toEqual({ verdict: 'unchanged', findings: [] });
  for (const failOn of FAIL_ON) expect(shouldFail(report, failOn)).toBe(false);
});

/** The plan with each entry about the role changed. */
function withActions(actions: Json): JsonObject {
  const plan = JSON.parse(JSON.stringify(planOf(base, base))) as {
    resource_changes: { type: string; change: object }[];
  };
  for (const { type, change } of plan.resource_changes) if (type === 'aws_iam_role') Object.assign(change, { actions });
  return plan as unknown as JsonObject;
}

test.each<[string, Json]>([
  ['a word of a later Terraform', ['rotate']],
  ['a known and an unknown word', ['update', 'rotate']],
  ['no word', []],
])('%s as an action is reported', (_, actions) => {
  const report = reviewed(withActions(actions));
  expect(fresh(report)).toContain('high unknown-action');
  expect(report.verdict).not.toBe('unchanged');
});

test('actions of providers, which Terraform 1.14 runs, are reported', () => {
  const plan = {
    ...planOf(base, base),
    action_invocations: [{ address: 'action.aws_lambda_invoke.x', type: 'aws_lambda_invoke' }],
  };
  expect(fresh(reviewed(plan))).toContain('critical runs-at-plan-time');
});

const TEXT = JSON.stringify(
  planOf(
    base,
    changed(({ resource }) => delete resource['aws_iam_role_policy_attachments_exclusive']),
  ),
);

test.each<[string, string]>([
  ['a text that ends early', TEXT.slice(0, -10)],
  ['NaN', TEXT.replace('"complete":true', '"complete":NaN')],
  ['a key twice', TEXT.replace('{"format_version"', '{"resource_changes":[],"format_version"')],
  ['actions as a text', TEXT.replace(/"actions":\["[a-z-]*"\]/, '"actions":"no-op"')],
  ['no actions', TEXT.replace(/"actions":\["[a-z-]*"\],/, '')],
  ['changes as an object', TEXT.replace(/"resource_changes":\[.*?\],"output/s, '"resource_changes":{},"output')],
  ['a part of a plan', '{"format_version":"1.2","configuration":{"root_module":{}}}'],
  ['a list', '[]'],
  ['a number', '1'],
  ['depth', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`],
])('%s instead of a plan is one clear error', (_, text) => {
  expect(text).not.toBe(TEXT);
  expect(() => reviewed(text)).toThrow(UnreadableDocument);
});

test('a key that JavaScript has of its own decides nothing', () => {
  const text = TEXT.replace('{"format_version"', '{"__proto__":{"errored":true},"format_version"');
  expect(fresh(reviewed(text))).toEqual(fresh(reviewed(TEXT)));
});

/** The document with the value at a path replaced. */
function put(json: Json, [step, ...rest]: readonly (string | number)[], value: Json): Json {
  if (step === undefined) return value;
  if (Array.isArray(json))
    return (json as readonly Json[]).map((item, i) => (i === step ? put(item, rest, value) : item));
  return isObject(json) ? { ...json, [step]: put(json[step] ?? null, rest, value) } : json;
}

function paths(json: Json, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  const inner: [string | number, Json][] = Array.isArray(json)
    ? [...(json as readonly Json[]).entries()]
    : isObject(json)
      ? Object.entries(json)
      : [];
  return [at, ...inner.flatMap(([key, item]) => paths(item, [...at, key]))];
}

/** Parts that only describe, or that Terraform repeats elsewhere. */
const IDLE =
  /^(?:prior_state|planned_values|timestamp|terraform_version|configuration|output_changes|resource_drift)|sensitive|schema_version|provider_name|after_unknown|replace_paths|action_reason|applyable/;

test('no value of a wrong type brings the review down, and none makes a dangerous plan quiet', () => {
  const plan = JSON.parse(
    JSON.stringify(
      planOf(
        base,
        changed(
          ({ resource }) =>
            void Object.assign(resource['aws_iam_role']?.['admin'] ?? {}, { assume_role_policy: EVERYBODY }),
        ),
      ),
    ),
  ) as JsonObject;
  expect(fresh(reviewed(plan))).toContain('critical trust-wildcard-principal');
  const every = paths(plan).filter((path) => path.length > 0);
  const wrong = fc.constantFrom<Json>(
    null,
    true,
    0,
    -1.5e308,
    'x',
    [],
    {},
    [[]],
    [null],
    { '': {} },
    ['no-op'],
    '__proto__',
  );
  fc.assert(
    fc.property(fc.constantFrom(...every), wrong, (path, value) => {
      try {
        const report = reviewed(JSON.stringify(put(plan, path, value)));
        const about = path.join('.');
        // What the change says of the role decides; another part may go without hiding it.
        if (report.verdict === 'unchanged' && fresh(report).length === 0 && !IDLE.test(about))
          throw new Error(`quiet: ${about} = ${JSON.stringify(value)}`);
      } catch (error) {
        if (!(error instanceof UnreadableDocument)) throw error;
        expect(error.message).not.toMatch(/\n\s+at /);
      }
    }),
    { numRuns: 400, seed: 8 },
  );
});

const EVERYBODY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
});
