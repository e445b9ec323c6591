import { Group } from '@cdktf/provider-okta/lib/group';
import { GroupMemberships } from '@cdktf/provider-okta/lib/group-memberships';
import { TerraformStack, Token } from 'cdktf';
import { Construct } from 'constructs';
import { GROUP_DESCRIPTION_CHARACTERS } from '../naming/limits';
import { managementGroupName } from '../naming/management-group-name';
import { AppliedValue } from './applied-value';
import { writeComment, type Acceptance } from './comment';
import { findGroup } from './existing-group';
import type { Grantee } from './grants';
import { demand, InvalidConstruct } from './invalid-construct';
import { literal } from './literal';
import { placeOf, siblingPlace, takeOver, type Place } from './moved-block';
import type { OktaAwsFederation } from './okta-aws-federation';
import type { OktaSide } from './okta-side';
import { RemovedBlock } from './removed-block';
import { RoleGroupBase } from './role-group-base';

export interface ManagementGroupProps {
  readonly federation: OktaAwsFederation;
  /** Name of the group in Okta, 1–255 characters. */
  readonly name: string;
  /** Id that this construct had, where it changes. @default - it does not */
  readonly formerId?: string;
  /** At most 1,024 characters. @default - none */
  readonly description?: string;
  /**
   * Something else owns the group in Okta: it is looked up, and never changed. Its name is unique among the groups that Okta
   * itself masters; a directory's group needs `existingId`. @default false
   */
  readonly existing?: boolean;
  /**
   * What Terraform forgets without changing it in Okta, as a step before `existing` or before a list of members goes: the
   * group with its members, or the members. @default - nothing
   */
  readonly release?: 'group' | 'members';
  /** Okta's id of the existing group. @default - it is looked up by its exact name */
  readonly existingId?: string;
  /** Logins of people who are put into the group; others that are in it stay. @default - people are added in Okta */
  readonly members?: readonly string[];
  /** Findings of the review that are accepted for this group, besides the federation's. @default - none */
  readonly accept?: readonly Acceptance[];
}

/** A role that is granted, and what a reviewer should know of it. */
export interface Grant {
  readonly role: RoleGroupBase;
  /** `YYYY-MM-DD`, its last day. The construct knows no date: leave the grant out when it is over. @default - no end */
  readonly until?: string;
  /** @default - none */
  readonly reason?: string;
}

/**
 * A job in the company: its members get the roles that are granted to it, as long as they are members.
 * @example
 * ```ts
 * const support = new ManagementGroup(stack, 'Support', { federation, name: 'Support' });
 * support.grant(admin, { role: readOnly, until: '2027-12-31', reason: 'migration' });
 * ```
 */
export class ManagementGroup extends Construct implements Grantee {
  readonly name: string;
  /** Id of the group in Okta, a token. */
  readonly groupId: string;
  /** @internal */
  readonly movedFrom: Place | undefined;
  private readonly okta: OktaSide;
  private readonly props: ManagementGroupProps;

  /** @throws InvalidName, InvalidConstruct */
  constructor(scope: Construct, id: string, props: ManagementGroupProps) {
    super(scope, id);
    const { federation, name, description = '', existing = false, members = [] } = props;
    if (!Token.isUnresolved(name)) managementGroupName(name, federation.naming.prefix);
    demand(
      this,
      description.length <= GROUP_DESCRIPTION_CHARACTERS,
      'description',
      `give at most ${GROUP_DESCRIPTION_CHARACTERS} characters`,
    );
    demand(this, existing || props.existingId === undefined, 'existingId of a group that is made', 'set existing');
    demand(this, !existing || members.length === 0, 'members of an existing group', 'let its owner add them');
    const { okta } = federation;
    if (okta === undefined)
      throw new InvalidConstruct(this.node.path, 'the app is run by somebody else', 'leave management groups to them');
    const together = TerraformStack.of(this) === TerraformStack.of(okta);
    demand(this, together, 'in another stack than the federation', 'put both into one stack');
    this.okta = okta;
    this.name = name;
    this.props = props;
    this.movedFrom = props.formerId === undefined ? undefined : siblingPlace(this, props.formerId);
    this.groupId = existing ? this.find() : this.make();
    if (members.length > 0) {
      const memberships = new GroupMemberships(this, 'Memberships', {
        groupId: this.groupId,
        users: [...new Set(members)].sort().map((login) => okta.users.idOf(login)),
        trackAllUsers: false,
      });
      if (this.movedFrom !== undefined) takeOver(this, [memberships], this.movedFrom);
    }
    const { release } = props;
    if (release !== undefined) this.forget(GroupMemberships.tfResourceType, 'Memberships');
    if (release === 'group') this.forget(Group.tfResourceType, 'Group');
    this.rememberOwner();
  }

