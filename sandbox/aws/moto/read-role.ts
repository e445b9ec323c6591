import { at, textAt } from '../query/xml';
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
  if (!role) return undefined;
  return {
    arn: textAt(role, 'Arn') ?? '',
    path: textAt(role, 'Path') ?? '/',
    trustPolicy: decodeURIComponent(textAt(role, 'AssumeRolePolicyDocument') ?? ''),
    description: textAt(role, 'Description'),
    maxSessionSeconds: Number(textAt(role, 'MaxSessionDuration') ?? 3600),
  };
}
