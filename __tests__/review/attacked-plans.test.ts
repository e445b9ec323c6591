import { readAccess } from '../../lib/access';
import { readPlanJson } from '../../lib/documents';
import { shouldFail } from '../../lib/review/should-fail';
import {
  configured,
  type Entry,
  fresh,
  made,
  reviewed,
  reviewedStates,
  type Stated,
  update,
  valuesAt,
} from './support/inline-plan';

/** Kinds of attacks through which a plan or state passed as "no access changes", with the same ones that mean no harm. */

const LOOK = 'aws_iam_role.look';
const LIST = 'aws_iam_role_policy_attachments_exclusive.look';
const GROUP = 'okta_group.engineers';
const APP = 'okta_app_saml.aws';
const ASSIGNMENT = 'okta_app_access_policy_assignment.aws';
const SIGN_ON = 'okta_app_signon_policy_rule.mfa';
const SECRET = ['aws_iam_access_key.key.secret', 'aws_iam_access_key.key'];

const twice = (text: unknown, key: string, value: string) =>
  String(text).replace(`"${key}":`, `"${key}":${value},"${key}":`);
const hiddenPrincipal = { assume_role_policy: twice(valuesAt(LOOK)['assume_role_policy'], 'Principal', '{"AWS":"*"}') };

/** The entry with what only the apply knows, or what is sensitive. */
function marked(entry: Entry, marks: object): Entry {
  return { ...entry, change: { ...entry.change, ...marks } };
}

function withExpression(address: string, name: string, references: readonly string[]) {
  return configured(({ root_module }) => {
    for (const block of root_module.resources as { address: string; expressions: Record<string, unknown> }[])
      if (block.address === address) block.expressions[name] = { references };
  });
}

function withResource(address: string, expressions: object) {
  const [type = '', name = ''] = address.split('.');
  return configured(
    ({ root_module }) => void root_module.resources.push({ address, mode: 'managed', type, name, expressions }),
  );
}

function withOkta(expressions: Record<string, unknown>) {
  return configured(({ provider_config: { okta } }) => void Object.assign(okta ?? {}, { expressions }));
}

const changedTo = (actions: string[], before: unknown, after: unknown, sensitive: [boolean, boolean]) => ({
  output_changes: {
    key: { actions, before, after, before_sensitive: sensitive[0], after_sensitive: sensitive[1] },
  },
  planned_values: { root_module: {}, outputs: { key: { sensitive: sensitive[1], value: after } } },
});

