import { ADOPTED_ROLE_NAME } from '../../naming/adopted-role-name';
import { policyArn } from '../../config/policies/policy-arn';
import type { Partition } from '../../naming/partition';
import { ROLE_NAME_PART } from '../../naming/role-name';
import { ADOPTED_PURPOSE, roleGroupDescription } from '../../naming/role-group-description';
import type { TakenRole } from './model';
import { ownPolicy, ownStatementAmongOthers, type OwnTrust } from './own-trust';
import { durationText, freeName, ownTags, plainName, unlessEmpty } from './texts';

export interface RoleSurroundings extends OwnTrust {
  readonly accountName: string;
  readonly rolePath: string;
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
export function roleYaml(taking: TakenRole, around: RoleSurroundings): WrittenRole {
  const { role, group, accountId } = taking;
  const prefix = `${around.identityProvider}-${around.accountName}-`;
  const own = role.name.startsWith(prefix) ? role.name.slice(prefix.length) : '';
  const isOwn = ROLE_NAME_PART.test(own) && !around.keys.has(own.toLowerCase());
  const key = freeName(isOwn ? own : plainName(role.name), around.keys);
  const folder = `policies/${plainName(around.accountName).toLowerCase()}`;
  const documents = role.inline.map(({ name, document }): [string, string] => [
    `${folder}/${key}/${name}.json`,
    jsonText(document),
  ]);
  const trust = ownPolicy(role.trust, accountId, around);
  const trustFile = `${folder}/${key}.trust.json`;
  const tags = Object.entries(ownTags(role.tags)).filter(([name]) => !Object.hasOwn(around.tags, name));
  const oddities = [
    ...(isOwn ? [] : ['its name is its own']),
    ...(role.path === around.rolePath ? [] : [`its path is ${role.path}`]),
    ...(trust === undefined ? ['its trust policy is kept to the letter'] : []),
    ...(group.name === around.groupName(role.name) ? [] : ['its group’s name is its own']),
    ...(Object.keys(ownTags(role.tags)).length === Object.keys(role.tags).length
      ? []
      : ['tags that AWS sets itself (aws:…) are left out']),
    ...(group.type === 'OKTA_GROUP' ? [] : ['its group is mastered elsewhere and only looked up']),
  ];
  const policies = [
    ...role.attached.map((arn) => policyText(arn, around.partition)),
    ...documents.map(([file]) => ({ file })),
  ];
  const yaml = {
    roleName: isOwn ? undefined : role.name,
    ...groupYaml(taking, around, role.description),
    path: role.path === around.rolePath ? undefined : role.path,
    description: role.description,
    policies,
    grantedTo: around.grantedTo,
    sessionDuration: durationText(role.maxSessionSeconds ?? 3600),
    permissionsBoundary: role.permissionsBoundary,
    trust: trust === undefined ? { file: trustFile } : undefined,
    conditions: trust && unlessEmpty(trust),
    tags: unlessEmpty(Object.fromEntries(tags)),
  };
  const files = new Map([...documents, ...(trust === undefined ? [[trustFile, jsonText(role.trust)] as const] : [])]);
  return { key, yaml, files, oddities };
}

/** AWS's own policies by name, where the name leads to the same ARN. */
function policyText(arn: string, partition: Partition): string {
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  return arn.startsWith(`arn:${partition}:iam::aws:`) && policyArn(name, partition) === arn ? name : arn;
}

function jsonText(document: unknown): string {
  return typeof document === 'string' ? document : `${JSON.stringify(document, null, 2)}\n`;
}

/** A role of another name with our statement among others, as the configuration adopts it; undefined for any other. */
export function adoptedYaml(taking: TakenRole, around: RoleSurroundings): Record<string, unknown> | undefined {
  if (!isAdopted(taking, around)) return undefined;
  const { role, accountId } = taking;
  const conditions = ownStatementAmongOthers(role.trust, accountId, around) ?? {};
  return {
    ...groupYaml(taking, around, ADOPTED_PURPOSE),
    path: role.path === around.rolePath ? undefined : role.path,
    grantedTo: around.grantedTo,
    conditions: unlessEmpty(conditions),
  };
}

/** The role group, as far as it is not what the configuration makes by itself. */
function groupYaml({ role, group, accountId }: TakenRole, around: RoleSurroundings, purpose: string | undefined) {
  const { name, description = '', id, type } = group;
  const ours = type === 'OKTA_GROUP';
  const usual = roleGroupDescription({ role: role.name, account: around.accountName, accountId, purpose });
  return {
    groupName: name === around.groupName(role.name) ? undefined : name,
    groupDescription: ours && description !== usual ? description : undefined,
    group: ours ? undefined : { id },
  };
}

/** Whether only our statement of a role is ours. */
export function isAdopted({ role, accountId }: Pick<TakenRole, 'role' | 'accountId'>, around: OwnTrust): boolean {
  return ADOPTED_ROLE_NAME.test(role.name) && ownStatementAmongOthers(role.trust, accountId, around) !== undefined;
}
