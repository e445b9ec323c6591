import type { Federation } from '../../../lib/config/model';
import { synthesize, type StackJson } from '../synthesize';
import { applyStack, type Choose, type State } from './terraform';
import { World } from './world';

const synthesized = new WeakMap<Federation, ReadonlyMap<string, StackJson>>();

/** A synth takes longer than all else here. */
function stacksOf(config: Federation): ReadonlyMap<string, StackJson> {
  const stacks = synthesized.get(config) ?? synthesize(config);
  synthesized.set(config, stacks);
  return stacks;
}

/** An organization with its Okta org, accounts and states, and everybody's roles at each moment. */
export class Organization {
  readonly world: World;
  private readonly states = new Map<string, State>();
  /** Since the last time it was asked: identities of roles by person, after each operation. */
  private moments: Map<string, Set<string>>[] = [];
  private readonly identities = new Map<string, string>();

  constructor(
    private readonly deletedRule: World['deletedRule'],
    private readonly choose: Choose,
  ) {
    this.world = new World(deletedRule);
  }

  /** Applies every stack until done; Okta's is the first. @returns how many operations a second apply makes */
  apply(config: Federation, synthesizedStacks = stacksOf(config)): number {
    this.prepare(config);
    const stacks = [...synthesizedStacks];
    const others = stacks.filter(([name]) => name !== 'okta');
    const shuffled = [...stacks.filter(([name]) => name === 'okta')];
    while (others.length > 0) shuffled.push(...others.splice(this.choose(others.length), 1));
    const applyAll = () =>
      shuffled.reduce((sum, [name, json]) => {
        const state: State = this.states.get(name) ?? new Map<never, never>();
        this.states.set(name, state);
        return sum + applyStack(json, state, this.world, this.choose, () => this.moments.push(this.access()));
      }, 0);
    applyAll();
    this.addPeople(config);
    this.world.evaluate();
    return applyAll();
  }

  /** Person → roles, as account id and key, whatever the role is called at the time. */
  access(): Map<string, Set<string>> {
    return new Map(
      [...this.world.access()].map(([person, arns]) => [
        person,
        new Set([...arns].map((arn) => this.identities.get(arn) ?? arn)),
      ]),
    );
  }

  /**
   * In the form per management group a change of roles replaces a rule. If Okta takes everybody whom a deleted rule served,
   * they lack what the new one serves until Okta has run it: decision 143 has it as a consequence.
   */
  mayLackInPassing(...configs: readonly Federation[]): boolean {
    return (
      this.deletedRule === 'takes everybody' && configs.some(({ groupRules }) => groupRules === 'per-management-group')
    );
  }

  takeMoments(): Map<string, Set<string>>[] {
    const { moments } = this;
    this.moments = [];
    return moments;
  }

  /** What others own is there before. */
  private prepare(config: Federation): void {
    const { identityProvider: provider, identityProviderChange: change, rolePath, accounts, managementGroups } = config;
    this.world.pathOfAdopted = rolePath;
    const both = (name: string, formerly: string | undefined) => [name, ...(formerly === undefined ? [] : [formerly])];
    for (const { id, name, change: renamed, roles, adopted } of accounts) {
      const arn = (role: string) => `arn:aws:iam::${id}:role${rolePath}${role}`;
      for (const { role } of roles)
        for (const first of both(provider, change?.formerly))
          for (const second of both(name, renamed?.formerly))
            this.identities.set(arn(`${first}-${second}-${role}`), `${id}/${role}`);
      for (const { name: role } of adopted) {
        this.identities.set(arn(role), `${id}/adopted ${role}`);
        if (!this.world.roles.has(arn(role))) this.world.roles.set(arn(role), { trust: 'somebody else' });
      }
    }
    for (const { key, name, existing } of managementGroups)
      if (existing && this.groupNamed(name) === undefined) {
        const id = this.world.newId();
        this.world.addGroup(id, name);
        this.world.groups.get(id)?.manual.add(person(key));
      }
  }

  /** People are put into each group in Okta. */
  private addPeople({ managementGroups }: Federation): void {
    for (const { key, name } of managementGroups) this.groupNamed(name)?.manual.add(person(key));
  }

  private groupNamed(name: string) {
    return [...this.world.groups.values()].find((group) => group.name === name);
  }
}

function person(group: string): string {
  return `who is in ${group}`;
}

/** What people have on both sides. */
export function common(
  one: Map<string, Set<string>>,
  other: Map<string, Set<string>>,
): [person: string, role: string][] {
  return [...one].flatMap(([person, roles]) =>
    [...roles].filter((role) => other.get(person)?.has(role) === true).map((role): [string, string] => [person, role]),
  );
}
