import type { Federation, NameChange } from '../../lib/config/model';
import { account, adoptedRole, federation, role } from '../support/federation';
import { synthesize } from '../support/synthesize';

/** Address → name, of everything in AWS whose name cannot change. */
type Objects = ReadonlyMap<string, string>;
const NONE: Objects = new Map();
const NAMED = ['aws_iam_role', 'aws_iam_saml_provider'];

interface Plan {
  readonly moved: readonly { readonly from: string; readonly to: string }[];
  /** Address → name, and whether a postcondition demands it of the object that exists. */
  readonly declared: ReadonlyMap<string, { readonly name: string; readonly demanded: boolean }>;
}

function planOf(config: Federation): Plan {
  const stacks = [...synthesize(config).values()];
  const declared = stacks.flatMap(({ resource = {} }) =>
    NAMED.flatMap((type) =>
      Object.entries(resource[type] ?? {}).map(([id, { name, lifecycle }]) => {
        const demanded = JSON.stringify(lifecycle ?? {}).includes('self.name');
        return [`${type}.${id}`, { name: String(name), demanded }] as const;
      }),
    ),
  );
  return { declared: new Map(declared), moved: stacks.flatMap(({ moved = [] }) => moved as Plan['moved']) };
}

/** The plan is refused by a postcondition. */
class Refused extends Error {}

/**
 * Terraform's own rules for an apply, as far as renames need them: `moved` blocks first, then what is new is made, then
 * what is no longer declared is removed.
 */
function apply(state: Objects, { declared, moved }: Plan): Objects {
  const now = new Map(state);
  for (const { from, to } of moved) {
    if (declared.has(from)) throw new Error(`Moved object still exists: ${from}`);
    const name = now.get(from);
    if (name === undefined) continue;
    if (now.has(to)) throw new Error(`Unresolved move: ${from} to ${to}, which exists`);
    now.delete(from);
    now.set(to, name);
  }
  for (const [address, { name, demanded }] of declared)
    if (demanded && now.has(address) && now.get(address) !== name) throw new Refused();
  for (const [address, { name }] of declared) {
    if (now.get(address) === name) continue;
    if ([...now.values()].includes(name)) throw new Error(`EntityAlreadyExists: ${name}`);
    now.set(address, name);
  }
  return new Map([...now].filter(([address]) => declared.has(address)));
}

function tryApply(state: Objects, plan: Plan): Objects | undefined {
  try {
    return apply(state, plan);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

type Step = readonly [name: string, change?: NameChange];
const [A, B, C] = ['A', 'B', 'C'] as const;
/** Every state of a change between three names. */
const STEPS: readonly Step[] = [A, B, C].flatMap((name): Step[] => [
  [name],
  ...[A, B, C]
    .filter((formerly) => formerly !== name)
    .flatMap((formerly): Step[] => [false, true].map((switched) => [name, { formerly, switched }])),
]);

const changeOf = (change: NameChange | undefined) => (change === undefined ? {} : { change });
const ROLE = 'a role';
const KINDS: readonly (readonly [what: string, make: (step: Step) => Partial<Federation>])[] = [
  [
    'an account',
    ([name, change]) => ({
      accounts: [account(name, { id: '123456789012', adopted: [adoptedRole('legacy')], ...changeOf(change) })],
    }),
  ],
  [
    ROLE,
    ([name, change]) => ({ accounts: [account('Tech', { roles: [role(name, changeOf(change)), role('Other')] })] }),
  ],
  [
    'the SAML provider',
    ([identityProvider, change]) => ({
      identityProvider,
      ...(change === undefined ? {} : { identityProviderChange: change }),
    }),
  ],
];

describe.each(['single', 'per-account'] as const)('in the layout %s', (layout) => {
  describe.each(KINDS)('for %s', (what, make) => {
    const plan = (step: Step) => planOf(federation({ layout, ...make(step) }));

    test('each state of a rename can follow each other one: what has a name is made once, and found again', () => {
      const plans = STEPS.map(plan);
      const made = new Map(plans.map((each) => [each, apply(NONE, each)]));
      let [reached, refused] = [0, 0];
      for (const first of plans)
        for (const second of plans) {
          const then = tryApply(made.get(first) ?? NONE, second);
          if (then === undefined) refused += 1;
          else
            for (const third of plans) {
              const last = tryApply(then, third);
              if (last === undefined) refused += 1;
              else {
                expect(last).toEqual(made.get(third));
                reached += 1;
              }
            }
        }
      expect(reached).toBeGreaterThan(2 * refused);
      // Another name in `formerly` than the applied one; a role with another key is another role.
      expect(refused > 0).toBe(what !== ROLE);
    });

    test('the objects that people use keep their names until the change is settled, and then the former ones go', () => {
      const names = (objects: Objects) => [...objects.values()].sort();
      const settled = apply(NONE, plan([A]));
      const between = apply(settled, plan([B, { formerly: A, switched: false }]));
      expect(names(between)).toEqual(expect.arrayContaining(names(settled)));
      expect(names(apply(between, plan([B])))).toEqual(names(apply(NONE, plan([B]))));
    });

    if (what !== ROLE)
      test('a change that names another former name than the applied one is refused by the plan', () => {
        const applied = apply(NONE, plan([A]));
        expect(() => apply(applied, plan([C, { formerly: B, switched: false }]))).toThrow(Refused);
        expect(() => apply(applied, plan([B, { formerly: A, switched: false }]))).not.toThrow();
      });
  });
});
