import type { ReadRole } from '../aws/roles';
import type { ReadProvider } from '../aws/saml-providers';
import { decide, type Decision } from '../aws/trust-decision';
import {
  acceptances,
  grantNotes,
  known,
  terraformAddress,
  type Address,
  type Read,
  type Unknown,
} from '../../documents';
import type { App, AssertedRole, RoleGroup } from '../model/okta';
import type { BrokenLink, Grant, Link, LinkKind } from '../model/grants';
import type { Group } from '../okta/groups';
import type { ReadRule } from '../okta/group-rules';
import type { Members } from '../okta/memberships';
import type { AwsSide } from './aws-side';
import { conditionText, listed, shown } from './evidence';
import { holding, type Holding } from './holders';
import type { AppSide, Filler } from './okta-side';
import { roleValue, type RoleValue } from './role-value';

/** What the chains from one role group come to. */
export interface Followed {
  readonly grants: readonly Grant[];
  readonly broken: readonly BrokenLink[];
  readonly unknown: readonly Unknown[];
  /** The role that the assertion names, taken apart; `undefined` where Okta lists none. */
  readonly listed?: RoleValue;
  readonly asserted?: AssertedRole;
}

/** What a chain needs to know of everything else. */
export interface Surroundings {
  readonly aws: AwsSide;
  readonly rules: readonly ReadRule[];
  readonly members: ReadonlyMap<string, Members>;
}

/** A link that does not hold, or of which nothing is known. */
class Stop extends Error {
  constructor(
    readonly kind: LinkKind,
    readonly address: Address,
    readonly reason: string,
    readonly certain: boolean,
  ) {
    super(reason);
  }
}

/** Roles that no SAML sign-in can assume. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html */
const RESERVED = /^\/aws-(service-role|reserved)\//;
const RESERVED_NAME = /^AWSReservedSSO_/;

/** Follows the chain from a role group that is assigned to an app, as Okta and AWS do. */
export function follow(group: Group, side: AppSide, fillers: readonly Filler[], around: Surroundings): Followed {
  const links: Link[] = [];
  const doubts: Unknown[] = [];
  let value: RoleValue | undefined;
  try {
    value = oktaLinks(group, side, links);
    const { provider, role } = awsLinks(group, side.app.app, value, around.aws, links);
    const admission = trustLink(side, value, provider, role, links);
    for (const reason of admission.doubts) doubts.push({ address: role.role.address, subject: role.role.name, reason });
    links.push({ kind: 'policies', address: role.role.address, evidence: policiesText(role) });
    const reached: Reached = { value, role, audiences: admission.audiences, conditions: admission.conditions };
    const held = fillers.map((filler) => ({ filler, app: holding(group, filler, side, around.rules) }));
    const { address } = group;
    return {
      grants: held.flatMap(({ filler, app }) =>
        'at' in app ? [grantOf(group, filler, reached, withAssignment(links, app, side), around)] : [],
      ),
      broken: held.flatMap(({ filler, app }) =>
        'nobody' in app ? [brokenAt('app assignment', address, group, app.nobody, [filler])] : [],
      ),
      unknown: [
        ...doubts,
        ...(group.existing
          ? [{ address, subject: group.name, reason: 'who is in it is not known: the group is only read here' }]
          : []),
        ...held.flatMap(({ app }) => ('unknown' in app ? [{ address, subject: group.name, reason: app.unknown }] : [])),
      ],
      listed: value,
      asserted: { app: side.app.app.address, ...pairOf(value), outcome: 'admitted' },
    };
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    const { kind, address, reason, certain } = stop;
    return {
      grants: [],
      broken: certain ? [brokenAt(kind, address, group, reason, fillers)] : [],
      unknown: certain ? doubts : [...doubts, { address, subject: group.name, reason }],
      ...(value
        ? {
            listed: value,
            asserted: { app: side.app.app.address, ...pairOf(value), outcome: certain ? 'refused' : 'unknown', reason },
          }
        : {}),
    };
  }
}

function brokenAt(
  kind: LinkKind,
  address: Address,
  { name: subject }: Group,
  reason: string,
  fillers: readonly Filler[],
): BrokenLink {
  const managementGroups = [...new Set(fillers.map(({ managementGroup }) => managementGroup.name))].sort();
  return { kind, address, subject, reason, managementGroups };
}

/** The assignment comes after the role group: by it the members have the app. */
function withAssignment(
  [first, ...rest]: readonly Link[],
  app: Extract<Holding, { at: Address }>,
  side: AppSide,
): Link[] {
  const evidence = `${app.through} is assigned to ${side.app.app.label}`;
  return [...(first ? [first] : []), { kind: 'app assignment', address: app.at, evidence }, ...rest];
}

function pairOf({ provider, role }: RoleValue): { providerArn: string; roleArn: string } {
  return { providerArn: provider.arn, roleArn: role.arn };
}

