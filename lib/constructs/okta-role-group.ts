import { Group } from '@cdktf/provider-okta/lib/group';
import type { TerraformElement, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { writeComment, type Acceptance, type GrantNote } from './comment';
import { findGroup } from './existing-group';
import type { Granted } from './grants';
import { keepName } from './keep-name';
import { literal } from './literal';
import { addressOf, siblingPlace, takeOver, type Place } from './moved-block';
import type { OktaSide } from './okta-side';

export interface OktaRoleGroupProps {
  readonly okta: OktaSide;
  /** `aws#<account>#<role name>#<account id>` */
  readonly name: string;
  readonly roleName: string;
  readonly accountId: string;
  /** At most 1,024 characters. */
  readonly description: string;
  /** Id that this construct had, where the key of the role changes. @default - it does not */
  readonly formerId?: string;
  /** Id of a group that is somebody else's: it is looked up and never changed. @default - the group is made */
  readonly existingId?: string;
  readonly accept: readonly Acceptance[];
}

/** The Okta group whose members may assume one role. */
export class OktaRoleGroup extends Construct implements Granted {
  readonly name: string;
  readonly roleName: string;
  readonly accountId: string;
  readonly accept: readonly Acceptance[];
  /** Id of the group where it is somebody else's. */
  readonly existingId: string | undefined;
  /** @internal */
  readonly movedFrom: Place | undefined;
  /** Id of the group, a token. */
  readonly groupId: string;
  private readonly group: Group | undefined;
  private readonly element: TerraformElement;

  constructor(scope: Construct, id: string, { okta, description, ...props }: OktaRoleGroupProps) {
    super(scope, id);
    this.name = props.name;
    this.roleName = props.roleName;
    this.accountId = props.accountId;
    this.accept = props.accept;
    const { existingId: existing } = props;
    this.existingId = existing;
    const group =
      existing === undefined
        ? new Group(this, 'Group', {
            name: literal(props.name),
            description: description === '' ? undefined : literal(description),
            // 4.20.0 deletes a group before its entry in the app's assignments is gone, and fails; so it goes last.
            lifecycle: { createBeforeDestroy: true },
          })
        : findGroup(this, { name: props.name, id: existing });
    this.element = group;
    this.group = group instanceof Group ? group : undefined;
    this.groupId = group.id;
    this.movedFrom = props.formerId === undefined ? undefined : siblingPlace(this, props.formerId);
    if (this.movedFrom !== undefined && this.group !== undefined) takeOver(this, [this.group], this.movedFrom);
    this.describeGrants([]);
    okta.assignRoleGroup(this);
  }

  /**
   * Names the role only once it exists with its policies.
   * @internal
   */
  waitFor(resources: readonly TerraformResource[]): void {
    if (this.group !== undefined) this.group.dependsOn = resources.map(addressOf);
  }

  /**
   * Another former name than the applied one would let Okta name a role that may not exist.
   * @internal
   */
  keepName(): void {
    if (this.group !== undefined) keepName(this.group, this.name, 'role group');
  }

  /** @internal */
  describeGrants(grants: readonly GrantNote[]): void {
    writeComment(this.element, { grants, accept: this.accept });
  }
}
