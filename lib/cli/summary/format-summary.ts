import { sentence } from '../../steps/between';
import type { Colours } from '../io';
import type { Limit } from './limits';
import type { OktaRequests } from './okta-requests';
import type { Summary } from './summarize';

/** A limit that is used to this part is worth a look before the next account is added. */
const NEAR = 0.8;
/** Minutes of all that Okta allows, after which a run is worth a thought. */
const LONG = 15;

/** A summary for a person to read; one fact a line. */
export function formatSummary(summary: Summary, colours: Colours): string {
  const { accounts, managementGroups, roles, grants, rules, limits } = summary;
  const facts: readonly [string, string][] = [
    ['accounts', `${String(accounts.active)}${aside(accounts.retired, 'retired')}`],
    ['management groups', `${String(managementGroups.made)}${aside(managementGroups.existing, 'existing')}`],
    ['roles', `${String(roles.made)}${aside(roles.adopted, 'adopted')}${aside(roles.released, 'being released')}`],
    ['grants', String(grants)],
    ['group rules', `${String(rules)} (${summary.groupRules})`],
    ['layout', `${summary.layout}, partition ${summary.partition}`],
  ];
  const lines = facts.map(([name, value]) => `  ${name.padEnd(18)}${value}`);
  return [
    ...lines,
    ...unfinished(summary.between, colours),
    '',
    colours.bold('Limits'),
    ...table(limits, colours),
    ...requests(summary.oktaRequests, colours),
    '',
  ].join('\n');
}

/** Changes that need another apply: forgotten, they stay half done. */
function unfinished(between: Summary['between'], { bold }: Colours): string[] {
  if (between.length === 0) return [];
  const lines = between.map((step) => `  ${step.what}: ${sentence(step)}`);
  return ['', bold('Changes that are not finished'), ...lines];
}

/** What a run costs at Okta's API; a run of many minutes leaves the org's other programs little. */
function requests(all: readonly OktaRequests[], { bold, yellow }: Colours): string[] {
  if (all.length === 0) return [];
  const lines = all.map(({ what, requests: count, minutes }) => {
    const text = `  ${what.padEnd(16)}${String(count).padStart(7)}, at least ${String(minutes)} min`;
    return minutes > LONG ? yellow(text) : text;
  });
  return ['', bold('Requests to Okta, at its published limits'), ...lines];
}

function aside(count: number, what: string): string {
  return count === 0 ? '' : ` + ${String(count)} ${what}`;
}

function table(limits: readonly Limit[], { yellow }: Colours): string[] {
  const width = Math.max(...limits.map(({ what }) => what.length));
  return limits.map(({ what, used, limit, where, of }) => {
    const line = `  ${what.padEnd(width)}  ${String(used).padStart(5)} of ${String(limit).padEnd(6)}${of.padEnd(5)}`;
    const most = where === undefined ? '' : ` (most: ${where})`;
    const text = `${line}${most}`.trimEnd();
    return used >= NEAR * limit ? yellow(`${text}  ← ${String(limit - used)} left`) : text;
  });
}
