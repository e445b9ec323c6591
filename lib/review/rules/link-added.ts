import type { Access } from '../../access';
import { terraformAddress } from '../address';
import type { Rule } from '../model';

export const linkAdded: Rule = {
  id: 'link-added',
  severity: 'high',
  title: 'An output, description, tag or name links to another host',
  why: 'People sign in where such texts send them; a link to a stranger’s page collects their passwords.',
  remedy: 'Check the host, or take the link out.',
  check: ({ before, after }) => {
    const known = new Set([...before.texts.flatMap(({ hosts }) => hosts), ...ownHosts(before)]);
    const names = new Set(after.roleGroups.flatMap(({ accountName }) => accountName?.toLowerCase() ?? []));
    return after.texts.flatMap(({ address, argument, hosts }) =>
      hosts
        .filter((host) => !known.has(host) && !names.has(host))
        .map((host) => ({
          subject: `${terraformAddress(address)}.${argument}`,
          address,
          evidence: host,
        })),
    );
  },
};

/** The Okta org's own host, and the domains of the people in it. */
function ownHosts({ managementGroups, roleGroups }: Access): string[] {
  const orgs = [...managementGroups, ...roleGroups].flatMap(({ org }) => org ?? []);
  const logins = managementGroups.flatMap(({ members = [] }) => members);
  return [...orgs, ...logins.map((login) => login.slice(login.lastIndexOf('@') + 1).toLowerCase())];
}
