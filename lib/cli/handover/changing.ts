import { betweenStates } from '../../config/between';
import { nextStep, sentence } from '../../steps/between';
import type { MakeStep } from './step';

/** Changes that are in the middle: which step this is, and what comes next. */
export const changing: MakeStep = (federation) => {
  const states = betweenStates(federation);
  if (states.length === 0) return undefined;
  return {
    id: 'changing',
    when: 'after',
    title: 'Finish what is changing',
    why: 'Old and new exist side by side, so that nobody loses access. A synth cannot know what was applied.',
    actions: [
      'Apply all stacks.',
      'Then make the next step below, in a change of its own, and apply all stacks again.',
    ],
    values: states.map((state) => ({ label: state.what, value: sentence(nextStep(state)) })),
    done: '"federation validate" lists no change that is not finished, and a plan is empty',
  };
};
