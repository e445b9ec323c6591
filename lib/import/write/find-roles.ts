import { type Access, groupFilter } from '../../access';
import type { LiveAccount, LiveApp } from '../../live/snapshot';
import { fillRoleValuePattern } from '../../naming/role-value-pattern';
import type { LiveIndex } from '../live/live-index';
import { CannotImport, type ReportEntry, type TakenRole } from './model';

/** ARN of a SAML provider and of a role, in either order. */
const PROVIDER = /^arn:([\w-]+):iam::(\d{12}):saml-provider\/(.+)$/;
const ROLE = /^arn:[\w-]+:iam::\d{12}:role\/.*$/;

/** Role groups that lead to a role, and whatever else the app's group filter matches, with the reason. */
export function findRoles(
  live: LiveIndex,
  app: LiveApp,
  access: Access,
): { roles: TakenRole[]; report: ReportEntry[] } {
  const report: ReportEntry[] = [];
  const roles: TakenRole[] = [];
  const pattern = app.settings['roleValuePattern'];
  if (typeof pattern !== 'string') throw new CannotImport('the app has no role value pattern');
  const filter = app.settings['groupFilter'];
  if (typeof filter !== 'string') throw new CannotImport('the app has no group filter');
  const groups = [...live.snapshot.okta.groups].sort((a, b) => (a.name < b.name ? -1 : 1));
  const outcomes = groupFilter(filter).apply([...new Set(groups.map(({ name }) => name))]);
  const known = new Map(access.roleGroups.map((roleGroup) => [roleGroup.id, roleGroup]));
  const taken = new Set<string>();
  for (const group of groups) {
    const { id, name } = group;
    const outcome = outcomes.get(name) ?? { unknown: 'the group filter was not applied' };
    const say = (how: ReportEntry['outcome'], because: string) => {
      report.push({ outcome: how, kind: 'group', where: 'okta', name, id, because });
    };
    const leave = (because: string) => {
      say('left alone', because);
    };
    if ('unknown' in outcome) {
      say('cannot be said', outcome.unknown);
      continue;
    }
    if ('broken' in outcome) {
      // Of the others, nobody thought that they were role groups.
      if (known.has(id)) leave(`Okta reads no role out of its name: ${outcome.broken}`);
      continue;
    }
    const { role, accountId } = outcome.match;
    const { asserted = [] } = known.get(id) ?? {};
    const arns = fillRoleValuePattern(pattern, { accountId, role })
      .split(',')
      .map((arn) => arn.trim());
    const provider = arns.flatMap((arn) => PROVIDER.exec(arn)?.[3] ?? [])[0];
    const roleArn = arns.find((arn) => ROLE.test(arn));
    if (provider === undefined || roleArn === undefined) {
      leave(`the role value pattern makes ${arns.join(',')} of it, which AWS does not take`);
      continue;
    }
    const gap = live.gap(accountId);
    const account = live.account(accountId);
    const refusal =
      gap !== undefined
        ? gap
        : account === undefined
          ? `the snapshot has no account ${accountId}`
          : whyNot(account, roleArn, provider, asserted, brokenReason(access, name));
    const found = account?.roles.find(({ arn }) => arn === roleArn);
    if (refusal !== undefined || found === undefined) {
      const because = refusal ?? `there is no role ${roleArn}`;
      say(gap === undefined ? 'left alone' : 'cannot be said', because);
    } else if (taken.has(roleArn)) leave(`another group leads to ${roleArn}, too, and a role has one role group here`);
    else {
      taken.add(roleArn);
      roles.push({ accountId, group, role: found, identityProvider: provider, roleArn });
    }
  }
  return { roles: oneProvider(roles, report), report };
}

function whyNot(
  account: LiveAccount,
  roleArn: string,
  provider: string,
  asserted: NonNullable<Access['roleGroups'][number]['asserted']>,
  broken: string | undefined,
): string | undefined {
  if (!account.roles.some(({ arn }) => arn === roleArn)) {
    const name = roleArn.slice(roleArn.lastIndexOf('/') + 1);
    const elsewhere = account.roles.find((role) => role.name.toLowerCase() === name.toLowerCase());
    return elsewhere === undefined
      ? `there is no role ${roleArn}`
      : `the assertion says ${roleArn}, and the role is ${elsewhere.arn}: AWS lets nobody in`;
  }
  if (!account.samlProviders.some(({ arn }) => arn.endsWith(`:saml-provider/${provider}`)))
    return `account ${account.id} has no SAML provider ${provider}: AWS lets nobody in`;
  const refused = asserted.find(({ outcome }) => outcome === 'refused');
  return refused === undefined ? broken : `AWS lets nobody in: ${refused.reason ?? 'refused'}`;
}

/** What keeps Okta from listing the role of a group. */
function brokenReason({ broken }: Access, group: string): string | undefined {
  return broken.find(({ subject, reason }) => subject === group && reason.startsWith('the app filter'))?.reason;
}

/** An app's role value pattern says one name for all accounts; the rest would be another federation. */
function oneProvider(roles: readonly TakenRole[], report: ReportEntry[]): TakenRole[] {
  const [first] = roles;
  if (first === undefined) return [];
  const others = roles.filter(({ identityProvider }) => identityProvider !== first.identityProvider);
  for (const { group, identityProvider } of others)
    report.push({
      outcome: 'cannot be said',
      kind: 'group',
      where: 'okta',
      name: group.name,
      id: group.id,
      because: `its role trusts the SAML provider ${identityProvider}, the others ${first.identityProvider}`,
    });
  return roles.filter((each) => !others.includes(each));
}

/** Whether a trust policy lets people in by SAML at all, and by which providers. */
export function samlProvidersOf(trust: unknown): string[] {
  return [
    ...new Set(JSON.stringify(trust ?? null).match(/arn:[\w-]+:iam::\d{12}:saml-provider\/[^"\\]+/g) ?? []),
  ].sort();
}
