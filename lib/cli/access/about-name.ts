import type { Access, BrokenLink, Grant } from '../../access';
import { isRole } from './select-grants';

export type SubjectKind =
  'management group' | 'role group' | 'role' | 'SAML provider' | 'account' | 'group rule' | 'app';

/** What the documents say about one name. */
interface AboutName {
  /** What has this name; empty where nothing has. */
  readonly is: readonly SubjectKind[];
  /** Grants whose chain goes through it; the chain of each is the explanation. */
  readonly grants: readonly Grant[];
  /** Links that are missing where access was meant. */
  readonly broken: readonly BrokenLink[];
}

/**
 * Who gets what through a group, rule, role, provider or account, link by link, and what is broken there.
 * @param subject name, ARN or (of an account) id
 */
export function aboutName(access: Access, subject: string): AboutName {
  const addresses = new Set(addressesOf(access, subject));
  const grants = access.grants.filter(
    (grant) =>
      names(grant).includes(subject) ||
      isRole(grant, subject) ||
      grant.chain.some(({ address }) => addresses.has(address)),
  );
  return {
    is: kindsOf(access, subject),
    grants,
    broken: access.broken.filter(
      (link) =>
        link.subject === subject ||
        link.managementGroups.includes(subject) ||
        addresses.has(link.address) ||
        link.subject.split('#').includes(subject),
    ),
  };
}

function names({ managementGroup, roleGroup, role, roleArn, providerArn, accountId, accountName }: Grant): string[] {
  return [managementGroup, roleGroup, role, roleArn, providerArn, accountId, accountName];
}

function kindsOf(access: Access, subject: string): SubjectKind[] {
  const kinds: [SubjectKind, boolean][] = [
    ['management group', access.managementGroups.some(({ name }) => name === subject)],
    ['role group', access.roleGroups.some(({ name }) => name === subject)],
    [
      'role',
      access.roles.some((role) => isNamed(role, subject)) || access.grants.some((grant) => isRole(grant, subject)),
    ],
    ['SAML provider', access.samlProviders.some((provider) => isNamed(provider, subject))],
    [
      'account',
      (access.connectedAccounts ?? []).includes(subject) ||
        access.roleGroups.some(({ accountId, accountName }) => accountId === subject || accountName === subject),
    ],
    ['group rule', access.rules.some(({ name }) => name === subject)],
    ['app', access.apps.some(({ label }) => label === subject)],
  ];
  return kinds.flatMap(([kind, found]) => (found ? [kind] : []));
}

/** Addresses of the blocks that have the name. */
function addressesOf(access: Access, subject: string): string[] {
  const named = [...access.managementGroups, ...access.roleGroups, ...access.rules].filter(
    ({ name }) => name === subject,
  );
  const aws = [...access.roles, ...access.samlProviders].filter((item) => isNamed(item, subject));
  const accounts = [...access.roles, ...access.samlProviders].filter(
    ({ accountId }) => 'known' in accountId && accountId.known === subject,
  );
  const apps = access.apps.filter(({ label }) => label === subject);
  return [...named, ...aws, ...accounts, ...apps].map(({ address }) => address);
}

function isNamed(
  item: { readonly name: string; readonly arn: Access['roles'][number]['arn'] },
  subject: string,
): boolean {
  return item.name === subject || ('known' in item.arn && item.arn.known === subject);
}
