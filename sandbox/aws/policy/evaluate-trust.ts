import { evaluateConditions } from './evaluate-conditions';
import { globMatches } from './glob';
import type { RequestContext } from './request-context';
import type { Statement, TrustPolicy } from './trust-policy';

export interface TrustQuestion {
  readonly principal: {
    readonly type: 'Federated' | 'AWS';
    /** ARNs and ids that the caller goes by. */
    readonly names: readonly string[];
  };
  /** e.g. `sts:AssumeRoleWithSAML` */
  readonly action: string;
  readonly context: RequestContext;
}

/**
 * Whether a trust policy lets a principal do something: some statement has to allow it and none may deny it. What the
 * sandbox can't judge counts against the caller.
 */
export function trusts(policy: TrustPolicy, question: TrustQuestion): boolean {
  const variables = policy.version === '2012-10-17';
  const applies = (statement: Statement, effect: 'Allow' | 'Deny') => {
    if (statement.effect !== effect || !aboutAction(statement, question) || !aboutPrincipal(statement, question))
      return false;
    const verdict = evaluateConditions(statement.conditions, question.context, { variables });
    return verdict === 'met' || (verdict === 'unknown' && effect === 'Deny');
  };
  return (
    policy.statements.some((statement) => applies(statement, 'Allow')) &&
    !policy.statements.some((statement) => applies(statement, 'Deny'))
  );
}

function aboutAction({ actions, notActions }: Statement, { action }: TrustQuestion): boolean {
  const listed = actions.some((pattern) => globMatches(action.toLowerCase(), pattern.toLowerCase()));
  return listed !== notActions;
}

function aboutPrincipal({ principals, notPrincipals, effect }: Statement, { principal }: TrustQuestion): boolean {
  const named = principals === '*' ? ['*'] : (principals.get(principal.type) ?? []);
  const everybody = named.includes('*') || (principals !== '*' && (principals.get('AWS') ?? []).includes('*'));
  // "Everybody" denies people from an identity provider as well; whether it lets them in, AWS does not say.
  if (everybody && !notPrincipals && (effect === 'Deny' || principal.type === 'AWS')) return true;
  return principal.names.some((name) => named.includes(name)) !== notPrincipals;
}
