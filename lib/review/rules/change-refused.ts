import { findRefused } from '../refused';
import type { Rule } from '../model';

/** What this product's plans refuse by themselves, seen before anybody plans. */
export const changeRefused: Rule = {
  id: 'change-refused',
  severity: 'high',
  title: 'The plan of this change will be refused',
  why: 'One apply cannot make this change without locking people out, so the plan compares it with what was applied, and stops.',
  remedy:
    'Say the state in between in the configuration, as shown, and apply all stacks; "federation validate" shows the step after it.',
  check: ({ before, after }) => findRefused(before, after),
};
