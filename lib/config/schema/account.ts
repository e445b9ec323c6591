import { z } from 'zod';
import { ACCOUNT_ALIAS } from '../../naming/account-alias';
import { ACCOUNT_NAME } from '../../naming/account-name';
import { ADOPTED_ROLE_NAME } from '../../naming/adopted-role-name';
import { ROLE_NAME_PART } from '../../naming/role-name';
import { connect } from './connect';
import { accept, accountId, renaming, text } from './leaves';
import { adoptedRole, role } from './role';

/** `accounts/<name>.yaml` */
export const account = z
  .strictObject({
    id: accountId.meta({ description: 'The account’s 12 digits, in quotes: leading zeros count' }),
    name: text.meta({
      description: 'Part of the names of roles and role groups, e.g. Okta-Mueller-Tech-Admin; A-Z a-z 0-9 _ -',
      editor: { pattern: ACCOUNT_NAME.source },
    }),
    ...renaming('The name that this account had', 'then the roles with the former name are destroyed'),
    alias: text.optional().meta({
      description: 'IAM account alias to manage, e.g. mueller-tech: AWS shows it on the sign-in page',
      editor: { pattern: ACCOUNT_ALIAS.source },
    }),
    samlProvider: z.enum(['existing', 'released']).optional().meta({
      form: 'existing or released',
      description:
        'The SAML provider is somebody else’s: it is looked up by its ARN and never changed. One that was made here is released first: Terraform forgets it',
      otherwise: 'it is made, or imported',
    }),
    connect: connect.optional(),
    roles: z
      .record(z.string(), role)
      .optional()
      .meta({
        description: 'Roles of this account; one that the organization has, too, is merged over it key by key',
        editor: { propertyNames: { pattern: ROLE_NAME_PART.source } },
      }),
    without: z
      .array(text)
      .optional()
      .meta({ description: 'Roles of the organization that this account does not get', default: [] }),
    adopt: z
      .record(z.string(), adoptedRole)
      .optional()
      .meta({
        description: 'Roles that exist already, by full name: only our trust statement is added',
        editor: { propertyNames: { pattern: ADOPTED_ROLE_NAME.source } },
      }),
    retired: z.boolean().optional().meta({
      description:
        'true removes the account’s objects on both sides and keeps its provider block; once that is applied the file may go',
      default: false,
    }),
    accept: accept
      .optional()
      .meta({ description: 'Findings of the review that are accepted in this account: rule → reason' }),
  })
  .meta({ title: 'Account', description: 'One AWS account and the roles that people get in it' });
