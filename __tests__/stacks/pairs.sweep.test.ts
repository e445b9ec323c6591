import fc from 'fast-check';
import type { Federation } from '../../lib/config/model';
import { account, federation, role } from '../support/federation';
import { synthesize, type StackJson } from '../support/synthesize';
import { common, Organization } from '../support/apply-model/organization';
import { arbitraryPair } from '../support/apply-model/pairs';
import { leaving, stepsBetween } from '../support/apply-model/steps-between';
import { PlanRefused, type Choose } from '../support/apply-model/terraform';

/** More of them: `FEDERATION_PAIRS=200 npx jest __tests__/stacks/pairs.sweep.test.ts`. */
const PAIRS = Number(process.env['FEDERATION_PAIRS'] ?? 3);
const SEED = Number(process.env['FEDERATION_SEED'] ?? 9);
const layouts = ['single', 'per-account'] as const;

/** The same choices for the same seed. */
function chooser(seed: number): Choose {
  let state = seed;
  return (count) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * count);
  };
}

/** One for each answer to what Okta does to people when a rule that served them is deleted. */
function organizations(seed: number): Organization[] {
  return [
    new Organization('leaves whom others serve', chooser(seed)),
    new Organization('takes everybody', chooser(seed)),
  ];
}

const settled = new WeakMap<Federation, Map<string, Set<string>>>();

/** What people have under a configuration that nothing came before. */
function accessOf(config: Federation): Map<string, Set<string>> {
  const known = settled.get(config);
  if (known) return known;
  const organization = new Organization('leaves whom others serve', chooser(1));
  organization.apply(config);
  settled.set(config, organization.access());
  return organization.access();
}

/** How many roles of how many people both sides have; all of them at every moment. */
function demandKept(organization: Organization, from: Federation, to: Federation): number {
  const both = common(accessOf(from), accessOf(to));
  const passing = organization.takeMoments();
  const moments = organization.mayLackInPassing(from, to) ? [] : passing;
  for (const moment of [...moments, organization.access()])
    expect(both.filter(([person, role]) => moment.get(person)?.has(role) !== true)).toEqual([]);
  return both.length;
}

/** Without those whom a list of members put into a group: handed over to Okta, they stay. */
function groupMembers(access: Map<string, Set<string>>): Map<string, string[]> {
  const people = [...access].filter(([person]) => person.startsWith('who is in '));
  return new Map(people.sort().map(([person, roles]) => [person, [...roles].sort()]));
}

describe.each(layouts)('in the layout %s', (layout) => {
  test('from any configuration to any other and back, nobody loses a role that both give them', () => {
    let kept = 0;
    const property = fc.property(arbitraryPair({ layout }), fc.integer(), ([a, b], seed) => {
      const there = stepsBetween(a, b);
      const back = stepsBetween(b, a);
      for (const organization of organizations(seed)) {
        expect(organization.apply(a)).toBe(0);
        organization.takeMoments();
        for (const [from, steps, to] of [
          [a, there, b],
          [b, back, a],
        ] as const) {
          for (const step of steps) expect(organization.apply(step)).toBe(0);
          kept += demandKept(organization, from, to);
          expect(groupMembers(organization.access())).toEqual(groupMembers(accessOf(to)));
        }
      }
    });
    fc.assert(property, { numRuns: PAIRS, seed: SEED, endOnFailure: true });
    expect(kept).toBeGreaterThan(PAIRS);
  });

  test('a change at once, without the steps, takes no role in passing, or the plan refuses it', () => {
    let refused = 0;
    const property = fc.property(arbitraryPair({ layout }), fc.integer(), ([a, b], seed) => {
      const steps: Federation[] = [];
      let now = a;
      leaving(
        a,
        b,
        (next) => steps.push((now = { ...now, ...next })),
        () => now,
      );
      for (const organization of organizations(seed)) {
        for (const step of [a, ...steps]) organization.apply(step);
        organization.takeMoments();
        try {
          organization.apply(b);
        } catch (error) {
          if (!(error instanceof PlanRefused)) throw error;
          refused++;
        }
        demandKept(organization, now, b);
      }
    });
    fc.assert(property, { numRuns: PAIRS, seed: SEED, endOnFailure: true });
    expect(refused).toBeGreaterThan(0);
  });
});

describe('the model finds', () => {
  const base = federation({ layout: 'single' });
  const changed = (config: Federation, change: (block: Record<string, unknown>) => void): Map<string, StackJson> => {
    const stacks = structuredClone(synthesize(config)) as Map<string, { resource?: Record<string, object> }>;
    for (const { resource = {} } of stacks.values())
      for (const blocks of Object.values(resource)) for (const block of Object.values(blocks)) change(block as never);
    return stacks as unknown as Map<string, StackJson>;
  };
  const withoutLifecycle = (block: Record<string, unknown>) => delete block['lifecycle'];
  const withoutRefusals = (block: Record<string, unknown>) => block['input'] !== undefined && delete block['lifecycle'];

  test.each<[string, Federation]>([
    ['another name of the SAML provider', { ...base, identityProvider: 'Okta-Prod' }],
    ['another first sign-in region', { ...base, signInRegions: ['eu-central-1'] }],
    [
      'session tags that no trust policy allows',
      federation({ app: { sessionTags: { tags: new Map([['Team', 'user.team']]), transitive: [], sent: true } } }),
    ],
  ])('that %s at once takes roles in passing, once the plan does not refuse it', (_, next) => {
    const [organization] = organizations(3) as [Organization];
    organization.apply(base);
    expect(() => organization.apply(next)).toThrow(PlanRefused);
    organization.takeMoments();
    organization.apply(next, changed(next, withoutRefusals));
    const both = common(accessOf(base), accessOf(next));
    const lacking = organization
      .takeMoments()
      .filter((moment) => both.some(([who, role]) => !moment.get(who)?.has(role)));
    expect(both).toHaveLength(1);
    expect(lacking.length).toBeGreaterThan(0);
  });

  test('that a group which goes first leaves an assignment behind, without create_before_destroy', () => {
    const two = federation({ accounts: [account('Tech', { roles: [role('Admin'), role('ReadOnly')] })] });
    const one = federation({ accounts: [account('Tech', { roles: [role('ReadOnly')] })] });
    const [organization] = organizations(3) as [Organization];
    organization.apply(two, changed(two, withoutLifecycle));
    expect(() => organization.apply(one, changed(one, withoutLifecycle))).toThrow(/is deleted/);
  });
});
