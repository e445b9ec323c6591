import type { GroupRule } from './group-rule';

/**
 * Lets a federation's rules be written one after the other. Okta answers 423 to rules that are written at the same
 * time; its provider retries from 5.4.0 on, and with 4.20.0 two of four rules failed the apply.
 */
export class RuleQueue {
  private readonly rules: GroupRule[] = [];
  private predecessors: ReadonlyMap<GroupRule, GroupRule> = new Map();

  add(rule: GroupRule): void {
    this.rules.push(rule);
    rule.writeAfter(() => this.before(rule));
  }

  get size(): number {
    return this.rules.length;
  }

  /** The rule next before this one in the order of the addresses, which doesn't depend on who was added first. */
  private before(rule: GroupRule): GroupRule | undefined {
    if (this.predecessors.size + 1 < this.rules.length) {
      const ordered = [...this.rules].sort((a, b) => (a.address < b.address ? -1 : 1));
      this.predecessors = new Map(ordered.slice(1).map((next, i) => [next, ordered[i] as GroupRule]));
    }
    return this.predecessors.get(rule);
  }
}
