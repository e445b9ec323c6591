import type { Rule } from '../model';
import { changedSettings } from '../settings';

export const backendChanged: Rule = {
  id: 'backend-changed',
  severity: 'high',
  title: 'The state of a stack is kept at another place',
  why: 'With an empty state Terraform makes everything anew, and fails at what exists already; who may read the new place may read every secret in it.',
  remedy: 'Run federation move-state before the next apply: it moves the state, and the next plan is empty.',
  check: (change) => changedSettings(change, 'backend', 'cloud'),
};