function oktaLinks(group: Group, { app, filtered }: AppSide, links: Link[]): RoleValue {
  const { address, groupFilter, roleValuePattern } = app.app;
  links.push({ kind: 'role group', address: group.address, evidence: group.name });
  const mastered = sourceOf(group, app.app);
  if (mastered) throw new Stop('app assignment', address, mastered.reason, mastered.certain);
  const outcome = filtered.get(group.name) ?? { unknown: 'the group filter was not applied' };
  if ('unknown' in outcome) throw new Stop('group filter', address, outcome.unknown, false);
  if ('broken' in outcome) throw new Stop('group filter', address, outcome.broken, true);
  const { match } = outcome;
  links.push({
    kind: 'group filter',
    address,
    evidence: `${shown(groupFilter)} reads role ${match.role}, account ${match.accountId}`,
  });
  if ('unknown' in roleValuePattern)
    throw new Stop('role value pattern', address, `the role value pattern: ${roleValuePattern.unknown}`, false);
  const value = roleValue(roleValuePattern.known, match);
  if ('broken' in value) throw new Stop('role value pattern', address, value.broken, true);
  links.push({ kind: 'role value pattern', address, evidence: `${value.provider.arn},${value.role.arn}` });
  return value;
}

/**
 * *App Filter* names where a group must be mastered: `okta`, or apps, in a list.
 * @see https://help.okta.com/oie/en-us/Content/Topics/DeploymentGuides/AWS/aws-enable-role-based.htm
 */
function sourceOf(group: Group, { appFilter, label }: App): { reason: string; certain: boolean } | undefined {
  if ('unknown' in appFilter) return { reason: `the app filter of ${label}: ${appFilter.unknown}`, certain: false };
  const sources = appFilter.known.split(',').map((source) => source.trim());
  const admitsOkta = sources.includes('okta');
  if (group.mastered === 'okta')
    return admitsOkta
      ? undefined
      : { reason: `the app filter ${appFilter.known} leaves out groups that Okta masters`, certain: true };
  if (group.mastered === 'unknown')
    return {
      reason: `the group is made elsewhere; whether the app filter ${appFilter.known} counts it depends on where it is mastered`,
      certain: false,
    };
  return sources.every((source) => source === 'okta')
    ? { reason: `the app filter ${appFilter.known} leaves out groups of directories and apps`, certain: true }
    : { reason: 'which directory or app masters the group is not in the documents', certain: false };
}

function awsLinks(
  group: Group,
  app: App,
  { provider: providerArn, role: roleArn }: RoleValue,
  aws: AwsSide,
  links: Link[],
): { provider: ReadProvider; role: ReadRole } {
  const provider = aws.provider(providerArn);
  if ('unknown' in provider) throw new Stop('SAML provider', group.address, provider.unknown, false);
  if ('broken' in provider) throw new Stop('SAML provider', provider.address ?? group.address, provider.broken, true);
  const { address, metadata } = provider.found.provider;
  links.push({ kind: 'SAML provider', address, evidence: `${providerArn.arn}, metadata of ${shown(metadata)}` });
  const believed = known(metadata);
  if (believed?.startsWith('okta_app_saml.') === true && terraformAddress(app.address) !== believed)
    throw new Stop('SAML provider', address, `the SAML provider believes ${believed}, not the app ${app.label}`, true);
  const role = aws.role(roleArn);
  if ('unknown' in role) throw new Stop('role', group.address, role.unknown, false);
  if ('broken' in role) throw new Stop('role', role.address ?? group.address, role.broken, true);
  const found = role.found.role;
  if (RESERVED.test(roleArn.path) || RESERVED_NAME.test(roleArn.name))
    throw new Stop('role', found.address, `${roleArn.name} belongs to AWS: no SAML sign-in can assume it`, true);
  if (role.found.existing)
    throw new Stop(
      'trust policy',
      found.address,
      `the role ${found.name} is made elsewhere, its trust policy is not in the documents`,
      false,
    );
  // What an adopted role allows is its owner's, and not in the documents.
  if (!found.adopted && (known(app.sessionSeconds) ?? 0) > found.maxSessionSeconds)
    throw new Stop(
      'role',
      found.address,
      `the app asks for sessions of ${shown(app.sessionSeconds)} s, the role allows ${found.maxSessionSeconds} s: AWS refuses the sign-in`,
      true,
    );
  links.push({ kind: 'role', address: found.address, evidence: roleArn.arn });
  return { provider: provider.found, role: role.found };
}

interface Reached {
  readonly value: RoleValue;
  readonly role: ReadRole;
  readonly audiences: Grant['audiences'];
  readonly conditions: Grant['conditions'];
}

