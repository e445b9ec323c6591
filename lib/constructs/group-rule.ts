import { GroupRule as OktaGroupRule } from '@cdktf/provider-okta/lib/group-rule';
import { Construct } from 'constructs';
import { constructId } from '../naming/construct-id';
import { ruleName } from '../naming/rule-name';
import { AppliedValue } from './applied-value';
import { writeComment, type Comment } from './comment';
import { literal } from './literal';
import { takeOver, type Place } from './moved-block';

interface KeptGroupRuleProps {
  /** The name to the letter. */
  readonly name: string;
  /** With tokens in the place of ids of groups that the plan has. */
  readonly expression: string;
  /** Ids of groups, some of them tokens. */
  readonly targets: readonly string[];
  /** Ids of people whom the rule leaves out. */
  readonly exceptUsers: readonly string[];
  /** What the targets are, whatever their groups are called. */
  readonly targetNames: readonly string[];
  /** One of the targets gets another key, and stays the same group. */
  readonly targetsAreRenamed: boolean;
}

/**
 * A group rule that exists and is kept to the letter. Okta can't change its targets: another rule is made before this one
 * goes, which needs another name.
 */
export class KeptGroupRule extends Construct {
  constructor(scope: Construct, id: string, props: KeptGroupRuleProps) {
    super(scope, id);
    const { name, expression, targets, exceptUsers, targetNames, targetsAreRenamed } = props;
    // Of this name: another one has nothing to compare with.
    new AppliedValue(this, constructId('Targets', name), {
      value: [...targetNames].sort().join(' '),
      mayChange: targetsAreRenamed,
      refusal: (was) =>
        `The group rule ${name} fills ${was}, and Okta can't change that: under the same name, people would lose these groups until the new rule has run. Give the rule another "name", too: then the new one is made before this one goes.`,
    });
    new OktaGroupRule(this, 'Rule', {
      name: literal(name),
      expressionType: 'urn:okta:expression:1.0',
      expressionValue: literal(expression),
      groupAssignments: [...targets],
      removeAssignedUsers: true,
      status: 'ACTIVE',
      lifecycle: { createBeforeDestroy: true },
      usersExcluded: exceptUsers.length === 0 ? undefined : [...exceptUsers],
    });
  }
}

export interface GroupRuleProps extends Comment {
  /** Cut to Okta's 50 bytes, with a hash where it is longer. */
  readonly name: string;
  /** Okta expression, e.g. `isMemberOfAnyGroup("00g…","00g…")`; may be a token. */
  readonly expression: string;
  /** Ids of the groups that people are assigned to, 1–100. A change replaces the rule. */
  readonly targets: readonly string[];
  /** Where the construct above was, while its id changes. @default - it does not */
  readonly movedFrom?: Place | undefined;
  /** A rule that replaces this one is made before this one goes. @default false */
  readonly newBeforeOld?: boolean;
  readonly stage: RuleStage;
}

/** While the form of the rules changes, there are new and former ones. */
export type RuleStage = 'settled' | 'new' | 'former';

/** A group rule that is always active, and that removes its members when it goes: no access outlives it. */
export class GroupRule extends Construct {
  /** e.g. `okta_group_rule.Federation_…_Rule_1A2B3C4D` */
  readonly address: string;
  private readonly rule: OktaGroupRule;

  constructor(scope: Construct, id: string, props: GroupRuleProps) {
    super(scope, id);
    const { name, expression, targets, movedFrom, newBeforeOld = false, stage, ...comment } = props;
    this.rule = new OktaGroupRule(this, 'Rule', {
      name: literal(ruleName(stage === 'new' ? `${name} (new)` : name)),
      expressionType: 'urn:okta:expression:1.0',
      expressionValue: expression,
      groupAssignments: [...targets],
      removeAssignedUsers: stage !== 'former',
      status: 'ACTIVE',
      lifecycle: newBeforeOld ? { createBeforeDestroy: true } : undefined,
    });
    this.address = `${OktaGroupRule.tfResourceType}.${this.rule.friendlyUniqueId}`;
    if (movedFrom !== undefined) takeOver(scope, [this.rule], movedFrom);
    writeComment(this.rule, comment);
  }

  /** Lets this rule be written after another. */
  writeAfter(other: GroupRule): void {
    this.rule.dependsOn = [other.address];
  }
}

/** True for members of any of the groups, whose ids may be tokens. */
export function memberOfAny(groupIds: readonly string[]): string {
  return `isMemberOfAnyGroup(${groupIds.map((id) => `"${id}"`).join(',')})`;
}
