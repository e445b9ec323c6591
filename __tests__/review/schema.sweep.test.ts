import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAccess } from '../../lib/access';
import { readPlanJson } from '../../lib/documents';
import type { JsonObject } from '../../lib/documents/json/json';
import { plannedActions } from '../../lib/cli/review/plans';
import { loadConfig } from '../../lib/config/load';
import { isKnownKind } from '../../lib/review/judged';
import type { Report } from '../../lib/review/model';
import { effectOfKind } from '../../lib/review/named-kinds';
import { review } from '../../lib/review/review';
import { shouldFail } from '../../lib/review/should-fail';
import { configurationsOfEveryKind } from '../documents/support/every-kind';
import { TODAY } from '../support/arbitrary-config';
import { synthesize } from '../support/synthesize';
import { planOf } from '../support/terraform-show/show';
import { withConfig } from '../support/write-config';
import {
  ARGUMENTS,
  type Attack,
  argumentAttacks,
  type Entry,
  KINDS,
  type Plan,
  wholeAttacks,
} from './support/schema-attacks';

/**
 * Attacks made from the schemas of both providers, in okta 4.20.0 and 6.12.0: every argument of every kind that rules judge,
 * whether or not this product writes it, and every kind of block that may give access. Each goes through a plan, and through
 * the states before and after.
 */

const copy = (value: unknown) => JSON.parse(JSON.stringify(value)) as JsonObject;
const recorded = (style: string) =>
  (
    JSON.parse(readFileSync(join(__dirname, 'other-styles', 'recorded', `${style}.json`), 'utf8')) as {
      unchanged: Plan;
    }
  ).unchanged;

const own = (() => {
  const [, files] = configurationsOfEveryKind()[0] ?? ['', new Map<string, object | string>()];
  const { federation } = withConfig({ files }, (directory) => loadConfig(directory, { today: TODAY }));
  const stack = copy(synthesize(federation).get('federation'));
  // The values that it leads to are in its changes, too, and only there when somebody attacks it.
  return { ...copy(planOf(stack, stack)), planned_values: {} } as unknown as Plan;
})();
const BASES: readonly Plan[] = [own, recorded('inline'), recorded('modules')];

/** One object of each kind, in the first federation that has it; a role and a group that somebody is granted. */
const OBJECTS: readonly (readonly [plan: Plan, entry: Entry])[] = Object.keys(ARGUMENTS).flatMap((type) => {
  const found = BASES.flatMap((plan) =>
    plan.resource_changes.flatMap((entry) => (entry.type === type ? [[plan, entry] as const] : [])),
  );
  const granted = found.find(([, { address }]) => /Role-Deploy_Role|RoleGroups_\w*Deploy/.test(address)) ?? found[0];
  return granted === undefined ? [] : [granted];
});

type Exceptions = readonly (readonly [form: RegExp, why: string])[];

/** What is not reported, and why. An exception that nothing needs fails the test. */
const QUIET: Exceptions = [
  [/\.(?:description|tags|tags_all)/, 'words for people; secrets and links in them have rules of their own'],
  [/^okta_(?:group_rule|app_signon_policy)\.name/, 'what rules and policies are called'],
  [/^okta_app_group_assignments\.group: priority/, 'with "join all roles" every assignment counts'],
  [/\.(?:status|user_name_template|max_session_duration): gone$/, 'left out, it is what was written: the default'],
  [/^okta_app_access_policy_assignment\.policy_id: gone$/, 'the provider requires it: Terraform plans nothing'],
  [/^okta_app_saml_app_settings\.settings: gone$/, 'the provider requires it: Terraform plans nothing'],
];
/** What is reported and not dangerous, when nobody can say what it becomes. */
const MILD: Exceptions = [
  [/^aws_iam_access_key\./, 'a key of the provisioning user, whose policies are judged'],
  [/\.(?:name_prefix|force_detach_policies|force_destroy)/, 'the name itself is judged; how an object is deleted'],
  [/^aws_iam_user\.path/, 'the user is made anew: what it may do is judged'],
  [/^aws_iam_role_policies_exclusive\.policy_names/, 'a list of names takes policies away and gives none'],
  [/^okta_app_group_assignment\.(?:priority|retain_assignment)/, 'every assignment counts; how one ends'],
  [/^okta_app_saml\.(?:\w+_note|app_links_json|auto_submit_toolbar|hide_\w+|label|logo)/, 'what people see of the app'],
  [
    /^okta_app_saml\.(?:key_years_valid|saml_version|request_compressed)/,
    'the form of messages that AWS checks itself',
  ],
  [/^okta_app_saml\.(?:saml_signed_request_enabled|single_logout_\w+)/, 'how people are signed out'],
  [/^okta_app_saml\.user_name_template_type/, 'the template itself is judged'],
  [/^okta_app_signon_policy\.priority/, 'the app names its policy'],
  [/^okta_app_signon_policy_rule\.chains/, 'the rule is of another type, which does not read them'],
  [/^okta_group\.(?:custom_profile_attributes|skip_users)/, 'no rule of these documents reads them'],
  [/^okta_group_memberships\.track_all_users/, 'whether others may be members, too'],
  [/^okta_group_rule\.users_excluded/, 'they are members of the group that is granted'],
];

