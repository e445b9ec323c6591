import { whyNoState } from '../../import/other-terraform';
import { Failure } from '../failure';
import type { Io } from '../io';
import { readPlans, type Plan } from '../review/plans';

/**
 * `terraform show -json` of other Terraforms' states. One that says nothing is refused: it would look as if nobody else
 * had anything.
 * @throws Failure
 */
export function readStates(files: readonly string[], io: Pick<Io, 'cwd' | 'stdin'>): readonly Plan[] {
  const states = files.length === 0 ? [] : readPlans(files, io);
  for (const { path, json } of states) {
    const problem = whyNoState(json);
    if (problem !== undefined) throw new Failure(`${path} ${problem}`);
  }
  return states;
}
