import { known, readBoolean, readText } from '../expression/read';
import { Attribute, display, type Value } from '../expression/value';
import type { Read } from '../model';
import { type Resource, resourcesOf } from '../resources/resource';
import type { Documents } from '../resources/world';

/** Arguments of a rule that let it speak of some sign-ins only. */
const CONDITIONS = [
  'custom_expression',
  'device_assurances_included',
  'device_is_managed',
  'device_is_registered',
  'groups_excluded',
  'groups_included',
  'network_excludes',
  'network_includes',
  'platform_include',
  'risk_score',
  'user_types_excluded',
  'user_types_included',
  'users_excluded',
  'users_included',
];
/** What a rule asks for where it says nothing. @see https://registry.terraform.io/providers/okta/okta/latest/docs/resources/app_signon_policy_rule */
const DEFAULT_FACTOR_MODE = '2FA';

/**
 * Whether every way into the app needs a second factor. A rule that speaks of some sign-ins only leaves the others to
 * the rules after it, and last to the policy's catch-all rule.
 */
export function mfaRequired(app: Resource, documents: Documents): Read<boolean> {
  const reference = app.argument('authentication_policy');
  if (reference === undefined || !app.configured('authentication_policy')) return { known: false };
  const policy = policyBehind(reference, documents);
  if (policy?.type !== 'okta_app_signon_policy' || !policy.managed)
    return { unknown: `the sign-on policy ${display(reference)} is not in the documents` };
  const rules = resourcesOf(documents, 'okta_app_signon_policy_rule').filter(({ argument }) => {
    const id = argument('policy_id');
    return id !== undefined && policyBehind(id, documents)?.address === policy.address;
  });
  const active = rules.filter(({ argument }) => known(readText(argument('status'), 'ACTIVE')) !== 'INACTIVE');
  const allowing = active.filter(({ argument }) => known(readText(argument('access'), 'ALLOW')) !== 'DENY');
  if (allowing.some((rule) => !asksForTwo(rule))) return { known: false };
  const coversAll = active.some(({ argument }) => CONDITIONS.every((name) => isDefault(argument(name))));
  if (coversAll) return { known: allowing.length > 0 };
  const catchAll = readBoolean(policy.argument('catch_all'), true);
  if (known(catchAll) === false) return { known: allowing.length > 0 };
  return rules.length === 0 ? { known: false } : { unknown: 'some sign-ins are left to the policy’s catch-all rule' };
}

/** By reference, or in a document that was made after an apply by its id. */
function policyBehind(id: Value, documents: Documents): Resource | undefined {
  if (id instanceof Attribute) return documents.byAddress.get(id.address);
  return resourcesOf(documents, 'okta_app_signon_policy').find(({ argument }) => id === argument('id'));
}

function asksForTwo({ argument }: Resource): boolean {
  return known(readText(argument('factor_mode'), DEFAULT_FACTOR_MODE)) === '2FA';
}

function isDefault(value: unknown): boolean {
  return value === undefined || value === 'ANY' || value === '' || (Array.isArray(value) && value.length === 0);
}
