import { acceptancesIn } from '../acceptances';
import { canonical } from '../order';
import type { Rule } from '../model';
import { missing } from '../lookup';

export const acceptanceAdded: Rule = {
  id: 'acceptance-added',
  severity: 'medium',
  title: 'This change accepts a finding',
  why: 'From now on the finding counts as known, here and in every later review.',
  remedy: 'Agree with the reason, or ask for another one.',
  check: ({ before, after }) =>
    missing(acceptancesIn(after), acceptancesIn(before), canonical).map(({ rule, reason, address }) => ({
      subject: rule,
      address,
      evidence: reason.trim() || 'no reason: the acceptance has no effect',
    })),
};
