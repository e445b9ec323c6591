import { readAccess } from '../../../lib/access/read-access';
import type { ConfigurationDocument } from '../../../lib/documents/model/document';
import type { Json, JsonObject } from '../../../lib/documents/json/json';
import type { Access } from '../../../lib/access/model/access';
import { stackDocument } from '../../../lib/documents/read-synthesized';

/** A JSON value that a test may change. */
export interface Body {
  [key: string]: Body | Body[] | string | number | boolean | null | undefined | (string | number)[];
}

type Blocks = Record<string, Record<string, Body>>;

/** A stack as it would stand in `cdk.tf.json`, with its parts at hand so that a test changes one of them. */
export interface Stack {
  resource: Blocks;
  data: Blocks;
  provider: Record<string, Body[]>;
  import?: Body[];
  removed?: Body[];
  locals?: Body;
  variable?: Body;
  output?: Body;
}

export const ACCOUNT = '123456789012';
export const PROVIDER_ARN = `arn:aws:iam::${ACCOUNT}:saml-provider/Okta`;
export const ROLE = 'Okta-Tech-Admin';
export const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/${ROLE}`;
export const ROLE_GROUP = `aws#Tech#${ROLE}#${ACCOUNT}`;
export const RECIPIENT = 'https://signin.aws.amazon.com/saml';

export const SETTINGS = {
  appFilter: 'okta',
  awsEnvironmentType: 'aws.amazon',
  groupFilter: String.raw`^aws\#\S+\#(?{{role}}[\w\-]+)\#(?{{accountid}}\d+)$`,
  joinAllRoles: true,
  roleValuePattern: 'arn:aws:iam::${accountid}:saml-provider/Okta,arn:aws:iam::${accountid}:role/${role}',
  sessionDuration: 3600,
  useGroupMapping: true,
};

/** Trust statement that lets the provider in. */
export function trustStatement(changes: object = {}): object {
  return {
    Sid: 'Okta',
    Effect: 'Allow',
    Principal: { Federated: PROVIDER_ARN },
    Action: 'sts:AssumeRoleWithSAML',
    Condition: { StringEquals: { 'SAML:aud': RECIPIENT } },
    ...changes,
  };
}

export function trust(...statements: readonly object[]): string {
  return escaped(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
}

export function settings(changes: object = {}): string {
  return escaped(JSON.stringify({ ...SETTINGS, ...changes }));
}

/** As a literal has to stand in Terraform's JSON. */
export function escaped(text: string): string {
  return text.replace(/[$%]\{/g, (start) => `${start.charAt(0)}${start}`);
}

/**
 * One account, one role, one management group, everything in order: `Cloud Admins` may become `Okta-Tech-Admin`. A new
 * object with each call.
 */
export function federation(change: (stack: Stack) => void = () => undefined): Stack {
  const stack: Stack = {
    provider: {
      aws: [{ alias: 'tech', region: 'us-east-1', allowed_account_ids: [ACCOUNT] }],
      okta: [{ org_name: 'mueller-tech', base_url: 'okta.com' }],
    },
    data: {},
    resource: {
      okta_app_saml: {
        app: { label: 'AWS', preconfigured_app: 'amazon_aws', status: 'ACTIVE', app_settings_json: settings() },
      },
      okta_group: { admins: { name: 'Cloud Admins' }, role: { name: ROLE_GROUP } },
      okta_group_rule: {
        rule: {
          name: 'admins',
          status: 'ACTIVE',
          remove_assigned_users: true,
          expression_type: 'urn:okta:expression:1.0',
          expression_value: 'isMemberOfAnyGroup("${okta_group.admins.id}")',
          group_assignments: ['${okta_group.role.id}'],
        },
      },
      okta_app_group_assignments: {
        all: { app_id: '${okta_app_saml.app.id}', group: [{ id: '${okta_group.role.id}', priority: 0 }] },
      },
      aws_iam_saml_provider: {
        okta: { name: 'Okta', saml_metadata_document: '${okta_app_saml.app.metadata}', provider: 'aws.tech' },
      },
      aws_iam_role: {
        admin: { name: ROLE, assume_role_policy: trust(trustStatement()), provider: 'aws.tech' },
      },
      aws_iam_role_policy_attachments_exclusive: {
        admin: {
          role_name: '${aws_iam_role.admin.name}',
          policy_arns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
          provider: 'aws.tech',
        },
      },
    },
  };
  change(stack);
  return stack;
}

/** The block of a type and name. Throws where there is none: a test that changes nothing proves nothing. */
export function block(blocks: Blocks, type: string, name: string): Body {
  const found = blocks[type]?.[name];
  if (!found) throw new Error(`no ${type}.${name}`);
  return found;
}

export function document(stack: Stack | JsonObject, name = 'federation'): ConfigurationDocument {
  return stackDocument(name, JSON.parse(JSON.stringify(stack)) as JsonObject);
}

export function accessOf(...stacks: readonly (Stack | JsonObject)[]): Access {
  return readAccess(stacks.map((stack, i) => document(stack, i === 0 ? 'federation' : `stack-${i}`)));
}

/** Who may become what, as `group → role ARN`. */
export function pairs({ grants }: Access): string[] {
  return grants.map(({ managementGroup, roleArn }) => `${managementGroup} → ${roleArn}`);
}

export type { Json };

/** The body of a resource of the stack, for a test to change. */
export function bodyOf(stack: Stack, type: string, name: string): Body {
  const body = stack.resource[type]?.[name];
  if (!body) throw new Error(`the stack has no ${type}.${name}`);
  return body;
}

/** Adds a resource to the stack. */
export function add(stack: Stack, type: string, name: string, body: Body): void {
  stack.resource[type] = { ...stack.resource[type], [name]: body };
}
