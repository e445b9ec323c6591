import type { MakeStep } from './step';

/** The last step of the procedure: a real sign-in. */
export const tryIt: MakeStep = ({ accounts, managementGroups, okta }) => {
  const group = managementGroups.find(({ name }) =>
    accounts.some(
      ({ retired, roles }) => !retired && roles.some(({ grants }) => grants.some((g) => g.managementGroup === name)),
    ),
  );
  if (group === undefined) return undefined;
  return {
    id: 'try-it',
    when: 'after',
    title: 'Sign in once',
    why: 'Only a person sees what a person sees.',
    actions: [
      `As a member of ${group.name}: open the Okta dashboard and click ${okta.app.label}.`,
      'Compare the roles in the picker with those that the command below prints; pick one.',
    ],
    values: [
      { label: 'dashboard', value: `https://${okta.orgName}.${okta.baseUrl}/app/UserHome` },
      { label: 'expected roles', value: `bin/federation picker --groups ${JSON.stringify(group.name)}` },
    ],
    done: 'the AWS console shows <role>/<your login> @ <account alias>',
  };
};
