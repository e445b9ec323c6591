import { z } from 'zod';
import { GROUP_PREFIX } from '../../naming/group-naming';
import { PARTITIONS } from '../../naming/partition';
import { ROLE_NAME_PART } from '../../naming/role-name';
import { ROLE_PATH } from '../../naming/role-path';
import { SAML_PROVIDER_NAME } from '../../naming/saml-provider-name';
import { SHARDS } from '../../naming/shard';
import { DEFAULTS } from '../defaults';
import { connect } from './connect';
import { accept, duration, renaming, tags, text } from './leaves';
import { role } from './role';
import { says } from './says';

/** @see https://developer.okta.com/docs/concepts/okta-organizations/ */
const OKTA_DOMAINS = ['okta.com', 'oktapreview.com', 'okta-emea.com', 'okta-gov.com', 'okta.mil'] as const;

const app = z
  .strictObject({
    id: z
      .string()
      .regex(/^0oa[A-Za-z0-9]{4,}$/, says('needs Okta’s id of an app, 0oa and letters or digits', 'copy it from Okta'))
      .optional()
      .meta({
        form: 'an id of Okta’s',
        description:
          'Id of an app that exists: the plan keeps its present settings and puts those of the configuration over them, so that none gets lost; imports.yaml lets Terraform take it over',
        otherwise: 'a new app is made',
      }),
    label: text.optional().meta({ description: 'Name of the app on people’s dashboard', default: DEFAULTS.appLabel }),
    sessionDuration: duration
      .optional()
      .meta({ description: 'How long a session the app asks AWS for, 15m to 12h', default: DEFAULTS.sessionDuration }),
    metadataFile: text.optional().meta({
      description:
        'SAML metadata (XML) of an app that somebody else runs, relative to the configuration directory; then no Okta object is made',
    }),
    signingKey: z
      .strictObject({
        name: text.meta({ description: 'A new name makes a new key, which no account can trust beforehand' }),
        yearsValid: z.number().int().optional().meta({ description: '2 to 10', default: DEFAULTS.signingKeyYears }),
        emergency: z.literal(true).optional().meta({
          form: 'true',
          description:
            'true lets a new name replace a key that was leaked: nobody can sign in until every account was applied again. Without it the plan refuses a new name; docs/rotation.md shows the rotation that interrupts nobody',
        }),
      })
      .optional()
      .meta({ description: 'Signing key of the app', otherwise: 'Okta’s own' }),
    rotationMetadataFile: text.optional().meta({
      description:
        'SAML metadata (XML) with the certificates of the old and the new signing key, which the accounts get instead of the app’s own while the key is rotated; federation merge-metadata makes it',
      otherwise: 'the app’s own',
    }),
    signOnPolicy: z
      .strictObject({
        mfaEvery: duration.optional().meta({
          description: 'Longest time since the last multi-factor sign-in, in a policy that is made for the app',
        }),
        id: text.optional().meta({ description: 'Id of a policy that exists, instead; it is never changed' }),
      })
      .optional()
      .meta({
        description: 'Sign-on policy of the app: exactly one of the two keys',
        otherwise: 'the org’s default policy',
      }),
    groupPrefix: text.optional().meta({
      description:
        'First part of the names of the role groups, and what the app’s group filter looks for: where an org has several apps, each has its own and sees its own role groups only. It never changes: another first part is another federation',
      default: DEFAULTS.groupPrefix,
      editor: { pattern: GROUP_PREFIX.source },
    }),
    groupFilter: z
      .union([
        z.enum(['hash', 'underscore']),
        z.strictObject({ pattern: text.meta({ description: 'The filter to the letter, in Okta’s syntax' }) }),
      ])
      .optional()
      .meta({
        form: 'hash, underscore or {pattern}',
        description:
          'Form of the app’s group filter and of the role groups’ names: hash is aws#<account>#<role>#<account id>, underscore is aws_<account id>_<role>, both as Okta documents them',
        default: DEFAULTS.groupFilter,
      }),
    roleValuePattern: text.optional().meta({
      description:
        'What the app says for each role group, with ${accountid} and ${role} as the group filter reads them',
      otherwise: 'made of partition, identityProvider and rolePath',
    }),
    joinAllRoles: z.boolean().optional().meta({
      description: 'Whether roles count that were picked by hand for a person, besides those of the groups',
      default: DEFAULTS.joinAllRoles,
    }),
    appFilter: text.optional().meta({
      description:
        'Where the groups that count are mastered: okta, a directory like active_directory, or several with commas. Anyone who may create a group there can grant a role',
      default: DEFAULTS.appFilter,
    }),
    loginUrl: text
      .optional()
      .meta({ description: 'Where people land in AWS', otherwise: 'the console of the partition' }),
    assign: z.enum(['all', 'role-groups', 'management-groups', 'none']).optional().meta({
      description:
        'Which groups are assigned to the app: management groups and role groups, one of the two kinds (management groups cost far fewer requests), or only those of assignedTo',
      default: DEFAULTS.assign,
    }),
    assignedTo: z
      .array(
        z
          .union([
            text,
            z.strictObject({
              id: text.meta({ description: 'Okta’s id of the group' }),
              name: text.meta({ description: 'Its name, which the plan checks' }),
            }),
          ])
          .meta({ form: 'the name of a group or {id, name}' }),
      )
      .optional()
      .meta({
        description: 'Further groups that have the app, e.g. Everyone; they are looked up and never changed',
        default: [],
      }),
    userName: text.optional().meta({
      description:
        'What the app calls people, and AWS their sessions (RoleSessionName): an attribute like user.email, or beforeAt(user.login); anyone who can edit the attribute can choose the name that CloudTrail shows',
      default: DEFAULTS.userName,
      editor: { pattern: '^(user\\.[A-Za-z]\\w*|beforeAt\\(user\\.[A-Za-z]\\w*\\))$' },
    }),
    sessionTags: z
      .record(z.string(), text)
      .optional()
      .meta({
        form: 'a mapping of tag names to attributes',
        description:
          'Session tags: tag name → attribute of the person, e.g. { CostCenter: user.costCenter }; first every trust policy allows them, see sendSessionTags',
        editor: { maxProperties: 50 },
      }),
    transitiveTags: z
      .array(text)
      .min(1)
      .optional()
      .meta({ description: 'Session tags that stay when a session assumes a further role', otherwise: 'none' }),
    sourceIdentity: text.optional().meta({
      description:
        'Attribute of the person that AWS keeps as the source identity through every further role, e.g. user.login; allowed and sent as sessionTags are',
      otherwise: 'none',
    }),
    sendSessionTags: z.boolean().optional().meta({
      description:
        'Whether the app sends sessionTags and sourceIdentity; only once the trust policies of every account were applied, since a role without the permission refuses the whole sign-in; and false again, applied, before they are deleted',
      default: false,
    }),
    webSsoClientId: text
      .optional()
      .meta({ description: 'OIDC client that may exchange its tokens for the app’s (okta-aws-cli)' }),
  })
  .meta({ description: 'The app AWS Account Federation' });

