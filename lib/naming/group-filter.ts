import { GROUP_NAMING, type GroupNaming } from './group-naming';
import { compileGroupPattern } from './group-pattern';

/**
 * The app's *Group Filter*: which groups are role groups, and where role and account id are in their names.
 * `\#`, `(?{{role}}…)` and `(?{{accountid}}…)` are Okta's own syntax.
 * @see https://saml-doc.okta.com/SAML_Docs/How-to-Configure-SAML-2.0-for-Amazon-Web-Service.html
 * @see https://github.com/okta/terraform-provider-okta (recorded answers for `amazon_aws`: the form with underscores)
 */
export function groupFilterText({ prefix, filter }: GroupNaming): string {
  if (filter === 'hash') return String.raw`^${prefix}\#\S+\#(?{{role}}[\w\-]+)\#(?{{accountid}}\d+)$`;
  if (filter === 'underscore') return String.raw`${prefix}_(?{{accountid}}\d+)_(?{{role}}[a-zA-Z0-9+=,.@\-_]+)`;
  return filter.pattern;
}

/** The filter of a configuration that says nothing else. */
export const GROUP_FILTER = groupFilterText(GROUP_NAMING);

/** What Okta reads out of a group name that the filter matches. */
export interface FilterMatch {
  readonly role: string;
  readonly accountId: string;
}

/**
 * Applies a group filter as Okta does; `undefined` where it does not match and Okta silently lists no role. Whether Okta
 * looks for the filter anywhere in a name or compares the whole name is not documented: see {@link matchesInPart}.
 */
export function applyGroupFilter(groupName: string, filter: string = GROUP_FILTER): FilterMatch | undefined {
  return read(compiled(filter).search.exec(groupName));
}

/** Whether a filter matches some part of a name, and not the whole of it in the same way. */
export function matchesInPart(groupName: string, filter: string): boolean {
  const { search, whole } = compiled(filter);
  const found = search.exec(groupName);
  return found !== null && JSON.stringify(read(found)) !== JSON.stringify(read(whole.exec(groupName)));
}

function read(found: RegExpExecArray | null): FilterMatch | undefined {
  const { role, accountid: accountId } = found?.groups ?? {};
  return role !== undefined && accountId !== undefined ? { role, accountId } : undefined;
}

interface Compiled {
  readonly search: RegExp;
  readonly whole: RegExp;
}

const known = new Map<string, Compiled>();

function compiled(filter: string): Compiled {
  const before = known.get(filter);
  if (before !== undefined) return before;
  const search = compileGroupPattern(filter);
  const made = { search, whole: new RegExp(`^(?:${search.source})$`) };
  known.set(filter, made);
  return made;
}
