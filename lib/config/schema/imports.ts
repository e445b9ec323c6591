import { z } from 'zod';
import { text } from './leaves';
import { says } from './says';

const oktaId = (beginning: string, what: string) =>
  z
    .string()
    .regex(
      new RegExp(`^${beginning}[A-Za-z0-9]{4,}$`),
      says(`needs Okta’s id of ${what}, ${beginning} and letters or digits`, 'copy it from Okta'),
    )
    .meta({ form: 'an id of Okta’s' });

const group = oktaId('00g', 'a group');
const rule = oktaId('0pr', 'a group rule')
  .optional()
  .meta({ description: 'The rule that fills the role group; with groupRules per-role-group' });

const okta = z
  .strictObject({
    app: oktaId('0oa', 'an app')
      .optional()
      .meta({ description: 'The app and its list of assigned groups; the same as okta.app.id in federation.yaml' }),
    signOnPolicy: oktaId('rst', 'a policy').optional().meta({ description: 'The policy of okta.app.signOnPolicy' }),
    signOnPolicyRule: text.optional().meta({ description: 'Its rule: the policy’s id, a slash, the rule’s id' }),
    assignments: z
      .array(
        z.strictObject({
          group: group.meta({ description: 'Id of the assigned group' }),
          priority: z.number().int().min(0).meta({ description: 'Its priority' }),
        }),
      )
      .optional()
      .meta({
        description: 'Groups that are assigned already, in Okta’s order, so that none is written again',
        otherwise: 'in the order of the plan',
      }),
    managementGroups: z
      .record(z.string(), group)
      .optional()
      .meta({ description: 'Management groups that this configuration makes, by their key' }),
    keptRules: z
      .record(z.string(), oktaId('0pr', 'a group rule'))
      .optional()
      .meta({ description: 'Group rules that are kept to the letter, by their key' }),
  })
  .meta({ description: 'What is in Okta' });

const role = z.strictObject({
  group: group.optional().meta({ description: 'The role group' }),
  rule,
  role: text.optional().meta({ description: 'Name of the role in IAM; the lists of its policies come with it' }),
  inlinePolicies: z
    .array(text)
    .optional()
    .meta({ description: 'Names of its inline policies that exist already', default: [] }),
});

const account = z.strictObject({
  samlProvider: text.optional().meta({ description: 'ARN of the SAML provider' }),
  alias: text.optional().meta({ description: 'The account’s alias' }),
  roles: z.record(z.string(), role).optional().meta({ description: 'Roles, by their key' }),
  adopt: z
    .record(z.string(), z.strictObject({ group: group.optional().meta({ description: 'The role group' }), rule }))
    .optional()
    .meta({ description: 'Adopted roles, by name; the role itself is always taken over' }),
  provisioningUser: z
    .strictObject({
      user: text.optional().meta({ description: 'Name of the IAM user' }),
      policy: text.optional().meta({ description: 'ARN of its policy' }),
      attachment: z
        .literal(true)
        .optional()
        .meta({ form: 'true', description: 'The policy is attached to it already' }),
      keys: z
        .strictObject({
          a: text.optional().meta({ description: 'Id of the access key in slot a' }),
          b: text.optional().meta({ description: 'Id of the access key in slot b' }),
        })
        .optional()
        .meta({ description: 'Its access keys; their secrets stay unknown' }),
    })
    .optional()
    .meta({ description: 'The provisioning user' }),
});

/** `imports.yaml` */
export const imports = z
  .strictObject({
    okta: okta.optional(),
    accounts: z
      .record(z.string(), account)
      .optional()
      .meta({ description: 'What is in AWS, by account id', editor: { propertyNames: { pattern: '^\\d{12}$' } } }),
  })
  .meta({
    title: 'Imports',
    description:
      'Ids of objects that exist already and that the next apply takes over; once that is applied, the file may go',
  });