test.each<[string, readonly Entry[], object, string]>([
  ['a principal of a policy that has the key twice', [update(LOOK, hiddenPrincipal)], {}, 'high trust-unreadable'],
  [
    'an action of a policy that has the key twice',
    [update('aws_iam_policy.deploy', { policy: twice(valuesAt('aws_iam_policy.deploy')['policy'], 'Action', '"*"') })],
    {},
    'high policies-widened',
  ],
  [
    'an app filter that is no longer written',
    [update(APP, { app_settings_json: String(valuesAt(APP)['app_settings_json']).replace('"appFilter":"okta",', '') })],
    {},
    'critical app-filter-changed',
  ],
  [
    'a secret in a description that only the apply knows',
    [marked(update(GROUP, {}), { after_unknown: { description: true } })],
    withExpression(GROUP, 'description', SECRET),
    'high secret-shown',
  ],
  [
    'a secret in a description that the plan hides',
    [marked(update(GROUP, { description: 'x' }), { after_sensitive: { description: true } })],
    {},
    'high secret-shown',
  ],
  [
    'a secret in the label of the app',
    [update(APP, { label: 'x' })],
    withExpression(APP, 'label', SECRET),
    'high secret-shown',
  ],
  [
    'a secret in a tag',
    [update(LOOK, { tags: { key: 'x' } })],
    withExpression(LOOK, 'tags', SECRET),
    'high secret-shown',
  ],
  ['an output that hides its value no longer', [], changedTo(['update'], 'x', 'x', [true, false]), 'high secret-shown'],
  [
    'an object of a foreign provider under a known name',
    [{ ...made('okta_group', null, { name: 'x' }), provider_name: 'registry.terraform.io/evil/okta' }],
    {},
    'critical unknown-provider',
  ],
  [
    'an address of AWS that somebody else answers',
    [],
    configured(
      ({ provider_config: { aws } }) =>
        void Object.assign(aws?.expressions ?? {}, { endpoints: [{ iam: { constant_value: 'https://evil.test' } }] }),
    ),
    'critical unknown-provider',
  ],
  [
    'a domain that an input variable names',
    [],
    { ...withOkta({ base_url: { references: ['var.base'] } }), variables: { base: { value: 'example.org' } } },
    'critical unknown-provider',
  ],
  [
    'a domain in the name of the org',
    [],
    withOkta({ org_name: { constant_value: 'example.org/?' } }),
    'critical unknown-provider',
  ],
  [
    'an address for assertions by its place in the list',
    [update(APP, { acs_endpoints_indices: [{ index: 1, url: 'https://evil.test/saml' }] })],
    {},
    'critical assertion-recipient-changed',
  ],
  [
    'an address for assertions that only the apply knows',
    [marked(update(APP, { recipient: undefined }), { after_unknown: { recipient: true } })],
    withExpression(APP, 'recipient', ['aws_lambda_function_url.x.function_url']),
    'critical assertion-recipient-changed',
  ],
  [
    'a policy of sign-on that the provider leaves alone from now on',
    [update(APP, { skip_authentication_policy: true })],
    {},
    'high sign-in-argument-changed',
  ],
  [
    'a policy of sign-on that is assigned to another app',
    [update(ASSIGNMENT, { app_id: '0oaOther' })],
    {},
    'high sign-in-argument-changed',
  ],
  [
    'another policy of sign-on in the app, which only the apply knows',
    [marked(update(APP, { authentication_policy: undefined }), { after_unknown: { authentication_policy: true } })],
    withExpression(APP, 'authentication_policy', ['var.policy']),
    'critical mfa-removed',
  ],
  [
    'a condition in a block of a `dynamic`, which only the apply knows',
    [
      marked(update(SIGN_ON, { keep_me_signed_in: [{}] }), {
        after_unknown: { keep_me_signed_in: [{ post_auth: true }] },
      }),
    ],
    {},
    'high sign-in-argument-changed',
  ],
  [
    'a policy for roles that only the apply knows',
    [
      {
        ...made('aws_iam_policy_attachment', null, { name: 'x', policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }),
        change: { actions: ['create'], before: null, after: { name: 'x' }, after_unknown: { roles: true } },
      } as Entry,
    ],
    withResource('aws_iam_policy_attachment.new', { roles: { references: ['local.roles'] } }),
    'high unreadable',
  ],
  [
    'a change that says not what it leads to',
    [{ ...update(LOOK, {}), change: { actions: ['update'], before: valuesAt(LOOK), after: null } }],
    {},
    'high trust-unreadable',
  ],
  [
    'an object that an earlier replacement left over and Terraform forgets',
    [
      {
        ...update(GROUP, {}),
        deposed: 'abcd1234',
        change: { actions: ['forget'], before: { id: '00gOld', name: 'Engineers before' }, after: null },
      },
    ],
    {},
    'high forgotten-object',
  ],
])('a plan: %s is reported', (_, entries, top, finding) => {
  const report = reviewed(entries, top);
  expect(fresh(report)).toContain(finding);
  expect(shouldFail(report, 'danger')).toBe(true);
});

test.each<[string, readonly Entry[], object]>([
  [
    'addresses for assertions that Okta fills in',
    [marked(update(APP, { recipient: undefined }), { after_unknown: { recipient: true, acs_endpoints: true } })],
    {},
  ],
  [
    'a description of a variable',
    [update(GROUP, { description: 'x' })],
    withExpression(GROUP, 'description', ['var.x']),
  ],
  ['a sensitive output', [], changedTo(['create'], null, 'x', [false, true])],
  [
    'the domain of Okta in a variable, in capital letters',
    [],
    { ...withOkta({ base_url: { references: ['var.base'] } }), variables: { base: { value: 'Okta.com' } } },
  ],
  [
    'an object that an earlier replacement left over and Terraform deletes',
    [
      {
        ...update(GROUP, {}),
        deposed: 'abcd1234',
        change: { actions: ['delete'], before: { id: '00gOld', name: 'Engineers' }, after: null },
      },
    ],
    {},
  ],
])('a plan: nothing is said against %s', (_, entries, top) => {
  expect(fresh(reviewed(entries, top))).toEqual([]);
});

test('an administrator role that loses its only grant is a loss, and nobody gets more', () => {
  const administrator = { policy_arns: ['arn:aws:iam::aws:policy/AdministratorAccess'] };
  const already = { ...update(LIST, administrator), change: { actions: ['no-op'], before: null, after: null } };
  const list = { ...valuesAt(LIST), ...administrator };
  const role = { ...valuesAt(LOOK), managed_policy_arns: administrator.policy_arns };
  const entry = update('okta_group_rule.engineers', {});
  const report = reviewed([
    { ...already, change: { actions: ['no-op'], before: list, after: list } },
    { ...update(LOOK, {}), change: { actions: ['no-op'], before: role, after: role } },
    { ...entry, change: { actions: ['delete'], before: entry.change.before, after: null } },
  ]);
  expect(report.verdict).toBe('narrowed');
  expect(shouldFail(report, 'danger')).toBe(false);
});

