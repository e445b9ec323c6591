import { blocks, isObject, type Json, type JsonObject, property } from './json/json';
import type { Document, ValuesDocument } from './model/document';
import { checkedObject } from './json/parse-json';
import { UnreadableDocument } from './json/unreadable-document';
import { text } from './plan/containers';
import { readPlanJson } from './read-plan-json';

/** Version of the form that is read. */
const VERSION = 1;

/**
 * Reads the file that `federation snapshot` writes: Okta and each account as they are, in the terms of Terraform's own
 * resources, so that what is live and what is declared are read by the same code. What the snapshot could not read is
 * unknown.
 * @throws UnreadableDocument
 */
export function readSnapshot(json: unknown, source: string): Document[] {
  const snapshot = checkedObject(json, source);
  const [version, okta] = [property(snapshot, 'version'), property(snapshot, 'okta')];
  if (typeof version !== 'number' || !isObject(okta))
    throw new UnreadableDocument(source, 'is not a snapshot', 'make one with "federation snapshot"');
  if (version !== VERSION)
    throw new UnreadableDocument(
      source,
      `is a snapshot of version ${String(version)}`,
      'take it again with this version',
    );
  const unread = blocks(property(snapshot, 'unread'));
  const accounts = blocks(property(snapshot, 'accounts'));
  const about = (where: string): ValuesDocument['unread'] =>
    unread
      .filter((missing) => text(missing, 'where') === where)
      .map((missing) => ({
        subject: text(missing, 'what') ?? 'a request',
        reason: `could not be read: ${text(missing, 'reason') ?? 'no reason given'}`,
      }));
  return [
    document('okta', orgResources(okta), about('okta')),
    ...accounts.map((account) => {
      const id = text(account, 'id') ?? '';
      return document(id, accountResources(account), about(id));
    }),
  ];
}

interface LiveResource {
  readonly type: string;
  readonly name: string;
  readonly data?: boolean;
  readonly values: JsonObject;
}

function document(name: string, resources: readonly LiveResource[], unread: ValuesDocument['unread']): Document {
  const listed = resources.map(({ type, name: label, data = false, values }) => ({
    address: `${data ? 'data.' : ''}${type}.${label}`,
    mode: data ? 'data' : 'managed',
    type,
    name: label,
    values,
  }));
  const state = readPlanJson({ format_version: '1.0', values: { root_module: { resources: listed } } }, { name });
  return { ...(state as ValuesDocument), unread };
}

function orgResources(okta: JsonObject): LiveResource[] {
  const groups = blocks(property(okta, 'groups'));
  const byRules = peopleByRules(groups, blocks(property(okta, 'rules')));
  return [
    ...blocks(property(okta, 'apps')).flatMap(appResources),
    ...groups.map((group): LiveResource => {
      const [id = '', type = ''] = [text(group, 'id'), text(group, 'type')];
      const values = { ...picked(group, ['id', 'name', 'description', 'type']) };
      if (type === 'BUILT_IN') return { type: 'okta_everyone_group', name: id, data: true, values };
      // Nothing here makes it: a directory does.
      return { type: 'okta_group', name: id, data: type === 'APP_GROUP', values };
    }),
    ...groups.flatMap((group): LiveResource[] => {
      const id = text(group, 'id') ?? '';
      const explained = byRules.get(id) ?? new Set();
      const users = peopleIn(group).filter((login) => !explained.has(login));
      return users.length === 0 ? [] : [{ type: 'okta_group_memberships', name: id, values: { group_id: id, users } }];
    }),
    ...blocks(property(okta, 'rules')).map((rule): LiveResource => ({
      type: 'okta_group_rule',
      name: text(rule, 'id') ?? '',
      values: {
        ...picked(rule, ['id', 'name', 'status']),
        expression_value: property(rule, 'expression') ?? null,
        group_assignments: property(rule, 'targets') ?? [],
        users_excluded: property(rule, 'excludedUsers') ?? [],
      },
    })),
  ];
}

/** Expressions that say nothing but which groups count. */
const PLAIN = /^\s*isMemberOf(?:Any)?Group\((?:\s*"00g\w+"\s*,?)+\)\s*$/;

/**
 * Group → people whom an active rule puts there, so that everybody else is known to be in it by hand. A rule with any
 * other expression explains nobody: better one name too many than one too few.
 */
