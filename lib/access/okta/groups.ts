import { known, readText } from '../expression/read';
import { Attribute, display, keyText, Symbolic, type Value } from '../expression/value';
import type { Address, Read } from '../model';
import { type Resource, resourcesOf } from '../resources/resource';
import type { Documents } from '../resources/world';

/** An Okta group. Okta has one of each name, so all blocks with its name speak of the same one. */
export interface Group {
  readonly name: string;
  readonly address: Address;
  /** No block makes it. */
  readonly existing: boolean;
  readonly resource?: Resource;
}

/** All groups of the documents, found by whatever something else calls them. */
export class Groups {
  private readonly byName = new Map<string, Group>();
  private readonly byAddress = new Map<Address, Group>();
  private readonly byId = new Map<string, Group>();
  private readonly nameless = new Map<Address, string>();

  constructor(private readonly documents: Documents) {
    // A block that makes the group comes before one that reads it.
    for (const resource of resourcesOf(documents, 'okta_group', 'data.okta_group', 'data.okta_everyone_group')) {
      const everyone = resource.type === 'okta_everyone_group' ? 'Everyone' : undefined;
      const id = resource.argument('id');
      const name = readText(resource.argument('name') ?? everyone ?? null);
      if ('unknown' in name && typeof id !== 'string') {
        this.nameless.set(resource.address, name.unknown);
        documents.report({
          address: resource.address,
          subject: resource.address,
          reason: `the group's name: ${name.unknown}`,
        });
        continue;
      }
      const group = this.add(resource, known(name) ?? keyText(id ?? ''));
      if (typeof id === 'string') this.byId.set(id, group);
    }
  }

  /** Whether the name of every group is known. */
  get complete(): boolean {
    return this.nameless.size === 0;
  }

  all(): Group[] {
    return [...this.byName.values()];
  }

  named(name: string): Group | undefined {
    return this.byName.get(name);
  }

  at(address: Address): Group | undefined {
    return this.byAddress.get(address);
  }

  /** A text with the names of groups in the place of ids that the documents know. */
  withNames(text: string): string {
    return text.replace(/\b00g\w+/g, (id) => this.byId.get(id)?.name ?? id);
  }

  /** The group with an id, which is mostly an attribute of the block that makes or reads it. */
  withId(id: Value, asker: Address): Read<Group> {
    if (id instanceof Attribute) {
      const found = id.name === 'id' || id.name === 'group_id' ? this.byAddress.get(id.address) : undefined;
      return found
        ? { known: found }
        : { unknown: this.nameless.get(id.address) ?? `${display(id)} is no group of these documents` };
    }
    if (id instanceof Symbolic) return { unknown: id.reason };
    return typeof id === 'string' ? { known: this.literal(id, asker) } : { unknown: 'a group id is no text' };
  }

  /** A group that is only named, in a rule's expression. */
  mentioned(name: string, asker: Address): Group {
    const found = this.byName.get(name);
    if (found) return found;
    const group: Group = { name, address: asker, existing: true };
    this.byName.set(name, group);
    return group;
  }

  /** An id that stands there as text: the group is known, its name isn't. */
  private literal(id: string, asker: Address): Group {
    const found = this.byId.get(id);
    if (found) return found;
    const reason = 'the documents have the id of this group and not its name';
    this.documents.report({ address: asker, subject: id, reason });
    const group = this.mentioned(id, asker);
    this.byId.set(id, group);
    return group;
  }

  private add(resource: Resource, name: string): Group {
    const found = this.byName.get(name);
    const group = found ?? { name, address: resource.address, existing: !resource.managed, resource };
    this.byName.set(name, group);
    this.byAddress.set(resource.address, group);
    return group;
  }
}
