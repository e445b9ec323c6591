import {
  append,
  known,
  readText,
  Attribute,
  display,
  Symbolic,
  type Value,
  type Address,
  type Read,
  type Resource,
  type Documents,
} from '../../documents';

/** An Okta group. Its id distinguishes it from others; its name only among the groups that Okta itself masters in one org. */
export interface Group {
  /** The label of the group in the model: its name, and what tells it apart where several groups have that name. */
  readonly name: string;
  /** Its name in Okta, which the group filter reads. */
  readonly title: string;
  /** Which org it is in, {@link Documents.orgOf}. */
  readonly org: string;
  readonly address: Address;
  readonly id?: string;
  /** No block makes it. */
  readonly existing: boolean;
  readonly mastered: Mastered;
  /** Everybody in the org is in it. */
  readonly everyone: boolean;
  readonly resource?: Resource;
}

/** Where a group is mastered; of one that is looked up by its name alone, nobody knows. */
export type Mastered = 'okta' | 'elsewhere' | 'unknown';

const TYPES = ['okta_group', 'data.okta_group', 'data.okta_everyone_group'];

/** All groups of the documents, found by whatever something else calls them. */
export class Groups {
  private readonly byLabel = new Map<string, Group>();
  private readonly byTitle = new Map<string, Group[]>();
  private readonly byAddress = new Map<Address, Group>();
  private readonly byId = new Map<string, Group>();
  private readonly nameless = new Map<Address, string>();

  constructor(private readonly documents: Documents) {
    // A block that makes the group comes before one that reads it.
    for (const resource of documents.ofType(...TYPES)) {
      const { address, argument } = resource;
      const everyone = resource.type === 'okta_everyone_group';
      const id = argument('id');
      const name = readText(argument('name') ?? (everyone ? 'Everyone' : null));
      // One that is looked up by a literal id is that group; a condition says how it has to be called.
      const called = known(name) ?? demandedName(resource) ?? (typeof id === 'string' ? id : undefined);
      if (called === undefined) {
        const reason = 'unknown' in name ? name.unknown : '';
        this.nameless.set(address, reason);
        documents.report(address, `the group's name: ${reason}`);
      } else this.add(resource, called, typeof id === 'string' ? id : undefined, everyone);
    }
  }

  /** Whether the name of every group is known. */
  get complete(): boolean {
    return this.nameless.size === 0;
  }

  all(): Group[] {
    return [...this.byLabel.values()];
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
        : { unknown: this.nameless.get(id.address) ?? `${display(id)} is not a group of these documents` };
    }
    if (id instanceof Symbolic) return { unknown: id.reason };
    return typeof id === 'string' ? { known: this.literal(id, asker) } : { unknown: 'a group id is not a string' };
  }

  /** A group that is only named, in the expression of a rule at `asker`. */
  mentioned(title: string, asker: Address): Group {
    const org = this.orgOf(asker);
    const [found] = this.byTitle.get(titleKey(org, title)) ?? [];
    if (found) return found;
    return this.keep({
      name: this.label(title, org, undefined, 'unknown'),
      title,
      org,
      address: asker,
      existing: true,
      mastered: 'unknown',
      everyone: false,
    });
  }

  /** An id as text: the group is known, its name isn't. */
  private literal(id: string, asker: Address): Group {
    const found = this.byId.get(id);
    if (found) return found;
    const reason = 'the documents have the id of this group and not its name';
    this.documents.report(asker, reason, id);
    const group = this.mentioned(id, asker);
    this.byId.set(id, group);
    return group;
  }

  private add(resource: Resource, title: string, id: string | undefined, everyone: boolean): void {
    const org = this.documents.orgOf(resource);
    const mastered = masteredOf(resource);
    const same =
      (id === undefined ? undefined : this.byId.get(id)) ??
      (this.byTitle.get(titleKey(org, title)) ?? []).find((other) => mayBeSame(other, id, mastered));
    const group =
      same ??
      this.keep({
        name: this.label(title, org, id ?? resource.address, mastered),
        title,
        org,
        address: resource.address,
        existing: !resource.managed,
        mastered,
        resource,
        id,
        // Looked up by its id, Okta's own group has no type; a directory's of that name is better taken for everybody, too.
        everyone:
          everyone ||
          (title === 'Everyone' &&
            (resource.argument('type') === 'BUILT_IN' || (!resource.managed && id !== undefined))),
      });
    this.byAddress.set(resource.address, group);
    if (id !== undefined) this.byId.set(id, group);
  }

  private keep(group: Group): Group {
    this.byLabel.set(group.name, group);
    append(this.byTitle, titleKey(group.org, group.title), group);
    return group;
  }

  /** The name where it is free; else with what tells the group apart: its directory, its org, or its id or address. */
  private label(title: string, org: string, other: string | undefined, mastered: Mastered): string {
    if (!this.byLabel.has(title)) return title;
    const inOrg = this.byTitle.has(titleKey(org, title));
    const names = [
      ...(inOrg && mastered === 'elsewhere' ? [`${title} (of a directory or app)`] : []),
      ...(inOrg || org === '' ? [] : [`${title} (${org})`]),
      `${title} (${other ?? org})`,
    ];
    return names.find((name) => !this.byLabel.has(name)) ?? `${title} (${org}, ${other ?? ''})`;
  }

  private orgOf(address: Address): string {
    const asker = this.documents.at(address);
    return asker ? this.documents.orgOf(asker) : '';
  }
}

/** In one org, Okta has one group of its own of each name; a directory may bring another. */
function mayBeSame(other: Group, id: string | undefined, mastered: Mastered): boolean {
  if (id !== undefined && other.id !== undefined) return id === other.id;
  return mastered === other.mastered || mastered === 'unknown' || other.mastered === 'unknown';
}

function masteredOf({ managed, argument, type }: Resource): Mastered {
  if (managed || type === 'okta_everyone_group') return 'okta';
  const kind = argument('type');
  if (kind === 'OKTA_GROUP' || kind === 'BUILT_IN') return 'okta';
  return kind === 'APP_GROUP' ? 'elsewhere' : 'unknown';
}

const NAME_CONDITION = /^\$\{self\.name == ("(?:[^"\\$%]|\\["\\])*")\}$/;

/** Terraform refuses the plan where the group has another name. */
function demandedName({ preconditions }: Resource): string | undefined {
  return preconditions
    .map((condition) => NAME_CONDITION.exec(condition)?.[1])
    .map((text) => (text === undefined ? undefined : (JSON.parse(text) as string)))[0];
}

function titleKey(org: string, title: string): string {
  return `${org.length}:${org}${title}`;
}
