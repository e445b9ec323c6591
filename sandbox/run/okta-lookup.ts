import type { OktaApi } from '../okta-stack/okta-api';

/** @throws Error where there is no group with exactly this name */
export async function groupId(api: OktaApi, name: string): Promise<string> {
  const found = (await api.call('GET', `/groups?q=${encodeURIComponent(name)}`)) as {
    id: string;
    profile: { name: string };
  }[];
  const group = found.find(({ profile }) => profile.name === name);
  if (!group) throw new Error(`The local Okta org has no group "${name}".`);
  return group.id;
}

/** @throws Error where nobody has this login */
export async function userId(api: OktaApi, login: string): Promise<string> {
  return ((await api.call('GET', `/users/${encodeURIComponent(login)}`)) as { id: string }).id;
}

/** Names of all groups that somebody is in, sorted; without Everyone. @throws Error where nobody has this login */
export async function groupNames(api: OktaApi, login: string): Promise<string[]> {
  const path = `/users/${encodeURIComponent(login)}/groups`;
  const found = (await api.call('GET', path)) as { type: string; profile: { name: string } }[];
  return found
    .filter(({ type }) => type !== 'BUILT_IN')
    .map(({ profile }) => profile.name)
    .sort();
}
