import {} from './limits';
import { InvalidName } from './invalid-name';

/** What an assertion says to AWS about a person besides name and roles. */
export interface SessionTags {
  /** Tag key → Okta attribute, e.g. `CostCenter` → `user.costCenter`. */
  readonly tags: ReadonlyMap<string, string>;
  /** Keys that stay when the session assumes a further role. */
  readonly transitive: readonly string[];
  /** Okta attribute that becomes the source identity, e.g. `user.login`. */
  readonly sourceIdentity?: string;
}

/** What a trust policy has to allow besides the sign-in itself. */
export type SessionAction = 'sts:TagSession' | 'sts:SetSourceIdentity';

/** An attribute that a SAML assertion carries. */
export interface SamlAttribute {
  readonly name: string;
  /** Expressions in Okta's expression language. */
  readonly values: readonly string[];
}

const KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
/** An attribute of Okta's user profile. */
const USER_ATTRIBUTE = /^user\.[A-Za-z]\w{0,63}$/;
const ATTRIBUTES = 'https://aws.amazon.com/SAML/Attributes/';

/** @throws InvalidName */
export function sessionTagKey(key: string): string {
  const rule = 'needs 1–128 letters, digits, spaces and _ . : / = + - @';
  if (!KEY.test(key)) throw new InvalidName('session tag', key, rule, 'rename it');
  if (/^aws:/i.test(key))
    throw new InvalidName('session tag', key, 'begins with aws:, which AWS reserves', 'rename it');
  return key;
}

/** @throws InvalidName */
export function userAttribute(what: string, text: string): string {
  if (USER_ATTRIBUTE.test(text)) return text;
  throw new InvalidName(what, text, 'is not an attribute of Okta’s user profile', 'write one like user.costCenter');
}

/**
 * The actions that every role of the app must allow before the first such assertion is sent: a role without one of
 * them refuses the whole sign-in.
 */
export function sessionActions(session: SessionTags | undefined): SessionAction[] {
  if (session === undefined) return [];
  return [
    ...(session.tags.size > 0 ? (['sts:TagSession'] as const) : []),
    ...(session.sourceIdentity === undefined ? [] : (['sts:SetSourceIdentity'] as const)),
  ];
}

/** The attributes in the assertion, in a fixed order. */
export function sessionAttributes({ tags, transitive, sourceIdentity }: SessionTags): SamlAttribute[] {
  const attribute = (name: string, ...values: string[]): SamlAttribute => ({ name: `${ATTRIBUTES}${name}`, values });
  const keys = [...transitive].sort().map((key) => JSON.stringify(key));
  return [
    ...[...tags].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => attribute(`PrincipalTag:${key}`, value)),
    ...(keys.length === 0
      ? []
      : [
          attribute(
            'TransitiveTagKeys',
            keys.length === 1 ? (keys[0] as string) : `Arrays.flatten(${keys.join(', ')})`,
          ),
        ]),
    ...(sourceIdentity === undefined ? [] : [attribute('SourceIdentity', sourceIdentity)]),
  ];
}
