import { z } from 'zod';
import { connect } from './connect';
import { accept, accountId, text } from './leaves';
import { adoptedRole, role } from './role';

/** `accounts/<name>.yaml` */
export const account = z
  .strictObject({
    id: accountId.meta({ description: 'The account’s 12 digits, in quotes: leading zeros count' }),
    name: text.meta({
      description: 'Stands in the names of roles and role groups, e.g. Okta-Mueller-Tech-Admin; A-Z a-z 0-9 _ -',
    }),
    alias: text
      .optional()
      .meta({ description: 'IAM account alias to manage, e.g. mueller-tech: AWS shows it on the sign-in page' }),
    connect: connect.optional(),
    roles: z
      .record(z.string(), role)
      .optional()
      .meta({ description: 'Roles of this account; one that the organization has, too, is merged over it key by key' }),
    without: z
      .array(text)
      .optional()
      .meta({ description: 'Roles of the organization that this account does not get', default: [] }),
    adopt: z
      .record(z.string(), adoptedRole)
      .optional()
      .meta({ description: 'Roles that exist already, by full name: only our trust statement is added' }),
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
