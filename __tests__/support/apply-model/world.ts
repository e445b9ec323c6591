/**
 * Okta and AWS as far as they decide which roles a person has. What one of them refuses, an operation throws here, as an
 * apply would fail.
 */
export class World {
  readonly groups = new Map<string, Group>();
  readonly rules = new Map<string, GroupRule>();
  readonly roles = new Map<string, IamRole>();
  readonly samlProviders = new Set<string>();
  app: App | undefined;
  /** Adopted roles are at the path of all others; their block does not say it. */
  pathOfAdopted = '/';
  private next = 1;

  /** What Okta does to people whom a deleted rule served: is known to nobody, so both answers are tried. */
  constructor(readonly deletedRule: 'leaves whom others serve' | 'takes everybody') {}

  newId(): string {
    return `id-${String(this.next++)}`;
  }

  addGroup(id: string, name: string): void {
    this.demandFreeName(name, id);
    this.groups.set(id, { name, manual: new Set(), byRule: new Set() });
  }

  renameGroup(id: string, name: string): void {
    this.demandFreeName(name, id);
    group(this, id).name = name;
  }

  private demandFreeName(name: string, id: string): void {
    for (const [other, { name: taken }] of this.groups)
      if (taken === name && other !== id) throw new Error(`Okta: a group named ${name} exists`);
  }

  deleteGroup(id: string): void {
    for (const { name, reads, targets } of this.rules.values())
      if (reads.includes(id) || targets.includes(id))
        throw new Error(`Okta: the rule ${name} turns INVALID, since a group of it is deleted`);
    if (this.app?.assigned.has(id) === true)
      throw new Error(`the provider fails: ${group(this, id).name} is deleted and still assigned`);
    this.groups.delete(id);
  }

  putRule(id: string, rule: GroupRule): void {
    for (const [other, { name }] of this.rules)
      if (name === rule.name && other !== id) throw new Error(`Okta: a rule named ${name} exists`);
    const before = this.servedBy(id);
    this.rules.set(id, rule);
    const after = this.servedBy(id);
    for (const target of rule.targets) {
      for (const person of before)
        if (![...this.rules.keys()].some((other) => this.serves(other, person, target)))
          group(this, target).byRule.delete(person);
      for (const person of after) this.manage(person, target);
    }
  }

  deleteRule(id: string, removesMembers: boolean): void {
    const { targets } = this.rules.get(id) ?? { targets: [] };
    const served = this.servedBy(id);
    this.rules.delete(id);
    for (const target of targets)
      for (const person of served) {
        const others = [...this.rules.keys()].some((rule) => this.serves(rule, person, target));
        if (!removesMembers) group(this, target).manual.add(person);
        else if (!others || this.deletedRule === 'takes everybody') group(this, target).byRule.delete(person);
      }
  }

  /** Okta runs every rule: whom it does not find any more leaves, and anyone who was kept is a rule's member again. */
  evaluate(): void {
    for (const { byRule } of this.groups.values()) byRule.clear();
    for (const [id, { targets }] of this.rules)
      for (const target of targets) for (const person of this.servedBy(id)) this.manage(person, target);
  }

  private manage(person: string, target: string): void {
    group(this, target).byRule.add(person);
    group(this, target).manual.delete(person);
  }

  private serves(rule: string, person: string, target: string): boolean {
    return (this.rules.get(rule)?.targets.includes(target) ?? false) && this.servedBy(rule).has(person);
  }

  private servedBy(rule: string): Set<string> {
    const { reads = [] } = this.rules.get(rule) ?? {};
    return new Set(reads.flatMap((id) => this.peopleIn(id)));
  }

  private peopleIn(id: string): string[] {
    const { manual = [], byRule = [] } = this.groups.get(id) ?? {};
    return [...manual, ...byRule];
  }

  /** Person → ARNs of the roles that they can assume. */
  access(): Map<string, Set<string>> {
    const { app } = this;
    const found = new Map<string, Set<string>>();
    if (app === undefined) return found;
    const users = new Set([...app.assigned].flatMap((id) => this.peopleIn(id)));
    for (const [id, { name }] of this.groups) {
      const asserted = assertedRole(app, name);
      if (asserted === undefined || !this.accepts(asserted, app)) continue;
      for (const person of this.peopleIn(id))
        if (users.has(person)) found.set(person, (found.get(person) ?? new Set()).add(asserted.role));
    }
    return found;
  }

  /** A role takes an assertion if it trusts the provider, the endpoint, and whatever else the assertion carries. */
  private accepts({ provider, role }: { provider: string; role: string }, { recipient, actions }: App): boolean {
    const trust = this.roles.get(role)?.trust ?? '';
    return (
      this.samlProviders.has(provider) &&
      trust.includes(`"${provider}"`) &&
      trust.includes(`"${recipient}"`) &&
      actions.every((action) => trust.includes(`"${action}"`))
    );
  }
}

interface Group {
  name: string;
  /** Added by a person, or by a list of members. */
  readonly manual: Set<string>;
  readonly byRule: Set<string>;
}

export interface GroupRule {
  readonly name: string;
  readonly reads: readonly string[];
  readonly targets: readonly string[];
}

export interface IamRole {
  readonly trust: string;
}

export interface App {
  readonly groupFilter: string;
  readonly roleValuePattern: string;
  readonly recipient: string;
  /** What a role must allow besides the sign-in, for what the assertion carries. */
  readonly actions: readonly string[];
  readonly assigned: Set<string>;
}

function group({ groups }: World, id: string): Group {
  const found = groups.get(id);
  if (found === undefined) throw new Error(`Okta: no group ${id}`);
  return found;
}

function assertedRole({ groupFilter, roleValuePattern }: App, name: string) {
  const named = groupFilter.replace('(?{{role}}', '(?<role>').replace('(?{{accountid}}', '(?<accountid>');
  const parts = new RegExp(named.replaceAll('\\#', '#')).exec(name)?.groups;
  if (parts === undefined) return undefined;
  const value = roleValuePattern
    .replaceAll('${accountid}', parts['accountid'] ?? '')
    .replaceAll('${role}', parts['role'] ?? '');
  const [provider = '', role = ''] = value.split(',');
  return { provider, role };
}