const used = new Set<RegExp>();
function excused(title: string, ...lists: Exceptions[]): boolean {
  const forms = lists.flat().filter(([form]) => form.test(title));
  for (const [form] of forms) used.add(form);
  return forms.length > 0;
}

function ofPlan(plan: Plan, { entries, unknown = [] }: Attack): Report {
  const changed = new Map(entries.map((entry) => [entry.address, entry]));
  const rest = plan.resource_changes.filter(({ address }) => !changed.has(address));
  const [first] = entries;
  const configuration = first && withExpressions(plan.configuration, first, unknown);
  const text = JSON.stringify({ ...plan, configuration, resource_changes: [...rest, ...entries] });
  const side = (which: 'before' | 'after') => readAccess([readPlanJson(text, { side: which, name: 'federation' })]);
  const after = side('after');
  return review({ before: side('before'), after, today: TODAY, plan: plannedActions(after) });
}

/** The configuration in which somebody wrote the arguments as expressions. */
function withExpressions(json: unknown, { type, name }: Entry, names: readonly string[]): unknown {
  if (Array.isArray(json)) return json.map((item) => withExpressions(item, { type, name } as Entry, names));
  if (typeof json !== 'object' || json === null || names.length === 0) return json;
  const body = json as Record<string, unknown>;
  if (body['type'] === type && body['name'] === name && body['mode'] !== 'data') {
    const written = Object.fromEntries(names.map((each) => [each, { references: ['var.x'] }]));
    return { ...body, expressions: { ...(body['expressions'] as object), ...written } };
  }
  return Object.fromEntries(
    Object.entries(body).map(([key, inner]) => [key, withExpressions(inner, { type, name } as Entry, names)]),
  );
}

function ofStates(plan: Plan, { entries }: Attack): Report {
  const changed = new Map(entries.map((entry) => [entry.address, entry]));
  const read = (side: 'before' | 'after') => {
    const resources = plan.resource_changes.flatMap((entry) => {
      const { address, mode, type, name, change } = changed.get(entry.address) ?? entry;
      const { arn } = change.before ?? {};
      const made = change.actions.includes('create') && typeof arn === 'string' ? { arn: `${arn}x`, id: 'new' } : {};
      const values = side === 'before' ? change.before : change.after && { ...change.after, ...made };
      return values === null ? [] : [{ address, mode, type, name, values }];
    });
    const state = { format_version: '1.0', values: { root_module: { resources } } };
    return readAccess([readPlanJson(JSON.stringify(state), { name: 'federation' })]);
  };
  return review({ before: read('before'), after: read('after'), today: TODAY });
}

function isReported({ gains, losses, members, renames, broken, findings }: Report): boolean {
  const all = [...gains, ...losses, ...members, ...renames, ...broken.filter(({ isNew }) => isNew)];
  return all.length > 0 || findings.some(({ isNew }) => isNew);
}

test('every kind that rules judge is in some federation, but two', () => {
  const found = new Set(OBJECTS.map(([, { type }]) => type));
  // Both are read by the same code as what roles have.
  expect(Object.keys(ARGUMENTS).filter((type) => !found.has(type))).toEqual([
    'aws_iam_policy_attachment',
    'aws_iam_user_policy',
  ]);
});

