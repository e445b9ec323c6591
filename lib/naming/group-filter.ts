import { GROUP_NAMING, type GroupNaming } from './group-naming';

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

/** Applies a group filter as Okta does; `undefined` where it does not match and Okta silently lists no role. */
export function applyGroupFilter(groupName: string, filter: string = GROUP_FILTER): FilterMatch | undefined {
  const groups = toRegExp(filter).exec(groupName)?.groups;
  const { role, accountid: accountId } = groups ?? {};
  return role !== undefined && accountId !== undefined ? { role, accountId } : undefined;
}

const compiled = new Map<string, RegExp>();

/** Okta's named groups, in the syntax that JavaScript knows. */
function toRegExp(filter: string): RegExp {
  const known = compiled.get(filter) ?? translate(filter);
  compiled.set(filter, known);
  return known;
}

function translate(filter: string): RegExp {
  return new RegExp(filter.replace(/\(\?\{\{(role|accountid)\}\}/g, '(?<$1>').replaceAll(String.raw`\#`, '#'));
}
