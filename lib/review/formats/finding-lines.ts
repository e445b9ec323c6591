import { isOpen, isPossibleGain } from '../findings';
import type { Edit, Finding } from '../model';
import { groupBy } from '../order';

/** Findings of one rule. */
export interface RuleFindings {
  /** What all of them have in common. */
  readonly rule: Finding;
  /** Some of them may give access that no grant shows. */
  readonly mayGiveAccess: boolean;
  /** Findings of one evidence are one line: a role of the organization has them in each account. */
  readonly lines: readonly { readonly evidence: string; readonly subjects: readonly string[] }[];
  /** What to write into the configuration instead, each once. */
  readonly edits: readonly Edit[];
  readonly findings: readonly Finding[];
}

/** What a reviewer has to decide about, by rule; what may give access first, since nothing else in a report shows it. */
export function openFindings(findings: readonly Finding[]): RuleFindings[] {
  const rules = byRule(findings.filter(isOpen));
  return [...rules.filter((each) => each.mayGiveAccess), ...rules.filter((each) => !each.mayGiveAccess)];
}

/** What was there before this change, and nobody accepted. */
export function standingFindings(findings: readonly Finding[]): RuleFindings[] {
  return byRule(findings.filter(({ isNew, accepted }) => !isNew && accepted === undefined));
}

function byRule(findings: readonly Finding[]): RuleFindings[] {
  return [...groupBy(findings, ({ severity, id }) => `${severity} ${id}`).values()].flatMap((list) => {
    const [rule] = list;
    if (rule === undefined) return [];
    const lines = [...groupBy(list, ({ evidence }) => withoutAccounts(evidence))].map(([evidence, same]) => ({
      evidence: same.length === 1 ? (same[0]?.evidence ?? '') : evidence,
      subjects: same.map(({ subject }) => subject),
    }));
    const edits = new Map(list.flatMap(({ edits = [] }) => edits.map((edit) => [JSON.stringify(edit), edit])));
    return [{ rule, mayGiveAccess: list.some(isPossibleGain), lines, edits: [...edits.values()], findings: list }];
  });
}

/** Evidence of several accounts that differs in their ids only. */
function withoutAccounts(evidence: string): string {
  return evidence.replace(/(?<=:)\d{12}(?=:)/g, '<account id>');
}
