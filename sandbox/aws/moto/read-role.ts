import { at, childElements, textAt } from '../query/xml';
import type { AccountScope, MotoClient } from './moto-client';

/** A role as its account has it. */
export interface Role {
  readonly arn: string;
  readonly path: string;
  /** The trust policy's text. */
  readonly trustPolicy: string;
  readonly description: string | undefined;
  readonly maxSessionSeconds: number;
}

/** @returns `undefined` where the account has no role of this very name */
export async function readRole(moto: MotoClient, account: AccountScope, name: string): Promise<Role | undefined> {
  const answer = await moto.find(account, 'GetRole', { RoleName: name });
  const role = answer && at(answer, 'GetRoleResult', 'Role');
  return role && toRole(role);
}

/** All roles of an account. */
export async function readRoles(moto: MotoClient, account: AccountScope): Promise<Role[]> {
  const roles: Role[] = [];
  for (let marker: string | undefined = ''; marker !== undefined;) {
    const answer = await moto.call(account, 'ListRoles', { MaxItems: '1000', ...(marker ? { Marker: marker } : {}) });
    const list = at(answer, 'ListRolesResult', 'Roles');
    roles.push(...(list ? childElements(list, 'member') : []).map(toRole));
    marker = textAt(answer, 'ListRolesResult', 'Marker');
  }
  return roles;
}

function toRole(role: Element): Role {
  return {
    arn: textAt(role, 'Arn') ?? '',
    path: textAt(role, 'Path') ?? '/',
    trustPolicy: decodeURIComponent(textAt(role, 'AssumeRolePolicyDocument') ?? ''),
    description: textAt(role, 'Description'),
    maxSessionSeconds: Number(textAt(role, 'MaxSessionDuration') ?? 3600),
  };
}
