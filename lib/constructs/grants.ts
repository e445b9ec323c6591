import { createHash } from 'node:crypto';
import { Aspects, Lazy, TerraformStack } from 'cdktf';
import { Construct, type IConstruct } from 'constructs';
import { ruleChunks, type RuleChunk } from '../naming/rule-chunks';
import { shardDigits } from '../naming/shard';
import type { Acceptance, GrantNote } from './comment';
import { GroupRule, memberOfAny, type RuleStage } from './group-rule';
import { InvalidConstruct } from './invalid-construct';
import { placeOf, type Place } from './moved-block';
import { mirrored, type OktaShards } from './okta-shards';

/** How group rules are cut: one for each role group, or one for each management group. */
export type GroupRules = 'per-role-group' | 'per-management-group';

/** A form of the group rules. */
export interface RuleForm {
  readonly form: GroupRules;
  /** How many parts the accounts are divided into, each with rules of its own, in the form per management group. */
  readonly parts: number;
}

export interface GrantsProps {
  /** First part of the rules' names, which are unique in an org. */
  readonly prefix: string;
  readonly form: RuleForm;
  /** The form until now, while rules of both exist. */
  readonly formerForm: RuleForm | undefined;
  /** Stacks that the role groups are spread over. @default - they are in the stack of their federation */
  readonly shards: OktaShards | undefined;
}

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
    private readonly props: GrantsProps,
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
    const { form, formerForm } = this.props;
    const count = (each: RuleForm | undefined) => {
      if (each === undefined) return 0;
      return each.form === 'per-role-group' ? this.granted.size : this.chunks(each).size;
    };
    if (formerForm === undefined || formerForm.form !== form.form) return count(form) + count(formerForm);
    return new Set([...this.chunks(form).keys(), ...this.chunks(formerForm).keys()]).size;
  }

  /**
   * While the form changes, the rules of the former one keep their members when they go: what Okta does to people whom
   * another rule serves is not documented. The new ones are activated again after that, under their final names, and
   * take over the people who were kept.
   */
  private makeRules(): void {
    for (const [roleGroup, grants] of this.granted) roleGroup.describeGrants(notesOf(sorted(grants)));
    const { form, formerForm } = this.props;
    const former = formerForm === undefined ? [] : this.rulesOf(formerForm, form, 'former');
    const rules = [...former, ...this.rulesOf(form, formerForm, formerForm === undefined ? 'settled' : 'new')];
    // Okta answers 423 to rules that are written at the same time, and its provider tries again from 5.4.0 on only. Stacks
    // are applied one after the other.
    const last = new Map<TerraformStack, GroupRule>();
    for (const rule of rules) {
      const stack = TerraformStack.of(rule);
      const before = last.get(stack);
      if (before !== undefined) rule.writeAfter(before);
      last.set(stack, rule);
    }
  }

  /** In the order of their addresses. */
  private rulesOf(form: RuleForm, other: RuleForm | undefined, stage: RuleStage): GroupRule[] {
    const rules =
      form.form === 'per-role-group' ? this.rulesOfRoleGroups(stage) : this.rulesOfManagementGroups(form, other, stage);
    return rules.sort((a, b) => (a.address < b.address ? -1 : 1));
  }

  /** A changed grant changes the expression, in place: nobody else loses the group meanwhile. */
  private rulesOfRoleGroups(stage: RuleStage): GroupRule[] {
    return [...this.granted].map(([roleGroup, grants]) => {
      const ids = sorted(grants).map(({ managementGroup }) => this.idIn(TerraformStack.of(roleGroup), managementGroup));
      return new GroupRule(roleGroup, 'Rule', {
        // Without the account's name, so that most names are short enough to be whole.
        name: `${this.props.prefix}#${roleGroup.roleName}#${roleGroup.accountId}`,
        expression: Lazy.stringValue({ produce: () => memberOfAny(ids) }),
        targets: [roleGroup.groupId],
        accept: roleGroup.accept,
        movedFrom: roleGroup.movedFrom,
        stage,
      });
    });
  }

  /**
   * A rule's targets can't change: a new rule is made, under a name that its targets decide, before the old one goes. Of
   * two forms that differ in their parts only, some rules are the same.
   */
  private rulesOfManagementGroups(form: RuleForm, other: RuleForm | undefined, stage: RuleStage): GroupRule[] {
    const { prefix: first, shards } = this.props;
    const others = other?.form === form.form ? this.chunks(other) : new Map<string, Chunk>();
    return [...this.chunks(form)].flatMap(([key, { managementGroup, prefix, targets }]) => {
      const same = others.has(key);
      if (same && stage === 'former') return [];
      const [one] = targets;
      const scope =
        shards === undefined || one === undefined ? managementGroup : mirrored(TerraformStack.of(one), managementGroup);
      const now = same ? 'settled' : stage;
      return [
        new GroupRule(scope, prefix === '' ? 'Rule' : `Rule-${prefix}`, {
          name: `${first}${prefix === '' ? '' : ` ${prefix}`}: ${managementGroup.name} ${targetsHash(targets)}`,
          expression: memberOfAny([this.idIn(TerraformStack.of(scope), managementGroup)]),
          targets: targets.map(({ groupId }) => groupId),
          accept: managementGroup.accept,
          movedFrom: managementGroup.movedFrom,
          newBeforeOld: now === 'settled',
          stage: now,
        }),
      ];
    });
  }

  /** What each rule of a form per management group serves, by what is the same while it serves the same. */
  private chunks({ parts }: RuleForm): Map<string, Chunk> {
    const least = shardDigits(parts);
    return new Map(
      this.byManagementGroup().flatMap(([managementGroup, targets]) =>
        ruleChunks(targets, least).map((chunk) => [
          JSON.stringify([managementGroup.node.path, chunk.prefix]),
          { managementGroup, ...chunk },
        ]),
      ),
    );
  }

  private idIn(stack: TerraformStack, managementGroup: Grantee): string {
    if (TerraformStack.of(managementGroup) === stack) return managementGroup.groupId;
    return this.props.shards?.idOf?.(managementGroup, stack) ?? managementGroup.groupId;
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

interface Chunk extends RuleChunk<Granted> {
  readonly managementGroup: Grantee;
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
