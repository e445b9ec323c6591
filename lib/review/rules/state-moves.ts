import type { Rule } from '../model';

export const stateMoves: Rule = {
  id: 'state-moves',
  severity: 'high',
  title: 'Objects are declared in another stack than before',
  why: 'Their records are in the former stack’s state. Applied as it is, the new stacks fail at what exists already or make it anew, and nobody manages the former objects.',
  remedy: 'Run federation move-state before the next apply: it moves the records, and the next plan is empty.',
  check: ({ moved = [] }) =>
    moved.flatMap(({ from, to }) =>
      [...to].map(([stack, objects]) => ({
        subject: `${from} → ${stack}`,
        address: `${stack}:terraform`,
        evidence: `${objects} ${objects === 1 ? 'object' : 'objects'}`,
      })),
    ),
};
