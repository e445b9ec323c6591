import { isObject, canonical, type Json } from '../../documents';
import { samlProviderArn } from '../../naming/arn';
import type { Partition } from '../../naming/partition';
import { sessionActions, type SessionTags } from '../../naming/session-tags';
import { type Conditions, trustPolicy, trustStatement } from '../../naming/trust-policy';

export interface OwnTrust {
  readonly partition: Partition;
  readonly identityProvider: string;
  /** Sid of our own statements. */
  readonly statementId: string;
  readonly audiences: readonly string[];
  readonly sessionTags: SessionTags | undefined;
}

/** Further conditions of a trust policy that is our own to the letter; undefined for any other. */
export function ownPolicy(trust: unknown, accountId: string, around: OwnTrust): Conditions | undefined {
  const conditions = furtherConditions([at(trust, 'Statement')].flat()[0]);
  const ours = trustPolicy({ ...settings(accountId, around), conditions });
  return isSame(ours, trust) ? conditions : undefined;
}

/**
 * Further conditions of our statement in a trust policy that has others, as an adopted role has it: ours is the last one.
 * Undefined for any other policy.
 */
export function ownStatementAmongOthers(trust: unknown, accountId: string, around: OwnTrust): Conditions | undefined {
  const statements = [at(trust, 'Statement')].flat();
  const [last, ...others] = [...statements].reverse();
  if (others.length === 0 || others.some((each) => at(each, 'Sid') === around.statementId)) return undefined;
  const conditions = furtherConditions(last);
  const ours = trustStatement({ ...settings(accountId, around), conditions });
  return isSame(JSON.stringify(ours), last) ? conditions : undefined;
}

/** Audiences that a trust policy of our own form names. */
export function audiencesIn(trust: unknown, statementId: string): readonly string[] {
  const statements = [at(trust, 'Statement')].flat();
  const ours = statements.find((statement) => at(statement, 'Sid') === statementId);
  const audience = at(at(at(ours, 'Condition'), 'StringEquals'), AUDIENCE);
  return [audience].flat().filter((each) => typeof each === 'string');
}

const AUDIENCE = 'SAML:aud';

function settings(accountId: string, around: OwnTrust) {
  const { statementId: sid, audiences, partition, identityProvider, sessionTags } = around;
  return {
    sid,
    audiences,
    providerArns: [samlProviderArn(partition, accountId, identityProvider)],
    sessionActions: sessionActions(sessionTags),
  };
}

/** All conditions of a statement but the audience. */
function furtherConditions(statement: unknown): Conditions {
  const operators = at(statement, 'Condition');
  return Object.fromEntries(
    Object.entries(isObject(operators) ? operators : {}).flatMap(([operator, keys]) => {
      // A condition on the audience besides ours is not ours.
      const own = (name: string) => operator === 'StringEquals' && name === AUDIENCE;
      const others = Object.entries(isObject(keys) ? keys : {}).filter(
        ([name]) => !own(name) && name.toLowerCase() !== AUDIENCE.toLowerCase(),
      );
      return others.length === 0
        ? []
        : [[operator, Object.fromEntries(others.map(([name, values]) => [name, [values].flat().map(String)]))]];
    }),
  );
}

function isSame(ours: string, theirs: unknown): boolean {
  return canonical(JSON.parse(ours) as Json) === canonical(theirs ?? null);
}

function at(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
