import type { LiveAccount, LiveApp, LiveGroup, LiveOrg, LivePrincipal, LiveRule, Snapshot } from './snapshot';

/** Okta or an account as `terraform show -json` of a state lists it, and what could not be read of it. */
export interface LiveState {
  readonly name: string;
  readonly resources: readonly object[];
  readonly unread: readonly { readonly subject: string; readonly reason: string }[];
}

/** What is live in the terms of Terraform's own resources, so that it is read by the same code as what is declared. */
export function asStates({ okta, accounts, unread }: Snapshot): LiveState[] {
  const about = (place: string) =>
    unread
      .filter(({ where }) => where === place)
      .map(({ what, reason }) => ({ subject: what, reason: `could not be read: ${reason}` }));
  return [
    { name: 'okta', resources: orgResources(okta), unread: about('okta') },
    ...accounts.map((account) => ({
      name: account.id,
      resources: accountResources(account),
      unread: about(account.id),
    })),
  ];
}

/** Values that are absent are not listed. */
function resource(type: string, name: string, values: Readonly<Record<string, unknown>>, mode = 'managed'): object {
  const listed = Object.entries(values).filter(([, value]) => value !== undefined);
  const address = `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
  return { address, mode, type, name, values: Object.fromEntries(listed) };
}

function orgResources({ apps, groups, rules }: LiveOrg): object[] {
  const byRules = peopleByRules(groups, rules);
  return [
    ...apps.flatMap(appResources),
    ...groups.map(({ id, name, description, type }) => {
      const values = { id, name, description, type };
      if (type === 'BUILT_IN') return resource('okta_everyone_group', id, values, 'data');
      // Nothing here makes it: a directory does.
      return resource('okta_group', id, values, type === 'APP_GROUP' ? 'data' : 'managed');
    }),
    ...groups.flatMap(({ id, people = [] }) => {
      const users = people.map(({ login }) => login).filter((login) => byRules.get(id)?.has(login) !== true);
      return users.length === 0 ? [] : [resource('okta_group_memberships', id, { group_id: id, users })];
    }),
    ...rules.map(({ id, name, status, expression, targets, excludedUsers }) =>
      resource('okta_group_rule', id, {
        ...{ id, name, status },
        expression_value: expression,
        group_assignments: targets,
        users_excluded: excludedUsers,
      }),
    ),
  ];
}

/** Expressions that say nothing but which groups count. */
const PLAIN = /^\s*isMemberOf(?:Any)?Group\((?:\s*"00g\w+"\s*,?)+\)\s*$/;

/**
 * Group → people whom an active rule puts there, so that everybody else is known to be in it by hand. A rule with any
 * other expression explains nobody: better one name too many than one too few.
 */
function peopleByRules(groups: readonly LiveGroup[], rules: readonly LiveRule[]): Map<string, Set<string>> {
  const people = new Map(groups.map((group) => [group.id, (group.people ?? []).map(({ login }) => login)]));
  const explained = new Map<string, Set<string>>();
  for (const { status, expression, targets } of rules) {
    if (status !== 'ACTIVE' || !PLAIN.test(expression)) continue;
    const served = [...expression.matchAll(/00g\w+/g)].flatMap(([id]) => people.get(id) ?? []);
    for (const target of targets) explained.set(target, new Set([...(explained.get(target) ?? []), ...served]));
  }
  return explained;
}

function appResources({ id, label, status, metadata, ...app }: LiveApp): object[] {
  const groups = app.groups.map(({ groupId, priority, samlRoles }) => ({
    id: groupId,
    priority,
    profile: JSON.stringify({ samlRoles }),
  }));
  return [
    resource('okta_app_saml', id, {
      ...{ id, label, status, metadata },
      preconfigured_app: 'amazon_aws',
      app_settings_json: JSON.stringify(app.settings),
      user_name_template: app.userNameTemplate,
      attribute_statements: (app.attributeStatements ?? []).map((each) => ({ ...each, type: 'EXPRESSION' })),
      authentication_policy: app.policyId,
    }),
    resource('okta_app_group_assignments', id, { app_id: id, group: groups }),
  ];
}

function accountResources({ samlProviders, roles, users, policies }: LiveAccount): object[] {
  return [
    ...samlProviders.map(({ arn, metadata }) => {
      const name = nameIn(arn);
      return resource('aws_iam_saml_provider', name, { arn, name, saml_metadata_document: metadata });
    }),
    ...roles.flatMap((role) => {
      const { arn, name, path, description, tags } = role;
      const trust = asText(role.trust);
      const own = { max_session_duration: role.maxSessionSeconds, permissions_boundary: role.permissionsBoundary };
      return [
        resource('aws_iam_role', name, { arn, name, path, description, tags, assume_role_policy: trust, ...own }),
        ...policiesOf(role, 'role'),
      ];
    }),
    ...users.flatMap((user) => {
      const { arn, name, path, permissionsBoundary: boundary } = user;
      return [
        resource('aws_iam_user', name, { arn, name, path, permissions_boundary: boundary }),
        ...policiesOf(user, 'user'),
      ];
    }),
    ...policies.map(({ arn, document }) =>
      resource('aws_iam_policy', nameIn(arn), { arn, name: nameIn(arn), policy: asText(document) }),
    ),
  ];
}

function policiesOf({ name: holder, inline, attached }: LivePrincipal, kind: 'role' | 'user'): object[] {
  return [
    ...inline.map(({ name, document }) => {
      const values = { [kind]: holder, name, policy: asText(document) };
      return resource(`aws_iam_${kind}_policy`, `${holder}:${name}`, values);
    }),
    ...attached.map((arn) =>
      resource(`aws_iam_${kind}_policy_attachment`, `${holder}/${arn}`, { [kind]: holder, policy_arn: arn }),
    ),
  ];
}

function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** Documents are text to Terraform. */
function asText(document: unknown): string {
  return typeof document === 'string' ? document : JSON.stringify(document ?? null);
}