function trustLink(
  { app }: AppSide,
  { provider: arn }: RoleValue,
  { provider }: ReadProvider,
  read: ReadRole,
  links: Link[],
) {
  const { address } = read.role;
  const recipient = known(app.recipient);
  const attributes = app.app.attributes && known(app.app.attributes);
  const signIn = {
    providerArn: arn.arn,
    provider: provider.address,
    recipient,
    attributes,
  };
  const decision = decide(read.trust, signIn);
  if (decision.verdict === 'unknown') throw new Stop('trust policy', address, decision.reason, false);
  if (decision.verdict === 'refused') {
    const open = 'unknown' in read.role.trust ? `the trust policy: ${read.role.trust.unknown}` : undefined;
    // Statements of our own that can't be read may admit it; the role's former ones are not ours to count on.
    const perhaps =
      open ?? (!read.role.adopted && read.trust.more[0] ? `the trust policy: ${read.trust.more[0].reason}` : undefined);
    if (perhaps !== undefined) throw new Stop('trust policy', address, perhaps, false);
    throw new Stop('trust policy', address, decision.reason, true);
  }
  links.push({ kind: 'trust policy', address, evidence: admissionText(arn.arn, decision) });
  return decision;
}

/** Roles that share a trust policy share the decision, and its text. */
const admissions = new WeakMap<Decision, string>();

function admissionText(provider: string, decision: Extract<Decision, { verdict: 'admitted' }>): string {
  const known = admissions.get(decision);
  if (known !== undefined) return known;
  const { audiences, conditions } = decision;
  const asked = [
    audiences.length > 0 ? `SAML:aud ${audiences.join(' | ')}` : 'any SAML:aud',
    ...conditions.map(conditionText),
  ];
  const text = `admits ${provider} if ${asked.join(' and ')}`;
  admissions.set(decision, text);
  return text;
}

function policiesText({ role }: ReadRole): string {
  const names = role.policies.map(({ name }) => name);
  const own = role.adopted ? 'the policies that the role has already' : undefined;
  if (names.length === 0) return own ?? 'none: the role can be assumed and do nothing';
  return listed([...names, ...(own === undefined ? [] : [own])]);
}

function grantOf(group: Group, filler: Filler, reached: Reached, links: readonly Link[], around: Surroundings): Grant {
  const { value, role } = reached;
  const note = grantNotes(group.resource).find(
    ({ managementGroup }) => managementGroup === filler.managementGroup.name,
  );
  return {
    managementGroup: filler.managementGroup.name,
    accountId: value.role.accountId,
    accountName: accountNameOf(group.title) ?? value.role.accountId,
    role: value.role.name,
    roleArn: value.role.arn,
    roleGroup: group.name,
    providerArn: value.provider.arn,
    audiences: reached.audiences,
    conditions: reached.conditions,
    policies: grantedPolicies(role),
    maxSessionSeconds: role.role.maxSessionSeconds,
    until: note?.until,
    reason: note?.reason,
    chain: [...fillerLinks(filler, around.members), ...links],
  };
}

/** Names of policies, or why they aren't known in full. */
function grantedPolicies({ role, unknownPolicies }: ReadRole): Read<readonly string[]> {
  if (role.adopted)
    return { unknown: 'the role was adopted: the policies that it has already are not in the documents' };
  const [reason] = unknownPolicies;
  return reason === undefined ? { known: role.policies.map(({ name }) => name) } : { unknown: reason };
}

function fillerLinks({ managementGroup, rule }: Filler, members: ReadonlyMap<string, Members>): Link[] {
  const added = members.get(managementGroup.name);
  const people = added && added.logins.length > 0 ? `, members ${listed(added.logins)}` : '';
  const group: Link = {
    kind: 'management group',
    address: rule ? managementGroup.address : (added?.addresses[0] ?? managementGroup.address),
    evidence: rule ? `${managementGroup.name}${people}` : `people are put into the role group itself${people}`,
  };
  if (!rule) return [group];
  const { address, name, expression, excludedUsers = [] } = rule.rule;
  const except = excludedUsers.length > 0 ? `, except ${listed(excludedUsers)}` : '';
  return [group, { kind: 'group rule', address, evidence: `${name}: ${expression}${except}` }];
}

function accountNameOf(name: string): string | undefined {
  return /^[A-Za-z][A-Za-z0-9-]*#([^#]+)#[^#]+#\d{12}$/.exec(name)?.[1];
}

/** A role group as the model has it. */
export function roleGroupOf(group: Group, sides: readonly AppSide[], asserted: readonly AssertedRole[]): RoleGroup {
  const match = sides.flatMap(({ filtered }) => {
    const outcome = filtered.get(group.name);
    return outcome && 'match' in outcome ? [outcome.match] : [];
  })[0];
  const description = group.resource?.argument('description');
  const accountName = accountNameOf(group.title);
  return {
    address: group.address,
    accept: acceptances(group.resource),
    name: group.name,
    ...identityOf(group),
    ...(typeof description === 'string' ? { description } : {}),
    role: match?.role,
    accountId: match?.accountId,
    accountName,
    assigned: sides.some(({ assigned }) => assigned.has(group.name)),
    notes: grantNotes(group.resource),
    asserted,
  };
}

/** What distinguishes a group from another of its name. */
export function identityOf({ id, org, mastered }: Group): Pick<RoleGroup, 'id' | 'org' | 'mastered'> {
  return { id, ...(org === '' ? {} : { org }), mastered };
}