function peopleByRules(groups: readonly JsonObject[], rules: readonly JsonObject[]): Map<string, Set<string>> {
  const people = new Map(groups.map((group) => [text(group, 'id') ?? '', peopleIn(group)]));
  const explained = new Map<string, Set<string>>();
  for (const rule of rules) {
    const [expression = '', targets] = [text(rule, 'expression'), property(rule, 'targets')];
    if (text(rule, 'status') !== 'ACTIVE' || !PLAIN.test(expression) || !Array.isArray(targets)) continue;
    const served = [...expression.matchAll(/00g\w+/g)].flatMap(([id]) => people.get(id) ?? []);
    for (const target of targets as readonly Json[]) {
      if (typeof target !== 'string') continue;
      explained.set(target, new Set([...(explained.get(target) ?? []), ...served]));
    }
  }
  return explained;
}

function peopleIn(group: JsonObject): string[] {
  return blocks(property(group, 'people')).flatMap((person) => text(person, 'login') ?? []);
}

function appResources(app: JsonObject): LiveResource[] {
  const id = text(app, 'id') ?? '';
  const groups = blocks(property(app, 'groups')).map((group) => ({
    id: property(group, 'groupId') ?? '',
    priority: property(group, 'priority') ?? 0,
    profile: JSON.stringify({ samlRoles: property(group, 'samlRoles') ?? [] }),
  }));
  return [
    {
      type: 'okta_app_saml',
      name: id,
      values: {
        ...picked(app, ['id', 'label', 'status', 'metadata']),
        preconfigured_app: 'amazon_aws',
        app_settings_json: JSON.stringify(property(app, 'settings') ?? {}),
        user_name_template: property(app, 'userNameTemplate') ?? null,
        attribute_statements: blocks(property(app, 'attributeStatements')).map((statement) => ({
          ...statement,
          type: 'EXPRESSION',
        })),
        authentication_policy: property(app, 'policyId') ?? null,
      },
    },
    { type: 'okta_app_group_assignments', name: id, values: { app_id: id, group: groups } },
  ];
}

function accountResources(account: JsonObject): LiveResource[] {
  return [
    ...blocks(property(account, 'samlProviders')).map((provider): LiveResource => {
      const arn = text(provider, 'arn') ?? '';
      const name = arn.slice(arn.lastIndexOf('/') + 1);
      return {
        type: 'aws_iam_saml_provider',
        name,
        values: { arn, name, saml_metadata_document: property(provider, 'metadata') ?? '' },
      };
    }),
    ...blocks(property(account, 'roles')).flatMap((role) => [
      {
        type: 'aws_iam_role',
        name: text(role, 'name') ?? '',
        values: {
          ...picked(role, ['arn', 'name', 'path', 'description', 'tags']),
          assume_role_policy: asText(property(role, 'trust')),
          max_session_duration: property(role, 'maxSessionSeconds') ?? null,
          permissions_boundary: property(role, 'permissionsBoundary') ?? null,
        },
      },
      ...policiesOf(role, 'role'),
    ]),
    ...blocks(property(account, 'users')).flatMap((user) => [
      {
        type: 'aws_iam_user',
        name: text(user, 'name') ?? '',
        values: {
          ...picked(user, ['arn', 'name', 'path']),
          permissions_boundary: property(user, 'permissionsBoundary') ?? null,
        },
      },
      ...policiesOf(user, 'user'),
    ]),
    ...blocks(property(account, 'policies')).map((policy): LiveResource => {
      const arn = text(policy, 'arn') ?? '';
      const name = arn.slice(arn.lastIndexOf('/') + 1);
      return { type: 'aws_iam_policy', name, values: { arn, name, policy: asText(property(policy, 'document')) } };
    }),
  ];
}

function policiesOf(holder: JsonObject, kind: 'role' | 'user'): LiveResource[] {
  const name = text(holder, 'name') ?? '';
  const attached = property(holder, 'attached');
  return [
    ...blocks(property(holder, 'inline')).map((inline): LiveResource => {
      const policy = text(inline, 'name') ?? '';
      const values = { [kind]: name, name: policy, policy: asText(property(inline, 'document')) };
      return { type: `aws_iam_${kind}_policy`, name: `${name}:${policy}`, values };
    }),
    ...(Array.isArray(attached) ? (attached as readonly Json[]) : []).map((arn): LiveResource => ({
      type: `aws_iam_${kind}_policy_attachment`,
      name: `${name}/${typeof arn === 'string' ? arn : ''}`,
      values: { [kind]: name, policy_arn: arn },
    })),
  ];
}

function picked(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name): [string, Json][] => {
      const value = property(object, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Documents are text to Terraform. */
function asText(document: Json | undefined): string {
  return typeof document === 'string' ? document : JSON.stringify(document ?? null);
}
