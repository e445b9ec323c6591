import { z } from 'zod';
import { GROUP_NAME_CHARACTERS } from '../../naming/limits';
import { ROLE_SESSION_NAME } from '../../naming/role-session-name';
import { text } from './leaves';

const managementGroup = z.strictObject({
  name: text.optional().meta({
    description: 'Name of the group in Okta. A new name renames the group in place; grants keep using the key',
    otherwise: 'the key',
  }),
  formerly: text.optional().meta({
    description:
      'The key that this group had until now. Without it, a new key makes a new, empty group and deletes the old one',
  }),
  description: text.optional().meta({ description: 'Which job in the company this is; shown in Okta' }),
  existing: z
    .union([z.boolean(), z.literal('released')])
    .optional()
    .meta({
      form: 'true, false or released',
      description:
        'true: something else owns the Okta group; it is read and never changed. released: this configuration made the group and now lets something else own it; once that is applied, write true',
      default: false,
    }),
  id: text.optional().meta({
    description: 'Okta’s id of the existing group (00g…); a directory group is given by its id',
    otherwise: 'found by its name',
  }),
  type: z.enum(['okta', 'directory']).optional().meta({
    description:
      'Whether Okta itself masters the existing group, or a directory or app; names of the latter are not unique',
    default: 'okta',
  }),
  members: z
    .union([z.array(text.meta({ editor: { pattern: ROLE_SESSION_NAME.source } })), z.literal('released')])
    .optional()
    .meta({
      form: 'a list or released',
      description:
        'Okta logins of people whom this configuration adds; usually people are added in Okta. released: they stay in the group and are managed in Okta from now on; once that is applied the key may go',
    }),
});

/** `management-groups.yaml` */
export const managementGroups = z.record(z.string(), managementGroup).meta({
  title: 'Management groups',
  editor: { propertyNames: { minLength: 1, maxLength: GROUP_NAME_CHARACTERS, not: { pattern: '^[aA][wW][sS]#' } } },
  description: 'Jobs in the company, by the name of their Okta group; people who have the job are members',
});