test('every change of every argument is reported by a plan and by states, and what nobody knows is dangerous', () => {
  const missed: string[] = [];
  let tried = 0;
  for (const [plan, entry] of OBJECTS)
    for (const attack of argumentAttacks(entry)) {
      tried += 1;
      const { title, unknown } = attack;
      const planned = ofPlan(plan, attack);
      if (!isReported(planned) && !excused(title, QUIET)) missed.push(`plan: ${title}`);
      if (unknown !== undefined && !shouldFail(planned, 'danger') && !excused(title, QUIET, MILD))
        missed.push(`not dangerous: ${title}`);
      if (unknown === undefined && !isReported(ofStates(plan, attack)) && !excused(title, QUIET))
        missed.push(`state: ${title}`);
    }
  process.stdout.write(`arguments of the schemas: ${tried} attacks\n`);
  expect(missed).toEqual([]);
  expect([...QUIET, ...MILD].filter(([form]) => !used.has(form)).map(([form]) => form.source)).toEqual([]);
});

/** What is done to a whole object and not reported, and why. */
const QUIET_AS_A_WHOLE: Exceptions = [
  [
    /^(?:aws_iam_account_alias|aws_iam_(?:role|user)_polic\w+|okta_app_\w+|okta_group_memberships): replaced$/,
    'the same is said again of the same objects, and nobody knows it by an id of its own',
  ],
];

test('whatever Terraform does to an object of any of these kinds is reported by a plan', () => {
  const missed = OBJECTS.flatMap(([plan, entry]) =>
    wholeAttacks(entry)
      .filter((attack) => !isReported(ofPlan(plan, attack)) && !excused(attack.title, QUIET_AS_A_WHOLE))
      .map(({ title }) => title),
  );
  expect(missed).toEqual([]);
  expect(QUIET_AS_A_WHOLE.filter(([form]) => !used.has(form)).map(([form]) => form.source)).toEqual([]);
});

/** Kinds of Okta that have no name of their own, since they give nobody anything; they are reported as unknown ones. */
const ONLY_A_KIND = [
  ...['agent_pool_update', 'app_auto_login', 'app_basic_auth', 'app_bookmark', 'app_oauth_post_logout_redirect_uri'],
  ...['app_secure_password_store', 'app_shared_credentials', 'app_swa', 'app_three_field', 'app_token'],
  ...['auth_server_claim_default', 'auth_server_scope', 'brand', 'campaign', 'captcha', 'captcha_org_wide_settings'],
  ...['device', 'domain_verification', 'email_domain', 'email_domain_verification', 'email_sender_verification'],
  ...['email_template_settings', 'end_user_my_requests', 'event_hook_verification', 'link_definition', 'link_value'],
  ...['principal_rate_limits', 'push_provider', 'rate_limit_admin_notification_settings'],
  ...['rate_limit_warning_threshold_percentage', 'request_v2', 'review', 'template_sms', 'theme', 'ui_schema'],
  'user_type',
].map((name) => `okta_${name}`);

test('every kind of Okta is judged, or named with what it does, or is one of those that are not about access', () => {
  const nameless = KINDS.okta.filter((kind) => !isKnownKind(`a:${kind}.x`) && effectOfKind(kind) === undefined);
  expect(nameless).toEqual(ONLY_A_KIND);
});

/** An object of each kind that no rule looks into. */
const unread = [...KINDS.okta, ...KINDS.aws].filter((type) => !isKnownKind(`a:${type}.x`));
const strangers = unread.map((type): Entry => {
  const values = { id: 'x', name: 'x', arn: 'arn:aws:iam::123456789012:x/x', enabled: true };
  const change = { actions: ['no-op'], before: values, after: values };
  return { address: `${type}.stranger`, mode: 'managed', type, name: 'stranger', change };
});
const DONE: readonly (readonly [what: string, change: object])[] = [
  ['added', { actions: ['create'], before: null }],
  ['changed', { actions: ['update'], after: { id: 'x', name: 'x', enabled: false } }],
  ['removed', { actions: ['delete'], after: null }],
  ['forgotten', { actions: ['forget'], after: null }],
  ['imported', { importing: { id: 'x' } }],
];

test.each(DONE)('an object of any kind that may give access is reported when it is %s', (_, change) => {
  const entries = strangers.map((entry) => ({ ...entry, change: { ...entry.change, ...change } }));
  const report = ofPlan({ ...own, resource_changes: [...own.resource_changes, ...strangers] }, { title: '', entries });
  const found = new Set(
    report.findings.filter(({ isNew, severity }) => isNew && severity !== 'low').map(({ address }) => address),
  );
  expect(strangers.map(({ address }) => `federation:${address}`).filter((address) => !found.has(address))).toEqual([]);
  expect(shouldFail(report, 'danger')).toBe(true);
});
