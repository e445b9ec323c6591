import { createHash } from 'node:crypto';
import { Aspects, Lazy } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { ruleChunks } from '../naming/rule-chunks';
import type { Acceptance, GrantNote } from './comment';
import { GroupRule, memberOfAny, type RuleStage } from './group-rule';
import { InvalidConstruct } from './invalid-construct';
import { placeOf, type Place } from './moved-block';

/** How group rules are cut: one for each role group, or one for each management group. */
export type GroupRules = 'per-role-group' | 'per-management-group';

/** A management group as a grant sees it. */
export interface Grantee extends Construct {
  readonly name: string;
  /** Id of the Okta group, a token. */
  readonly groupId: string;
  /** Findings of the review that are accepted for its rules. */
  readonly accept: readonly Acceptance[];
  /** Where this construct was, while its id changes. */
  readonly movedFrom: Place | undefined;
}

/** A role group as a grant sees it. */
export interface Granted extends Construct {
  /** `aws#<account>#<role name>#<account id>` */
  readonly name: string;
  readonly roleName: string;
  readonly accountId: string;
  /** Id of the Okta group, a token. */
  readonly groupId: string;
  readonly accept: readonly Acceptance[];
  /** Where this construct was, while its id changes. */
  readonly movedFrom: Place | undefined;
  /** Called once, with the grants that a reviewer should know more of. */
  describeGrants(notes: readonly GrantNote[]): void;
}

export interface GrantProps {
  readonly managementGroup: Grantee;
  readonly roleGroup: Granted;
  /** `YYYY-MM-DD`, its last day. @default - no end */
  readonly until?: string;
  /** @default - none */
  readonly reason?: string;
}

/**
 * Every grant of a federation, and the group rules that carry them out. The rules are made once, when all grants are
 * known, so it does not matter in which order they are granted.
 */
export class Grants extends Construct {
  private readonly granted = new Map<Granted, Map<string, GrantProps>>();

  constructor(
    scope: Construct,
    id: string,
    /** First part of the rules' names, which are unique in an org. */
    private readonly prefix: string,
    private readonly form: GroupRules,
    /** The form until now, while rules of both exist. */
    private readonly formerForm: GroupRules | undefined,
  ) {
    super(scope, id);
    // Aspects run just before the plan is written, and once for each construct that has them.
    Aspects.of(this).add({ visit: (node: IConstruct) => node === this && this.makeRules() });
  }

  /** What is granted twice is granted once. @throws InvalidConstruct for two grants with different ends or reasons */
  add(grant: GrantProps): void {
    const { managementGroup, roleGroup, until, reason } = grant;
    const grants = this.granted.get(roleGroup) ?? new Map<string, GrantProps>();
    const before = grants.get(managementGroup.name);
    if (before !== undefined && (before.until !== until || before.reason !== reason))
      throw new InvalidConstruct(
        managementGroup.node.path,
        `"${managementGroup.name}" is granted ${roleGroup.name} twice, with different ends or reasons`,
        'keep one of the grants',
      );
    this.granted.set(roleGroup, grants.set(managementGroup.name, grant));
  }

  /** How many group rules there will be. */
  get ruleCount(): number {
    const count = (form: GroupRules | undefined) => {
      if (form === undefined) return 0;
      if (form === 'per-role-group') return this.granted.size;
      return this.byManagementGroup().reduce((sum, [, targets]) => sum + ruleChunks(targets).length, 0);
    };
    return count(this.form) + count(this.formerForm);
  }

  /**
   * While the form changes, the rules of the former one keep their members when they go: what Okta does to people whom
   * another rule serves is not documented. The new ones are activated again after that, under their final names, and
   * take over whoever was kept.
   */
  private makeRules(): void {
    for (const [roleGroup, grants] of this.granted) roleGroup.describeGrants(notesOf(sorted(grants)));
    const { form, formerForm } = this;
    const former = formerForm === undefined ? [] : this.rulesOf(formerForm, 'former');
    const rules = [...former, ...this.rulesOf(form, formerForm === undefined ? 'settled' : 'new')];
    // Okta answers 423 to rules that are written at the same time, and its provider tries again from 5.4.0 on only.
    for (const [i, rule] of rules.slice(1).entries()) rule.writeAfter(rules[i] as GroupRule);
  }

  /** In the order of their addresses. */
  private rulesOf(form: GroupRules, stage: RuleStage): GroupRule[] {
    const rules = form === 'per-role-group' ? this.rulesOfRoleGroups(stage) : this.rulesOfManagementGroups(stage);
    return rules.sort((a, b) => (a.address < b.address ? -1 : 1));
  }

  /** A changed grant changes the expression, in place: nobody else loses the group meanwhile. */
  private rulesOfRoleGroups(stage: RuleStage): GroupRule[] {
    return [...this.granted].map(
      ([roleGroup, grants]) =>
        new GroupRule(roleGroup, 'Rule', {
          // Without the account's name, so that most names are short enough to be whole.
          name: `${this.prefix}#${roleGroup.roleName}#${roleGroup.accountId}`,
          expression: Lazy.stringValue({
            produce: () => memberOfAny(sorted(grants).map(({ managementGroup }) => managementGroup.groupId)),
          }),
          targets: [roleGroup.groupId],
          accept: roleGroup.accept,
          movedFrom: roleGroup.movedFrom,
          stage,
        }),
    );
  }

  /** A rule's targets can't change: a new rule is made, under a name that its targets decide, before the old one goes. */
  private rulesOfManagementGroups(stage: RuleStage): GroupRule[] {
    return this.byManagementGroup().flatMap(([managementGroup, roleGroups]) =>
      ruleChunks(roleGroups).map(
        ({ prefix, targets }) =>
          new GroupRule(managementGroup, prefix === '' ? 'Rule' : `Rule-${prefix}`, {
            name: `${this.prefix}${prefix === '' ? '' : ` ${prefix}`}: ${managementGroup.name} ${targetsHash(targets)}`,
            expression: memberOfAny([managementGroup.groupId]),
            targets: targets.map(({ groupId }) => groupId),
            accept: managementGroup.accept,
            movedFrom: managementGroup.movedFrom,
            newBeforeOld: stage === 'settled',
            stage,
          }),
      ),
    );
  }

  private byManagementGroup(): [Grantee, Granted[]][] {
    const targets = new Map<Grantee, Granted[]>();
    for (const [roleGroup, grants] of this.granted)
      for (const { managementGroup } of grants.values()) {
        const known = targets.get(managementGroup);
        if (known) known.push(roleGroup);
        else targets.set(managementGroup, [roleGroup]);
      }
    return [...targets];
  }
}

/** In order of the management groups' names. */
function sorted(grants: ReadonlyMap<string, GrantProps>): GrantProps[] {
  return [...grants.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, grant]) => grant);
}

function notesOf(grants: readonly GrantProps[]): GrantNote[] {
  return grants
    .filter(({ until, reason }) => until !== undefined || reason !== undefined)
    .map(({ managementGroup, until, reason }) => ({
      managementGroup: managementGroup.name,
      until,
      reason,
    }));
}

/** Of what the targets are, never of their names, which may change in place. */
function targetsHash(targets: readonly Granted[]): string {
  // Below the stack: a change of layout is none of theirs.
  const places = targets.map((target) => placeOf(target).join('/')).sort();
  return createHash('sha256').update(JSON.stringify(places)).digest('hex').slice(0, 6);
}
