import { DataOktaGroup } from '@cdktf/provider-okta/lib/data-okta-group';
import { Construct } from 'constructs';
import { literal } from './literal';

/** A group in Okta that something else owns. */
export interface NamedGroup {
  /** Its exact name. */
  readonly name: string;
  /** Okta's id, which alone tells apart groups of one name in several directories. @default - it is found by its name */
  readonly id?: string;
}

/** The group that Okta makes in every org. */
const EVERYONE = 'Everyone';

/** A group that is looked up and never changed: the plan is refused where there is none of this name. */
export class ExistingGroup extends Construct {
  /** A token. */
  readonly groupId: string;
  /** Okta's id, where it was given. */
  readonly id: string | undefined;

  constructor(scope: Construct, id: string, group: NamedGroup) {
    super(scope, id);
    this.groupId = findGroup(this, group).id;
    this.id = group.id;
  }
}

/** Looks a group up, as the child `Group`. */
export function findGroup(scope: Construct, { name, id }: NamedGroup): DataOktaGroup {
  const shown = literal(JSON.stringify(name));
  // Okta searches by beginning, and its provider takes the only hit, whatever its name. Of Okta's own groups there is one of
  // each name; a directory may bring others, which only their ids tell apart.
  const search =
    id === undefined ? { name: literal(name), type: name === EVERYONE ? 'BUILT_IN' : 'OKTA_GROUP' } : { id };
  const problem =
    id === undefined
      ? `Okta has no group of its own named exactly "${name}". Give a directory's group by its id.`
      : `The group ${id} is not named "${name}".`;
  return new DataOktaGroup(scope, 'Group', {
    ...search,
    lifecycle: { postcondition: [{ condition: `\${self.name == ${shown}}`, errorMessage: literal(problem) }] },
  });
}
