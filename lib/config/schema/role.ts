import { z } from 'zod';
import { accept, day, duration, renaming, tags, text } from './leaves';

/** Names of AWS's policies, in a file of their own. */
export const AWS_MANAGED_POLICIES_SCHEMA = 'aws-managed-policies.schema.json';

const grant = z
  .union([
    text,
    z.strictObject({
      group: text.meta({ description: 'Name of a management group' }),
      until: day
        .optional()
        .meta({ description: 'Last day of the grant, YYYY-MM-DD; afterwards it is left out, with a warning' }),
      reason: text.optional().meta({ description: 'Why this group needs the role; reviewers see it' }),
    }),
  ])
  .meta({ form: 'a management group or {group, until, reason}' });

const grantedTo = z.array(grant).meta({
  description:
    'Management groups whose members may assume the role; in an account file they replace the organization’s',
});

const policy = z
  .union([
    text.meta({
      editor: {
        anyOf: [{ $ref: AWS_MANAGED_POLICIES_SCHEMA }, { pattern: '^arn:[a-z-]+:iam::(aws|\\d{12}):policy/' }],
      },
    }),
    z.strictObject({
      file: text.meta({ description: 'JSON policy document, relative to the configuration directory' }),
    }),
  ])
  .meta({ form: 'a policy name, an ARN or {file}' });

const conditionValue = z.union([z.string(), z.boolean()]).meta({ form: 'a string (numbers in quotes), true or false' });

/** Operator → key → value or values. */
const conditions = z
  .record(
    z.string(),
    z.record(
      z.string(),
      z.union([conditionValue, z.array(conditionValue).min(1)]).meta({ form: 'a value or a list of values' }),
    ),
  )
  .meta({
    description:
      'Conditions of the trust statement besides the audience, e.g. IpAddress: {"aws:SourceIp": [192.0.2.0/24]}. An account’s are added to the organization’s',
  });

const group = z
  .strictObject({ id: text.meta({ description: 'Okta’s id of the group (00g…)' }) })
  .optional()
  .meta({
    description:
      'The role group is somebody else’s, e.g. a directory’s: it is looked up by its id and never changed; its name is groupName, or the one that it would have by itself',
  });

/** How an existing role and its group are called. */
const existingNames = {
  groupName: text.optional().meta({
    description: 'Name of the role group in Okta; in account files only',
    otherwise: 'made of the account and the role, as okta.app.groupFilter says',
  }),
  groupDescription: z.string().optional().meta({
    form: 'a string',
    description: 'Description of the role group in Okta, which may be empty',
    otherwise: 'made of role and account',
  }),
  group,
  unreachable: z.literal(true).optional().meta({
    form: 'true',
    description:
      'The role value pattern does not lead to this role: it is kept as it is, and nobody can assume it by the app',
  }),
};

/** A role that this configuration makes. In an account file, keys that are there replace the organization's. */
export const role = z.strictObject({
  ...renaming('The key that this role had', 'then the former role is destroyed'),
  description: text.optional().meta({ description: 'What the role is for; shown in IAM and on the Okta group' }),
  policies: z.array(policy).optional().meta({
    description:
      'AWS-managed policies by name (ViewOnlyAccess), policies by ARN, and policy documents ({file: policies/deploy.json}); in an account file they replace the organization’s',
    default: [],
  }),
  grantedTo: grantedTo.optional(),
  sessionDuration: duration
    .optional()
    .meta({ description: 'Longest session, 1h to 12h', otherwise: 'what the app asks for, at least 1h' }),
  roleName: text.optional().meta({
    description: 'Full name of the role in IAM',
    otherwise: '<identityProvider>-<account name>-<key>',
  }),
  ...existingNames,
  path: text.optional().meta({
    description: 'Path of the role: as the app’s role value pattern says it',
    otherwise: 'rolePath',
  }),
  trust: z
    .strictObject({
      file: text.meta({ description: 'JSON trust policy, relative to the configuration directory' }),
    })
    .optional()
    .meta({ description: 'The whole trust policy to the letter, instead of our own; no conditions beside it' }),
  permissionsBoundary: text.optional().meta({
    description:
      'Name of a customer-managed policy in the role’s account, or ARN of a policy, that bounds what the role may do',
  }),
  conditions: conditions.optional(),
  tags: tags.optional().meta({ description: 'Tags of the IAM role; an account’s are added to the organization’s' }),
  accept: accept
    .optional()
    .meta({ description: 'Findings of the review that are accepted for this role: rule → reason' }),
});

/** A role that exists already: only our trust statement is added. */
export const adoptedRole = z.strictObject({
  ...existingNames,
  path: text.optional().meta({
    description: 'Path of the role: as the app’s role value pattern says it',
    otherwise: 'rolePath',
  }),
  grantedTo: grantedTo.optional(),
  conditions: conditions.optional(),
  release: z
    .union([z.literal(true), z.literal('forget')])
    .optional()
    .meta({
      form: 'true or forget',
      description:
        'Gives the role back, in two steps that are applied one after the other: true takes our statement out, forget lets Terraform forget the role without destroying it. Then the entry may go',
    }),
  accept: accept
    .optional()
    .meta({ description: 'Findings of the review that are accepted for this role: rule → reason' }),
});
