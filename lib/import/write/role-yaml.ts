import { canonical } from '../../access';
import type { Json } from '../../access';
import { policyArn } from '../../config/policies/policy-arn';
import { samlProviderArn } from '../../naming/arn';
import type { Partition } from '../../naming/partition';
import { ROLE_NAME_PART } from '../../naming/role-name';
import { sessionActions, type SessionTags } from '../../naming/session-tags';
import { type Conditions, trustPolicy } from '../../naming/trust-policy';
import type { TakenRole } from './model';
import { durationText, freeName, plainName } from './texts';

export interface RoleSurroundings {
  readonly partition: Partition;
  readonly accountName: string;
  readonly identityProvider: string;
  readonly rolePath: string;
  /** Sid of our own statements. */
  readonly statementId: string;
  readonly audiences: readonly string[];
  readonly sessionTags: SessionTags | undefined;
  /** Tags that everything has. */
  readonly tags: Readonly<Record<string, string>>;
  /** Name that the role group has by default. */
  readonly groupName: (roleName: string) => string | undefined;
  /** Management groups that our own rule of the role reads. */
  readonly grantedTo: readonly string[];
  /** Keys of the account's roles that are there already. */
  readonly keys: Set<string>;
}

export interface WrittenRole {
  readonly key: string;
  readonly yaml: Record<string, unknown>;
  /** Path below the configuration → text. */
  readonly files: ReadonlyMap<string, string>;
  /** What is unusual about it. */
  readonly oddities: readonly string[];
}

/** An existing role as the configuration says it, each part as it is. */
export function roleYaml({ role, group, accountId }: TakenRole, around: RoleSurroundings): WrittenRole {
  const prefix = `${around.identityProvider}-${around.accountName}-`;
  const own = role.name.startsWith(prefix) ? role.name.slice(prefix.length) : '';
  const isOwn = ROLE_NAME_PART.test(own) && !around.keys.has(own.toLowerCase());
  const key = freeName(isOwn ? own : plainName(role.name), around.keys);
  const folder = `policies/${plainName(around.accountName).toLowerCase()}`;
  const documents = role.inline.map(({ name, document }): [string, string] => [
    `${folder}/${key}/${name}.json`,
    jsonText(document),
  ]);
  const trust = trustOf(role.trust, accountId, around);
  const trustFile = `${folder}/${key}.trust.json`;
  const tags = Object.entries(role.tags).filter(([name]) => !Object.hasOwn(around.tags, name));
  const oddities = [
    ...(isOwn ? [] : ['its name is its own']),
    ...(role.path === around.rolePath ? [] : [`its path is ${role.path}`]),
    ...(trust === undefined ? ['its trust policy is kept to the letter'] : []),
    ...(group.name === around.groupName(role.name) ? [] : ['its group’s name is its own']),
    ...(group.type === 'OKTA_GROUP' ? [] : ['its group is mastered elsewhere and only looked up']),
  ];
  const policies = [
    ...role.attached.map((arn) => policyText(arn, around.partition)),
    ...documents.map(([file]) => ({ file })),
  ];
  const yaml = {
    ...(isOwn ? {} : { roleName: role.name }),
    ...(group.name === around.groupName(role.name) ? {} : { groupName: group.name }),
    ...(group.type === 'OKTA_GROUP' ? {} : { group: { id: group.id } }),
    ...(role.path === around.rolePath ? {} : { path: role.path }),
    ...(role.description === undefined ? {} : { description: role.description }),
    policies,
    grantedTo: around.grantedTo,
    sessionDuration: durationText(role.maxSessionSeconds ?? 3600),
    ...(role.permissionsBoundary === undefined ? {} : { permissionsBoundary: role.permissionsBoundary }),
    ...(trust === undefined ? { trust: { file: trustFile } } : {}),
    ...(trust === undefined || Object.keys(trust).length === 0 ? {} : { conditions: trust }),
    ...(tags.length === 0 ? {} : { tags: Object.fromEntries(tags) }),
  };
  const files = new Map([...documents, ...(trust === undefined ? [[trustFile, jsonText(role.trust)] as const] : [])]);
  return { key, yaml, files, oddities };
}

/** Further conditions of a trust policy that is our own to the letter; undefined for any other. */
function trustOf(trust: unknown, accountId: string, around: RoleSurroundings): Conditions | undefined {
  const statements = at(trust, 'Statement');
  const statement: unknown = Array.isArray(statements) ? statements[0] : statements;
  const operators = at(statement, 'Condition');
  const conditions = Object.fromEntries(
    Object.entries(isRecord(operators) ? operators : {}).flatMap(([operator, keys]) => {
      const others = Object.entries(isRecord(keys) ? keys : {}).filter(([name]) => name !== 'SAML:aud');
      return others.length === 0
        ? []
        : [[operator, Object.fromEntries(others.map(([name, values]) => [name, [values].flat().map(String)]))]];
    }),
  ) as Conditions;
  const ours = trustPolicy({
    sid: around.statementId,
    providerArns: [samlProviderArn(around.partition, accountId, around.identityProvider)],
    audiences: around.audiences,
    conditions,
    sessionActions: sessionActions(around.sessionTags),
  });
  return canonical(JSON.parse(ours) as Json) === canonical((trust ?? null) as Json) ? conditions : undefined;
}

/** Audiences that a trust policy of our own form names. */
export function audiencesIn(trust: unknown, statementId: string): readonly string[] {
  const statements = [at(trust, 'Statement')].flat();
  const ours = statements.find((statement) => at(statement, 'Sid') === statementId);
  const audience = at(at(at(ours, 'Condition'), 'StringEquals'), 'SAML:aud');
  return [audience].flat().filter((each) => typeof each === 'string');
}

/** AWS's own policies by name, where the name leads to the same ARN. */
function policyText(arn: string, partition: Partition): string {
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  return arn.startsWith(`arn:${partition}:iam::aws:`) && policyArn(name, partition) === arn ? name : arn;
}

function jsonText(document: unknown): string {
  return typeof document === 'string' ? document : `${JSON.stringify(document, null, 2)}\n`;
}

function at(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
