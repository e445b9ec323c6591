import type { MakeStep } from './step';

/** Who is in the management groups: membership is the daily work, and it is done in Okta. */
export const people: MakeStep = ({ managementGroups }) => {
  const open = managementGroups.filter(({ members }) => members === undefined);
  if (open.length === 0) return undefined;
  return {
    id: 'people',
    when: 'after',
    title: 'Put people into the management groups',
    why: 'Who does which job is decided in Okta, where joiners, movers and leavers are dealt with.',
    actions: ['Add people to these groups only, never to a role group: the group rules do that, and undo it.'],
    values: open.map(({ name, existing }) => ({ label: existing ? 'existing group' : 'group', value: name })),
    done: 'the members appear in the role groups; "federation access --group NAME" says which those are',
  };
};