  /**
   * Lets members assume roles; a role, or a role with the end and reason of its grant. What is granted twice is
   * granted once.
   * @throws InvalidConstruct for a role of another federation, and for two grants with different ends or reasons
   */
  grant(...grants: readonly (RoleGroupBase | Grant)[]): void {
    for (const grant of grants) {
      const { role, ...note } = grant instanceof RoleGroupBase ? { role: grant } : grant;
      const { oktaGroup: roleGroup, account, groupName } = role;
      if (account.federation !== this.props.federation || roleGroup === undefined)
        throw new InvalidConstruct(
          this.node.path,
          `${groupName} belongs to another federation`,
          "grant it to one of that federation's groups",
        );
      this.okta.grants.add({ managementGroup: this, roleGroup, ...note });
      this.okta.assignManagementGroup(this);
    }
  }

  /** Okta's id of an existing group that was given by it. */
  get existingId(): string | undefined {
    return this.props.existingId;
  }

  get accept(): readonly Acceptance[] {
    return [...this.props.federation.accept, ...(this.props.accept ?? [])];
  }

  private make(): string {
    const { name, description } = this.props;
    const group = new Group(this, 'Group', {
      name: literal(name),
      description: description === undefined ? undefined : literal(description),
      // Rules that read the group are changed before it goes: a rule that reads no group turns INVALID.
      lifecycle: { createBeforeDestroy: true },
    });
    if (this.movedFrom !== undefined) takeOver(this, [group], this.movedFrom);
    writeComment(group, { accept: this.accept });
    return group.id;
  }

  /** Lets Terraform refuse a change that would delete the group, or remove people from it. */
  private rememberOwner(): void {
    const { name, existing = false, members, release } = this.props;
    const made = new AppliedValue(this, 'Made', {
      value: existing ? 'owned by something else' : 'made by this configuration',
      mayChange: release === 'group',
      refusal: (was) =>
        existing
          ? `The group ${name} was ${was}: it would be deleted, with everybody in it. Write "existing: released", apply, then "existing: true".`
          : `The group ${name} was ${was}, and Okta has no second group of that name. Keep "existing: true", or choose another name.`,
    });
    const people = new AppliedValue(this, 'People', {
      value: members === undefined || members.length === 0 ? 'not listed' : 'listed here',
      mayChange: members !== undefined || release !== undefined,
      refusal: (was) =>
        `Members of ${name} were ${was}: they would be removed from the group. Write "members: released" and apply if they stay, or "members: []" if they are to be removed.`,
    });
    const { movedFrom } = this;
    if (movedFrom !== undefined) for (const { resource } of [made, people]) takeOver(this, [resource], movedFrom);
  }

  /** Nobody is removed, and no group is deleted. */
  private forget(resourceType: string, id: string): void {
    const place = [...(this.movedFrom ?? placeOf(this)), id];
    new RemovedBlock(new Construct(this, `Released${id}`), id, { resourceType, place });
  }

  private find(): string {
    const { name, existingId: id } = this.props;
    return findGroup(this, { name, id }).id;
  }
}
