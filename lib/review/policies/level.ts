import type { Policy } from '../../access';
import { memo } from '../memo';
import { known } from '../read';
import { managedLevel, type Level } from './managed-level';
import { administratorPowers, escalatingPowers, selfChangingPowers, type PowerHolder } from './powers';
import { parseDocument, type Statement } from './statement';

export const LEVELS: readonly Level[] = [
  'nothing',
  'read-only',
  'billing',
  'writing',
  'unknown',
  'escalating',
  'administrator',
];

/**
 * Verbs of actions that change nothing. `Check`, `Test` and the like in other services may; what is not listed counts as
 * writing.
 */
const READING =
  /^(get|list|describe|view|search|lookup|query|scan|read|select|simulate|estimate|preview|head|batchget|batchdescribe|batchread)/;
/** Reading actions whose verbs don't say so. */
const ALSO_READING = new Set([
  'apigateway:get',
  'cloudwatch:generatequery',
  'iam:generatecredentialreport',
  'iam:generateservicelastaccesseddetails',
  'logs:filterlogevents',
  'logs:startlivetail',
  'logs:startquery',
  'logs:stoplivetail',
  'logs:stopquery',
  'logs:testmetricfilter',
]);
/** They read like `Get…`, and give credentials of somebody else. */
const CREDENTIALS = /^(cognito-identity:getcredentials|sso:getrolecredentials|ecr-public:|sts:getfederationtoken)/;

/** The most that all policies of a holder give together. */
export const levelOf = memo((holder: PowerHolder): Level => {
  if (administratorPowers(holder).length > 0) return 'administrator';
  if (selfChangingPowers(holder).length + escalatingPowers(holder).length > 0) return 'escalating';
  return holder.policies
    .map(policyLevel)
    .reduce<Level>((most, level) => (rank(level) > rank(most) ? level : most), 'nothing');
});

export function rank(level: Level): number {
  return LEVELS.indexOf(level);
}

/** Whether a level lets its holder change something, or may do so. */
export function mayWrite(level: Level): boolean {
  return rank(level) >= rank('billing');
}

/** What one policy gives by itself. */
export function policyLevel({ name, document }: Policy): Level {
  const managed = managedLevel(name);
  if (managed !== undefined) return managed;
  const statements = document === undefined ? undefined : known(parseDocument(document));
  if (!statements) return 'unknown';
  const allowing = statements.filter(({ effect }) => effect === 'Allow');
  if (allowing.length === 0) return 'nothing';
  return allowing.every(reads) ? 'read-only' : 'writing';
}

function reads({ actions, exceptActions }: Statement): boolean {
  return !exceptActions && actions.every(isReading);
}

/** A wildcard counts only behind a whole verb: `s3:Get*` reads, `s3:G*` may do anything. */
function isReading(action: string): boolean {
  const name = action.toLowerCase();
  if (CREDENTIALS.test(name)) return false;
  return ALSO_READING.has(name) || READING.test(name.slice(name.indexOf(':') + 1));
}
