import type { Account, Federation } from '../../config/model';
import type { MakeStep, Value } from './step';

/** What exists is taken over, in the order in which a mistake concerns the fewest people. */
export const takingOver: MakeStep = (federation) => {
  if (federation.imports === undefined) return undefined;
  const single = federation.layout === 'single';
  return {
    id: 'taking-over',
    when: 'before',
    title: 'Take over what exists',
    why: 'The plan imports objects that people use now. Terraform shows what it changes, and not what that does to them.',
    actions: [
      'Take a snapshot, plan, and let "federation import --check PLAN.json --snapshot live.json" judge the plan. Apply nothing that it refuses.',
      ...(single
        ? ['Apply that very plan, then plan again: nothing may change.']
        : [
            'Plan, check and apply one stack after the other, in the order below. After the first account, let somebody sign in to it before you go on.',
            'Plan each stack again once it is applied: nothing may change.',
          ]),
      'Delete imports.yaml.',
    ],
    values: single ? [{ label: 'stack', value: 'federation' }] : inOrder(federation),
    done: 'every plan is empty, with imports.yaml deleted, and people see the roles that they had',
  };
};

/** Okta, whose metadata the accounts read; then the account that the fewest groups reach, then the others. */
function inOrder({ okta, accounts }: Federation): Value[] {
  const active = accounts.filter(({ retired }) => !retired);
  const sorted = [...active].sort((a, b) => grantsOf(a) - grantsOf(b) || (a.id < b.id ? -1 : 1));
  return [
    ...(okta.app.metadata === undefined ? [{ label: 'first', value: 'okta' }] : []),
    ...sorted.map(({ id, name }, i) => ({
      label: i === 0 ? 'one account alone' : 'then',
      value: `account-${id} (${name})`,
    })),
  ];
}

function grantsOf({ roles, adopted }: Account): number {
  return [...roles, ...adopted].reduce((sum, { grants }) => sum + grants.length, 0);
}
