import { isObject, type Json, property } from '../json/json';
import { type Fields, type Form, either, like, map, only, ref, text } from './form';

/** Outputs: what people, login clients and other stacks need after an apply. */
export const OUTPUT: Fields = {
  description: text,
  sensitive: only(true),
  value: either(
    // ARNs of providers and roles, by name.
    map(like(/^arn:[\w-]+:iam::\d{12}:(?:role|saml-provider)\/[\w+=,.@/-]+$/)),
    ref(
      ...['okta_app_saml.id', 'okta_app_saml.embed_url', 'okta_app_saml.metadata'],
      ...['aws_iam_access_key.id', 'aws_iam_access_key.secret', 'aws_iam_access_key.encrypted_secret'],
      ...['okta_group.id', 'data.okta_group.id'],
    ),
    // An id that the configuration has: of an OIDC client, or of a group that exists.
    like(/^[\w.-]{6,100}$/),
    // Metadata with two certificates, while the signing key is rotated.
    like(/^\s*<(?:\?xml|(?:\w+:)?EntityDescriptor)\b/),
  ),
};

/** What each of them holds, by its name. */
const VALUES: readonly (readonly [name: RegExp, form: Form])[] = [
  [/^okta_app_id$/, ref('okta_app_saml.id')],
  [/^okta_app_embed_url$/, ref('okta_app_saml.embed_url')],
  [/^okta_web_sso_client_id$/, text],
  [/^saml_metadata$/, either(ref('okta_app_saml.metadata'), text)],
  [/^management_group_\w+$/, either(ref('okta_group.id', 'data.okta_group.id'), text)],
  [/^provisioning_key_id_[a-z]$/, ref('aws_iam_access_key.id')],
  [/^provisioning_key_secret_[a-z]$/, ref('aws_iam_access_key.secret')],
  [/^provisioning_key_encrypted_secret_[a-z]$/, ref('aws_iam_access_key.encrypted_secret')],
  [/^(?:saml_provider_arns|role_arns)$/, map(text)],
];
const KEY = ref('aws_iam_access_key.secret');
const SECRET = /^provisioning_key_secret_/;
const ROLE = /^arn:[\w-]+:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/;
const PROVIDER = /^arn:[\w-]+:iam::(\d{12}):saml-provider\/[^/]+$/;

/**
 * What is wrong with an output as a whole; `undefined`: the product may have written it.
 * @param accounts account ids that the stack's providers reach
 */
export function problemOfOutput(name: string, body: Json, accounts: ReadonlySet<string>): string | undefined {
  const [, form] = VALUES.find(([names]) => names.test(name)) ?? [];
  const value = property(body, 'value') ?? null;
  if (form === undefined)
    return KEY(value) === undefined ? 'it gives the secret of a key under another name' : undefined;
  if (form(value) !== undefined) return 'its value is not what this output holds';
  if (SECRET.test(name) && property(body, 'sensitive') !== true) return 'it shows a secret';
  if (!isObject(value)) return undefined;
  const isOwn = (key: string, arn: string) => {
    const [, account = ''] = (name === 'role_arns' ? ROLE : PROVIDER).exec(arn) ?? [];
    return accounts.has(account) && (name !== 'role_arns' || isRoleOf(key, arn));
  };
  const [other] = Object.entries(value).filter(([key, arn]) => typeof arn !== 'string' || !isOwn(key, arn));
  return other === undefined ? undefined : `it names an ARN that is not of ${other[0]}`;
}

/** Where the group's name says the account, and in the usual form the role, they are those of the ARN. */
function isRoleOf(group: string, arn: string): boolean {
  const [, account = '', role = ''] = ROLE.exec(arn) ?? [];
  const said = group.match(/(?<!\d)\d{12}(?!\d)/g) ?? [account];
  const isUsual = /^[^#]+#[^#]+#[^#]+#\d{12}$/.test(group);
  return said.includes(account) && (!isUsual || group.split('#')[2] === role);
}
