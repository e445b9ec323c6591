import type { Rule } from '../model';

export const planErrored: Rule = {
  id: 'plan-errored',
  severity: 'high',
  title: 'The plan failed',
  why: 'Terraform stopped with an error before it had planned everything, so what this change would do is not known in full.',
  remedy: 'Fix the error that terraform plan printed, and review the new plan.',
  check: ({ after }) =>
    (after.plans ?? [])
      .filter(({ errored }) => errored === true)
      .map(({ stack }) => ({ subject: stack, address: stack, evidence: 'errored: true' })),
};
