import { childElements, parseXml, textAt } from '../../../sandbox/aws/query/xml';
import type { Client } from '../../sandbox/aws/support/iam';

/** A role as IAM has it, for comparison. */
export interface RoleState {
  readonly trust: TrustDocument;
  readonly settings: Readonly<Record<string, string | undefined>>;
  /** Names of attached and of inline policies. */
  readonly policies: readonly string[];
}

export interface TrustDocument {
  readonly Version?: string;
  readonly Statement: TrustStatement | readonly TrustStatement[];
  readonly [key: string]: unknown;
}

export interface TrustStatement {
  readonly Sid?: string;
  readonly Principal?: { readonly Federated?: string };
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export async function roleState(iam: Client, RoleName: string): Promise<RoleState> {
  const { root } = await iam('GetRole', { RoleName });
  const [role] = childElements(childElements(root, 'GetRoleResult')[0] ?? parseXml('<none/>'), 'Role');
  if (!role) throw new Error(`no role ${RoleName}`);
  const names = ['Arn', 'Path', 'Description', 'MaxSessionDuration'];
  const tags = await iam('ListRoleTags', { RoleName });
  const attached = await iam('ListAttachedRolePolicies', { RoleName });
  const inline = await iam('ListRolePolicies', { RoleName });
  return {
    trust: JSON.parse(decodeURIComponent(textAt(role, 'AssumeRolePolicyDocument') ?? '')) as TrustDocument,
    settings: {
      ...Object.fromEntries(names.map((name) => [name, textAt(role, name)])),
      boundary: textAt(role, 'PermissionsBoundary', 'PermissionsBoundaryArn'),
      tags: texts(tags.root, 'Key').concat(texts(tags.root, 'Value')).join(),
    },
    policies: [...texts(attached.root, 'PolicyName'), ...texts(inline.root, 'member')].sort(),
  };
}

/** The statements that are not for `provider`, in their order. */
export function statementsOfOthers({ Statement }: TrustDocument, provider: string): TrustStatement[] {
  return statements(Statement).filter(({ Principal }) => Principal?.Federated !== provider);
}

export function statementOf({ Statement }: TrustDocument, provider: string): TrustStatement | undefined {
  return statements(Statement).find(({ Principal }) => Principal?.Federated === provider);
}

function statements(Statement: TrustDocument['Statement']): readonly TrustStatement[] {
  return Array.isArray(Statement) ? (Statement as readonly TrustStatement[]) : [Statement as TrustStatement];
}

/** Everything of an account that a plan of ours could make or leave behind, as a line each. */
export async function contentsOf(iam: Client): Promise<string[]> {
  const lists = [
    ['ListRoles', 'RoleName', 'role'],
    ['ListUsers', 'UserName', 'user'],
    ['ListSAMLProviders', 'Arn', 'SAML provider'],
    ['ListAccountAliases', 'member', 'alias'],
  ] as const;
  const found = lists.map(async ([action, element, kind]) =>
    texts((await iam(action)).root, element).map((name) => `${kind} ${name}`),
  );
  const own = await iam('ListPolicies', { Scope: 'Local' });
  return [
    ...(await Promise.all(found)).flat(),
    ...texts(own.root, 'PolicyName').map((name) => `policy ${name}`),
  ].sort();
}

function texts(root: Element, name: string): string[] {
  const list = root.getElementsByTagName(name);
  return Array.from({ length: list.length }, (_, i) => list.item(i)?.textContent ?? '');
}