test('a policy attached to a list of roles is judged as one attached to each, and is of no unknown kind', () => {
  const readOnly = { name: 'x', policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess', roles: ['Look'] };
  const report = reviewed([made('aws_iam_policy_attachment', null, readOnly)]);
  expect(fresh(report)).toEqual([]);
});

test('an object that is replaced is given as before: nobody loses by it for good', () => {
  const { id, arn, ...rest } = valuesAt(LOOK);
  const change = { actions: ['create', 'delete'], before: valuesAt(LOOK), after: rest };
  const report = reviewed([
    { ...update(LOOK, {}), change: { ...change, after_unknown: { id: !!id, arn: !!arn } } as never },
  ]);
  expect(report).toMatchObject({ verdict: 'unchanged', losses: [], broken: [] });
  expect(fresh(report)).toEqual(['high planned-replacement']);
});

test('an object that moves is one object, wherever the state before lists it', () => {
  const moved = { ...update(LOOK, {}), previous_address: 'aws_iam_role.old' };
  const { mode, type, change } = moved;
  const old = { address: 'aws_iam_role.old', mode, type, name: 'old', values: change.before ?? {} };
  const entry = { ...moved, change: { ...change, actions: ['no-op'], after: change.before } };
  const prior = { prior_state: { values: { root_module: { resources: [old] } } } };
  const report = reviewed([entry], prior);
  expect(report).toMatchObject({ verdict: 'unchanged', gains: [], losses: [] });
  expect(fresh(report)).toEqual([]);
  for (const side of ['before', 'after'] as const) {
    const plan = JSON.stringify({ format_version: '1.2', resource_changes: [entry], ...prior });
    expect(readAccess([readPlanJson(plan, { side })]).roles.map(({ address }) => address)).toEqual([`plan:${LOOK}`]);
  }
});

test('a plan that only takes an object over is not one that only updates the state', () => {
  const { change, ...entry } = update(LOOK, {});
  const report = reviewed(
    [{ ...entry, change: { ...change, actions: ['no-op'], importing: { id: 'Look' } } as never }],
    {
      applyable: true,
    },
  );
  expect(report.notices).toEqual([]);
  expect(fresh(report)).toEqual(['high object-imported']);
});

const at =
  (address: string, values: object, rest: object = {}) =>
  (objects: Stated[]): Stated[] =>
    objects.map((each) =>
      each.address === address ? { ...each, ...rest, values: { ...each.values, ...values } } : each,
    );

test.each<[string, (objects: Stated[]) => Stated[], string]>([
  ['a policy that has a key twice', at(LOOK, hiddenPrincipal), 'high trust-unreadable'],
  [
    'a sensitive description',
    at(GROUP, { description: 'x' }, { sensitive_values: { description: true } }),
    'high secret-shown',
  ],
  [
    'an object of a foreign provider',
    at(LOOK, {}, { provider_name: 'registry.example.org/hashicorp/aws' }),
    'critical unknown-provider',
  ],
  [
    'a program that was run',
    (objects) => [
      ...objects,
      { address: 'data.external.x', mode: 'data', type: 'external', name: 'x', values: { program: ['sh'] } },
    ],
    'critical runs-at-plan-time',
  ],
  [
    'another policy of sign-on, while the app still lists the one before',
    at(ASSIGNMENT, { policy_id: 'rst0000000000other' }),
    'critical mfa-removed',
  ],
  [
    'a second group of the same name',
    (objects) => [
      ...objects,
      {
        address: 'okta_group.x',
        mode: 'managed',
        type: 'okta_group',
        name: 'x',
        values: { id: '00gX', name: 'Engineers' },
      },
    ],
    'high confusable-name',
  ],
])('a state: %s is reported', (_, change, finding) => {
  expect(fresh(reviewedStates(change))).toContain(finding);
});

test('a state: what an earlier replacement left over is an object of its own', () => {
  const { losses } = reviewedStates((objects) => [
    ...objects,
    ...objects
      .filter(({ address }) => address === LOOK)
      .map((each) => ({
        ...each,
        deposed_key: 'abcd1234',
        values: { ...each.values, name: 'Old', arn: 'arn:aws:iam::345678901234:role/Old' },
      })),
  ]);
  expect(losses).toEqual([]);
});

test('a state is the same as itself, in any order', () => {
  expect(reviewedStates((objects) => [...objects].reverse())).toMatchObject({ verdict: 'unchanged' });
});
