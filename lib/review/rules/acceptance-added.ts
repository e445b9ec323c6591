import { acceptancesIn } from '../acceptances';
import { canonical } from '../order';
import type { Rule } from '../model';
import { missing } from '../lookup';

export const acceptanceAdded: Rule = {
  id: 'acceptance-added',
  severity: 'medium',
  title: 'The configuration accepts another finding',
  why: 'The finding counts as accepted in every later review.',
  remedy: 'Agree with the reason in the review of this change, or ask its author for another one.',
  check: ({ before, after }) =>
    missing(acceptancesIn(after), acceptancesIn(before), canonical).map(({ rule, reason, address }) => ({
      subject: rule,
      address,
      evidence: reason.trim() || 'no reason: the acceptance has no effect',
    })),
};
