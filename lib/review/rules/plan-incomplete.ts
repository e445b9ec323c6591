import type { Rule } from '../model';

export const planIncomplete: Rule = {
  id: 'plan-incomplete',
  severity: 'medium',
  title: 'The plan covers a part of the stack only',
  why: 'It was made with -target or -exclude, or Terraform deferred actions: the rest of the change is applied later and is not in this report.',
  remedy: 'Make a plan of the whole stack and review it; use a target to repair something, not as a habit.',
  check: ({ after }) =>
    (after.plans ?? [])
      .filter(({ complete, errored }) => complete === false && errored !== true)
      .map(({ stack, deferred = [] }) => ({
        ...{ subject: stack, address: stack },
        evidence: deferred.length === 0 ? 'complete: false' : `put off to a later plan: ${deferred.join(', ')}`,
        // Nobody knows yet what becomes of these.
        ...(deferred.length === 0 ? {} : { severity: 'high', mayGiveAccess: true }),
      })),
};
