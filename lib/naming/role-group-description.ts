import { GROUP_DESCRIPTION_CHARACTERS } from './limits';

export interface RoleGroupDescription {
  /** Full name of the role. */
  readonly role: string;
  readonly account: string;
  readonly accountId: string;
  /** What people use the role for. */
  readonly purpose?: string | undefined;
}

/** What a role adopted from somebody else is for, as far as is known. */
export const ADOPTED_PURPOSE = 'The role existed before and is kept by its owner.';

/** What a role group says about itself in Okta. */
export function roleGroupDescription({ role, account, accountId, purpose }: RoleGroupDescription): string {
  const sentences = [
    `Members may assume ${role} in the AWS account ${account} (${accountId}).`,
    ...(purpose === undefined ? [] : [/[.!?]$/.test(purpose) ? purpose : `${purpose}.`]),
    'Filled by group rules: add people to a management group instead.',
  ];
  return sentences.join(' ').slice(0, GROUP_DESCRIPTION_CHARACTERS);
}
