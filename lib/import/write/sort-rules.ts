import type { LiveGroup, LiveRule } from '../../live/snapshot';
import { ruleName } from '../../naming/rule-name';
import type { LiveIndex } from '../live/live-index';
import { isLegalName } from './management-groups';
import type { ReportEntry, TakenRole, TakenRule } from './model';
import { freeName, plainName } from './texts';

/** Ids of groups in an expression; whether that is all it says is another question. */
const IDS = /\b00g\w+/g;

/**
 * Group rules that fill a role group: as grants where the product would write the very same rule, else to the letter.
 * Rules that fill none are none of the app's.
 */
export function sortRules(
  live: LiveIndex,
  roles: readonly TakenRole[],
  prefix: string,
): { rules: TakenRule[]; report: ReportEntry[] } {
  const byGroup = new Map(roles.map((role) => [role.group.id, role]));
  const report: ReportEntry[] = [];
  const rules: TakenRule[] = [];
  const served = new Set<TakenRole>();
  const keys = new Set<string>();
  for (const rule of [...live.snapshot.okta.rules].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!rule.targets.some((id) => byGroup.has(id))) continue;
    const say = (outcome: ReportEntry['outcome'], because?: string) => {
      const { id, name } = rule;
      report.push({
        outcome,
        kind: 'group rule',
        where: 'okta',
        name,
        id,
        because,
      });
    };
    const unsayable = whyUnsayable(rule);
    if (unsayable !== undefined) {
      say(rule.status === 'ACTIVE' ? 'cannot be said' : 'left alone', unsayable);
      continue;
    }
    const role = rule.targets.length === 1 ? byGroup.get(rule.targets[0] ?? '') : undefined;
    const readers = role === undefined || served.has(role) ? undefined : readersOfOwnForm(rule, role, prefix, live);
    if (role !== undefined && readers !== undefined) {
      served.add(role);
      rules.push({ as: 'grants', rule, role, readers });
      say('imported');
    } else {
      rules.push({ as: 'kept', rule, key: freeName(plainName(rule.name), keys) });
      say('imported', 'kept to the letter: it is not a rule that a grant makes');
    }
  }
  return { rules, report };
}

function whyUnsayable({ status, excludedGroups, expression }: LiveRule): string | undefined {
  if (expression.includes('${'))
    return 'its expression has “${”, which stands for a management group here: it stays as it is, and nobody manages it here';
  if (status !== 'ACTIVE') return `it is ${status} and puts nobody into a group; Terraform would activate it`;
  if (excludedGroups.length === 0) return undefined;
  return 'it leaves out whole groups, which Terraform’s provider can’t say: it stays as it is, and nobody manages it here';
}

/**
 * The groups that a rule reads, where it is to the letter what a grant makes: name, expression and order of ids. A grant
 * sorts its groups by their names.
 */
function readersOfOwnForm(
  rule: LiveRule,
  { role, accountId }: TakenRole,
  prefix: string,
  live: LiveIndex,
): LiveGroup[] | undefined {
  if (rule.excludedUsers.length > 0 || rule.name !== ruleName(`${prefix}#${role.name}#${accountId}`)) return undefined;
  const ids = rule.expression.match(IDS) ?? [];
  const groups = ids.flatMap((id) => live.group(id) ?? []);
  if (groups.length !== ids.length || !groups.every(isPlain)) return undefined;
  const sorted = [...groups].sort((a, b) => (a.name < b.name ? -1 : 1));
  const expression = `isMemberOfAnyGroup(${sorted.map(({ id }) => `"${id}"`).join(',')})`;
  return expression === rule.expression ? sorted : undefined;
}

function isPlain({ type, name }: LiveGroup): boolean {
  return isLegalName(name) && (type === 'OKTA_GROUP' || type === 'APP_GROUP');
}

/** Groups that a rule reads and that are in the org. */
export function groupsRead({ expression }: LiveRule, live: LiveIndex): LiveGroup[] {
  return [...new Set(expression.match(IDS) ?? [])].flatMap((id) => live.group(id) ?? []);
}
