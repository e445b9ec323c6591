import type { MakeStep, Value } from './step';

/** What may be deleted from the configuration, and when. */
export const leaving: MakeStep = ({ accounts }) => {
  const values: Value[] = accounts.flatMap(({ name, file, retired, adopted }) => [
    ...adopted.flatMap((role): Value[] => {
      if (role.release === 'statement')
        return [{ label: `${role.name} in ${name}`, value: `after the apply, write "release: forget"` }];
      if (role.release === 'forget')
        return [{ label: `${role.name} in ${name}`, value: `after the apply, take the entry out of "adopt"` }];
      return [];
    }),
    ...(retired ? [{ label: `account ${name}`, value: `after the apply, delete ${file}` }] : []),
  ]);
  if (values.length === 0) return undefined;
  return {
    id: 'leaving',
    when: 'after',
    title: 'Finish what is leaving',
    why: 'A synth cannot know what was applied. Deleted too early, an adopted role is destroyed, and the objects of an account stay behind.',
    actions: ['Apply first; then make the next step below, in a change of its own.'],
    values,
    done: 'a plan after the last step is empty',
  };
};
