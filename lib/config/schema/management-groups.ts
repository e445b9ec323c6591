import { z } from 'zod';
import { ROLE_SESSION_NAME } from '../../naming/role-session-name';
import { text } from './leaves';

const managementGroup = z.strictObject({
  description: text.optional().meta({ description: 'Which job in the company this is; shown in Okta' }),
  existing: z
    .boolean()
    .optional()
    .meta({ description: 'true: something else owns the Okta group; it is read and never changed', default: false }),
  members: z
    .array(text.meta({ editor: { pattern: ROLE_SESSION_NAME.source } }))
    .optional()
    .meta({ description: 'Okta logins of people whom this configuration adds; usually people are added in Okta' }),
});

/** `management-groups.yaml` */
export const managementGroups = z.record(z.string(), managementGroup).meta({
  title: 'Management groups',
  editor: { propertyNames: { minLength: 1, maxLength: 255, not: { pattern: '^[aA][wW][sS]#' } } },
  description: 'Jobs in the company, by the name of their Okta group; people who have the job are members',
});