const shards = z.literal(SHARDS);
const SHARDS_FORM = { form: `one of ${SHARDS.join(', ')}` };

const okta = z
  .strictObject({
    orgName: text.meta({ description: 'mueller-tech of https://mueller-tech.okta.com' }),
    baseUrl: z
      .enum(OKTA_DOMAINS, {
        error: ({ input }) =>
          typeof input !== 'string' || input.includes('okta')
            ? undefined
            : says(
                `needs one of ${OKTA_DOMAINS.join(', ')}`,
                'with a custom domain, write the domain that the org has beside it, mostly okta.com',
              ),
      })
      .optional()
      .meta({ description: 'Domain of the org', default: DEFAULTS.baseUrl }),
    shards: shards.optional().meta({
      ...SHARDS_FORM,
      description:
        'Stacks that role groups and group rules are spread over, by account, so that a change in one account plans only its part; in the layout per-account, with app.assign: management-groups',
      default: 1,
    }),
    app: app.optional(),
  })
  .meta({ description: 'The Okta org' });

const backend = z
  .strictObject({
    local: z
      .strictObject({
        directory: text
          .optional()
          .meta({ description: 'Folder of the state files', otherwise: 'where Terraform runs' }),
      })
      .optional()
      .meta({ description: 'State in files: to try things out' }),
    s3: z
      .strictObject({
        bucket: text.meta({ description: 'Name of the bucket; the state is encrypted and locked by a file beside it' }),
        region: text.meta({ description: 'Region of the bucket' }),
        prefix: text
          .optional()
          .meta({ description: 'The state of a stack is <prefix>/<stack>.tfstate', default: DEFAULTS.statePrefix }),
        kmsKeyId: text
          .optional()
          .meta({ description: 'KMS key that encrypts the state', otherwise: 'the bucket’s own' }),
        profile: text
          .optional()
          .meta({ description: 'Profile of the AWS configuration files that reaches the bucket' }),
      })
      .optional()
      .meta({ description: 'State in S3' }),
    cloud: z
      .strictObject({
        organization: text.meta({ description: 'Organization in HCP Terraform' }),
        hostname: text
          .optional()
          .meta({ description: 'Host of Terraform Enterprise', default: DEFAULTS.cloudHostname }),
        workspacePrefix: text.optional().meta({
          description:
            'The workspace of a stack is <workspacePrefix><stack>, with at most 90 characters together: a cautious limit, since HCP Terraform documents none that could be confirmed',
          default: DEFAULTS.workspacePrefix,
        }),
      })
      .optional()
      .meta({ description: 'State in HCP Terraform' }),
  })
  .meta({
    description: 'Where Terraform keeps its state: one of local, s3, cloud',
    otherwise: '{ local: {} }',
    editor: { minProperties: 1, maxProperties: 1 },
  });

