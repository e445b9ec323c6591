import { Group } from '@cdktf/provider-okta/lib/group';
import { Lazy } from 'cdktf';
import { Construct } from 'constructs';
import { writeComment, type Acceptance, type GrantNote } from './comment';
import { GroupRule, memberOfAny } from './group-rule';
import { literal } from './literal';
import type { OktaSide } from './okta-side';

export interface OktaRoleGroupProps {
  readonly okta: OktaSide;
  /** `aws#<account>#<role name>#<account id>` */
  readonly name: string;
  readonly roleName: string;
  readonly accountId: string;
  /** At most 1,024 characters. */
  readonly description: string;
  readonly accept: readonly Acceptance[];
}

/** A management group as its grants see it. */
export interface Grantee {
  readonly name: string;
  /** Id of the Okta group, a token. */
  readonly groupId: string;
}

/** The Okta group whose members may assume one role, and (in the layout `per-role-group`) the rule that fills it. */
export class OktaRoleGroup extends Construct {
  readonly name: string;
  readonly accountId: string;
  /** Id of the group, a token. */
  readonly groupId: string;
  private readonly group: Group;
  private readonly grants = new Map<string, Grantee & GrantNote>();

  constructor(
    scope: Construct,
    id: string,
    private readonly props: OktaRoleGroupProps,
  ) {
    super(scope, id);
    this.name = props.name;
    this.accountId = props.accountId;
    this.group = new Group(this, 'Group', {
      name: literal(props.name),
      description: literal(props.description),
      // 4.20.0 deletes a group before its entry in the app's assignments is gone, and fails; so it goes last.
      lifecycle: { createBeforeDestroy: true },
    });
    this.groupId = this.group.id;
    this.comment();
    props.okta.assign(this);
  }

  /** @returns what speaks against it, `undefined` where nothing does */
  grant(grantee: Grantee, note: Omit<GrantNote, 'managementGroup'>): string | undefined {
    const grant = { ...grantee, managementGroup: grantee.name, ...note };
    const before = this.grants.get(grantee.name);
    if (before !== undefined && (before.until !== grant.until || before.reason !== grant.reason))
      return `"${grantee.name}" is granted twice, with different ends or reasons`;
    this.grants.set(grantee.name, grant);
    this.comment();
    if (before === undefined && this.props.okta.groupRules === 'per-role-group' && this.grants.size === 1)
      this.addRule();
    return undefined;
  }

  /** A changed grant changes the expression, in place: nobody else loses the group meanwhile. */
  private addRule(): void {
    const rule = new GroupRule(this, 'Rule', {
      // Without the account's name, so that most names are short enough to be whole.
      name: `aws#${this.props.roleName}#${this.accountId}`,
      expression: Lazy.stringValue({
        produce: () => memberOfAny([...this.grants.keys()].sort().map((name) => this.grants.get(name)?.groupId ?? '')),
      }),
      targets: [this.groupId],
      accept: this.props.accept,
    });
    this.props.okta.rules.add(rule);
  }

  private comment(): void {
    const notes = [...this.grants.values()]
      .filter(({ until, reason }) => until !== undefined || reason !== undefined)
      .map(({ managementGroup, until, reason }) => ({
        managementGroup,
        ...(until === undefined ? {} : { until }),
        ...(reason === undefined ? {} : { reason }),
      }));
    writeComment(this.group, { grants: notes, accept: this.props.accept });
  }
}
