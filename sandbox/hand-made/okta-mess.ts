import type { OktaApi } from '../okta-stack/okta-api';
import { userId } from '../run/okta-lookup';

/** Account that the hand-made federation leads to. */
export const ACCOUNT = '123456789012';
/** Name of the SAML provider there. */
export const PROVIDER = 'OKTA';

export interface HandMadeOkta {
  /** What the account's SAML provider has to trust. */
  readonly metadata: string;
  readonly embedUrl: string;
}

/** People of the org, and the groups that they are in. */
export const PEOPLE = [
  { login: 'ada@mueller-tech.com', firstName: 'Ada', lastName: 'Platform', groups: ['Platform'] },
  { login: 'bob@mueller-tech.com', firstName: 'Bob', lastName: 'Support', groups: ['Support'] },
  { login: 'carol@mueller-tech.com', firstName: 'Carol', lastName: 'Contractor', groups: ['Contractors'] },
] as const;

/** A group of an old directory whose name is nearly a role group's. */
export const STRAY = { name: `AWS#prod#Admin#${ACCOUNT}`, source: 'active_directory' } as const;

/**
 * An app, groups and rules as somebody made them in the console over the years: group names of their own, Join all roles
 * off, an access key in the settings, everybody assigned, rules with OR and several targets, one that is switched off,
 * and somebody who was put into a role group by hand.
 */
export async function makeOktaMess(api: OktaApi, url: string): Promise<HandMadeOkta> {
  const post = async (path: string, body?: unknown) => (await api.call('POST', path, body)) as { id: string };
  const group = async (name: string, description?: string) =>
    (await post('/groups', { profile: { name, description } })).id;
  const platform = await group('Platform', 'Runs the platform');
  const support = await group('Support');
  const contractors = await group('Contractors');
  const admin = await group(`aws_${ACCOUNT}_Admin`);
  const readOnly = await group(`aws_${ACCOUNT}_ReadOnly`, 'ask Bob before you change this');
  await group(`aws_${ACCOUNT}_Retired`);
  const app = await post('/apps', {
    name: 'amazon_aws',
    label: 'AWS Prod',
    signOnMode: 'SAML_2_0',
    settings: {
      app: { useGroupMapping: true, joinAllRoles: false, accessKey: 'AKIAIOSFODNN7EXAMPLE', sessionDuration: 3600 },
    },
  });
  const [everyone] = (await api.call('GET', '/groups?q=Everyone')) as { id: string }[];
  const assigned = [everyone?.id ?? '', admin, readOnly, contractors];
  for (const [priority, id] of assigned.entries()) await api.call('PUT', `/apps/${app.id}/groups/${id}`, { priority });
  const rule = async (name: string, value: string, groupIds: readonly string[], active = true) => {
    const { id } = await post('/groups/rules', {
      type: 'group_rule',
      name,
      conditions: { expression: { type: 'urn:okta:expression:1.0', value } },
      actions: { assignUserToGroups: { groupIds } },
    });
    if (active) await api.call('POST', `/groups/rules/${id}/lifecycle/activate`);
  };
  await rule('Platform gets everything', `isMemberOfAnyGroup("${platform}")`, [admin, readOnly]);
  await rule('Support or Ops', `isMemberOfAnyGroup("${support}") OR user.department=="Ops"`, [readOnly]);
  await rule('Contractors (until 2024)', `isMemberOfGroup("${contractors}")`, [readOnly], false);
  const groups: Readonly<Record<string, string>> = { Platform: platform, Support: support, Contractors: contractors };
  for (const { login, groups: names } of PEOPLE)
    for (const name of names) await api.call('PUT', `/groups/${groups[name] ?? ''}/users/${await userId(api, login)}`);
  await api.call('PUT', `/groups/${readOnly}/users/${await userId(api, 'carol@mueller-tech.com')}`);
  return {
    metadata: await api.text(`/apps/${app.id}/sso/saml/metadata`),
    embedUrl: `${url}/home/amazon_aws/${app.id}/272`,
  };
}