const provisioningUser = z
  .strictObject({
    account: text.meta({ description: 'Name of the account that the user lives in' }),
    name: text.optional().meta({ description: 'Name of the IAM user', default: DEFAULTS.provisioningUser }),
    existing: z.literal(true).optional().meta({
      form: 'true',
      description: 'The user is there, with key and policy: nothing of it is made or changed',
    }),
    keys: z
      .array(z.enum(['a', 'b']))
      .min(1)
      .optional()
      .meta({
        description:
          'Slots that hold an access key, the newest last. To rotate [a]: [a, b], give Okta the new key b, then [b]. The plan refuses [b] right after [a]',
        default: DEFAULTS.keys,
      }),
    pgpKey: text
      .optional()
      .meta({ description: 'PGP key that encrypts the secrets in the state: base64 or keybase:<name>' }),
  })
  .meta({ description: 'IAM user with which Okta lists roles and account aliases' });

const keptRule = z.strictObject({
  name: text.optional().meta({ description: 'Name of the rule in Okta', otherwise: 'the key' }),
  expression: text.meta({
    description: 'Its expression to the letter; ${Support} stands for the id of the management group with that key',
  }),
  targets: z
    .array(
      z.strictObject({
        account: text.optional().meta({ description: 'Name of an account; with role' }),
        role: text.optional().meta({ description: 'Key of a role of the account, or name of an adopted one' }),
        id: text.optional().meta({ description: 'Id of a group that is not in the configuration, instead' }),
      }),
    )
    .min(1)
    .meta({ description: 'Groups that the rule puts people into: {account, role} or {id}' }),
  exceptUsers: z.array(text).optional().meta({ description: 'Ids of people whom the rule leaves out', default: [] }),
});

const form = z.enum(['per-role-group', 'per-management-group']);

/** `federation.yaml` */
export const federation = z
  .strictObject({
    okta,
    identityProvider: z
      .union([
        text.meta({ editor: { pattern: SAML_PROVIDER_NAME.source } }),
        z.strictObject({
          name: text.meta({ description: 'The new name', editor: { pattern: SAML_PROVIDER_NAME.source } }),
          ...renaming('The name that the SAML provider had', 'then the former provider and its roles are destroyed'),
        }),
      ])
      .optional()
      .meta({
        form: 'a name or {name, formerly, switched}',
        description: 'Name of the IAM SAML provider in every account; Okta-Prod, Okta-Dev where there are several orgs',
        default: DEFAULTS.identityProvider,
      }),
    partition: z
      .enum(PARTITIONS)
      .optional()
      .meta({ description: 'AWS partition of all accounts', default: DEFAULTS.partition }),
    signInRegions: z.array(text).min(1).optional().meta({
      description: 'Regions whose sign-in endpoints the trust policies accept; the app uses the first',
      otherwise: 'the partition’s home region',
    }),
    rolePath: text.optional().meta({
      description: 'Path of every role, adopted ones included; begins and ends with /',
      default: DEFAULTS.rolePath,
      editor: { pattern: ROLE_PATH.source },
    }),
    connect: connect.optional(),
    layout: z.enum(['single', 'per-account']).optional().meta({
      description: 'single: one plan for everything; per-account: one stack for Okta and one for each account',
      default: DEFAULTS.layout,
    }),
    backend: backend.optional(),
    groupRules: z
      .union([
        form,
        z.strictObject({
          form: form.meta({ description: 'The new form' }),
          parts: shards.optional().meta({
            ...SHARDS_FORM,
            description:
              'With per-management-group, how many parts the accounts are divided into, each with rules of its own; at least okta.shards',
            default: 1,
          }),
          formerly: form.optional().meta({
            description:
              'The form until now, while it changes: the rules of both forms exist until this key is removed. The plan refuses a new form without it',
          }),
          formerParts: shards
            .optional()
            .meta({ ...SHARDS_FORM, description: 'The parts until now, while they change', default: 1 }),
        }),
      ])
      .optional()
      .meta({
        form: 'one of per-role-group, per-management-group, or {form, parts, formerly, formerParts}',
        description: 'Whether an Okta group rule serves one role group or one management group',
        default: DEFAULTS.groupRules,
      }),
    keptRules: z.record(z.string(), keptRule).optional().meta({
      description:
        'Group rules that exist and are kept to the letter, by a key of yours; a role group that one fills needs no grantedTo',
    }),
    provisioningUser: provisioningUser.optional(),
    roles: z
      .record(z.string(), role)
      .optional()
      .meta({
        description: 'Roles that every account gets, unless its file says otherwise',
        editor: { propertyNames: { pattern: ROLE_NAME_PART.source } },
      }),
    tags: tags.optional().meta({ description: 'Tags of everything that AWS lets carry tags' }),
    accept: accept
      .optional()
      .meta({ description: 'Findings of the review that are accepted everywhere: rule → reason' }),
  })
  .meta({ title: 'Federation', description: 'The organization: its Okta org, and what all accounts have in common' });
