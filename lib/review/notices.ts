import type { Access } from '../access';

/** What has to be known before anything else in the report is believed, in sentences. */
export function notices({ plans = [], withoutComments = [] }: Access): string[] {
  const planned = new Set(plans.map(({ stack }) => stack));
  const states = withoutComments.filter((stack) => !planned.has(stack));
  return [
    ...states.map((stack) => `${stack} is a state, not a plan: it shows what exists, not what is going to change.`),
    ...plans.flatMap(({ stack, complete, errored, refreshOnly, failedChecks = [], drift }) => [
      ...(errored === true
        ? [`The plan ${stack} failed: what Terraform did not get to is not in this report.`]
        : complete === false
          ? [`The plan ${stack} covers a part of the stack only: this report says nothing about a change of the rest.`]
          : []),
      ...(refreshOnly ? [`The plan ${stack} only updates the state: nothing in Okta or AWS changes.`] : []),
      ...(failedChecks.length > 0
        ? [`Conditions that do not hold in the plan ${stack}: ${failedChecks.join(', ')}.`]
        : []),
      ...(drift.length > 0
        ? [
            `${drift.length === 1 ? '1 object' : `${drift.length} objects`} of ${stack} changed outside of Terraform since the last apply.`,
          ]
        : []),
    ]),
  ];
}

/** One line about the questions that this source can't answer; empty where it answers all. */
export function unanswered({ cannotAnswer = [] }: Access): string {
  return cannotAnswer.length === 0 ? '' : `Not in a plan or state, so not reported here: ${cannotAnswer.join('; ')}.`;
}
