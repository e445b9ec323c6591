import { handoverSteps } from '../../lib/cli/handover/steps';
import { coloursOf } from '../../lib/cli/io';
import { formatSummary } from '../../lib/cli/summary/format-summary';
import { summarize } from '../../lib/cli/summary/summarize';
import { betweenStates } from '../../lib/config/between';
import type { Federation } from '../../lib/config/model';
import { review } from '../../lib/review/review';
import { BETWEEN, nextStep, sentence, type BetweenId } from '../../lib/steps/between';
import { ANSWERS } from '../../scripts/changing/answers';
import { change } from '../review/support/builders';
import { account, adoptedRole, federation, managementGroup, role } from '../support/federation';
import { reviewChange } from '../support/review-change';

const prepared = { formerly: 'Before', switched: false };
const switched = { formerly: 'Before', switched: true };
const metadata = `<?xml version="1.0"?>${' '.repeat(1000)}<md/>`;
const base = federation();
const withRole = (parts: Parameters<typeof role>[1], layout: Federation['layout'] = 'per-account') =>
  federation({ layout, accounts: [account('Tech', { roles: [role('ReadOnly', parts)] })] });
const withApp = (app: Partial<Federation['okta']['app']>) => federation({ app });
const withGroup = (parts: Parameters<typeof managementGroup>[1]) =>
  federation({ managementGroups: [managementGroup('Support', parts)] });

/** A configuration in each state. */
const EXAMPLES: Readonly<Record<BetweenId, Federation>> = {
  'name-prepared': withRole({ change: prepared }),
  'name-switched': withRole({ change: switched }),
  'name-replaced': withRole({ change: switched }, 'single'),
  'role-rekeyed': withRole({ roleName: 'Legacy', change: switched }),
  'group-renamed': withGroup({ formerly: 'Helpdesk' }),
  'group-released': withGroup({ existing: true, release: 'group' }),
  'members-released': withGroup({ release: 'members' }),
  'saml-provider-released': federation({ accounts: [account('Tech', { samlProvider: 'released' })] }),
  'rules-of-both-forms': federation({ formerGroupRules: 'per-management-group' }),
  'role-released': federation({
    accounts: [account('Tech', { adopted: [adoptedRole('old', { grants: [], release: 'statement' })] })],
  }),
  'role-forgotten': federation({
    accounts: [account('Tech', { adopted: [adoptedRole('old', { grants: [], release: 'forget' })] })],
  }),
  'account-retired': federation({ accounts: [account('Tech'), account('Gone', { retired: true, roles: [] })] }),
  'tags-allowed': withApp({ sessionTags: { tags: new Map([['Team', 'user.team']]), transitive: [], sent: false } }),
  'both-certificates': withApp({ rotationMetadata: metadata }),
  'key-replaced-at-once': withApp({ signingKey: { name: '2027', yearsValid: 2, emergency: true } }),
  'both-keys': federation({ provisioningUser: { account: 'Mueller-Tech', name: 'okta', keys: ['a', 'b'] } }),
};
const plain = coloursOf({ write: () => undefined, colour: false });

describe.each(Object.keys(BETWEEN) as BetweenId[])('in the state %s', (id) => {
  const config = EXAMPLES[id];
  const [state] = betweenStates(config);
  const step = nextStep(state ?? { id, what: '' });
  const said = `${step.what}: ${sentence(step)}`;

  test('the configuration has this state and no other', () => {
    expect(betweenStates(config).map((each) => each.id)).toEqual([id]);
    expect(said).toMatch(/^\S.*: step \d of \d: .+\. Once that is applied everywhere: .+/);
  });

  test('validate names the step and the next one', () => {
    expect(formatSummary(summarize(config), plain)).toContain(`  ${said}\n`);
    expect(summarize(config).between).toEqual([step]);
  });

  test('handover names the step and the next one', () => {
    const values = handoverSteps(config).flatMap((each) => (each.id === 'changing' ? each.values : []));
    expect(values).toEqual([{ label: step.what, value: sentence(step) }]);
  });

  test('the review of the change that brings it about names the step and the next one, and later ones do not', () => {
    expect(reviewChange(base, config).handover).toContain(`${said}.`);
    expect(reviewChange(config, config).handover).toEqual([]);
  });
});

test('a configuration in which nothing changes has no state in between', () => {
  expect(betweenStates(base)).toEqual([]);
  expect(formatSummary(summarize(base), plain)).not.toContain('not finished');
});

test('where somebody else runs the app, the review finds the states in the stacks of the accounts', () => {
  const config = { ...withRole({ change: prepared }), okta: withApp({ metadata }).okta };
  const before = { ...withRole({}), okta: withApp({ metadata }).okta };
  expect(reviewChange(before, config).handover).toContainEqual(expect.stringContaining('role ReadOnly: step 1 of 3'));
});

test('a state that this version does not know, as another version may write it, is left out', () => {
  const note = (id: string) => review(change({}, { between: [{ id, what: 'account Lab' }] })).handover;
  expect(['toString', 'a-later-one'].flatMap(note)).toEqual([]);
  expect(note('account-retired')).toHaveLength(1);
});

test('every key that docs/changing.md gives steps has its state, and every state a key that exists', () => {
  const keys = Object.values(BETWEEN).flatMap(({ keys: of }) => [...of]);
  const paths = [...ANSWERS].flatMap(([file, answers]) => [...answers.keys()].map((path) => `${file} ${path}`));
  expect(keys.filter((key) => !paths.includes(key))).toEqual([]);
  const inSteps = [...ANSWERS].flatMap(([file, answers]) =>
    [...answers].flatMap(([path, { changes, appears }]) =>
      [changes, appears].some(({ how }) => how === 'steps') ? [`${file} ${path}`] : [],
    ),
  );
  // A name that changes has its state in the key beside it.
  const beside = (path: string) =>
    path.replace(/(?<=[ .])(name|form)$/, 'formerly').replace(/(?<=[ .])parts$/, 'formerParts');
  const covered = (path: string) => keys.some((key) => key === beside(path) || key.startsWith(`${path}.`));
  expect(inSteps.length).toBeGreaterThan(10);
  expect(inSteps.filter((path) => !covered(path))).toEqual([]);
});

test.each(['/home/ada/config/accounts/gone.yaml', String.raw`C:\ada\config\accounts\gone.yaml`])(
  'the file of a retired account, %s, is named without the place of this machine',
  (file) => {
    const [state] = betweenStates(federation({ accounts: [account('Gone', { file, retired: true, roles: [] })] }));
    expect(state?.detail).toBe('accounts/gone.yaml');
  },
);
