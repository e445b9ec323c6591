import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, messageOf } from '../error-text';
import { Failure } from '../failure';
import type { Step } from './plan-moves';
import type { PlacedState } from './program';
import { managedOf, type State } from './state';

export interface CarryOut {
  readonly steps: readonly Step[];
  readonly stateOf: (step: Step) => PlacedState;
  /** Folder that gets a copy of every state before it is written. */
  readonly copies: string;
  readonly onStep: (step: Step) => void;
}

/**
 * Takes the steps, one after the other. Each state is copied first, and is written only if it is still what the plan was
 * made from.
 * @throws Failure; what was done by then stays, and the same command goes on from there
 */
export async function carryOut({ steps, stateOf, copies, onStep }: CarryOut): Promise<void> {
  for (const { stack, before } of steps) if (before !== undefined) keepCopy(copies, stack, before);
  const written = new Map<string, State>();
  // A lock is found before anything was moved.
  const first = new Map(steps.map((step) => [step.place.key, step] as const).reverse());
  for (const step of first.values()) {
    const { place, before } = step;
    if (before === undefined) continue;
    const state = stateOf(step);
    needSame(await state.pull(), before, step);
    await state.pushUnchanged();
    const now = await state.pull();
    const counted = { ...before, serial: now?.serial ?? 0 };
    needSame(now, counted, step);
    written.set(place.key, counted);
  }
  for (const step of steps) {
    const { place, before, after } = step;
    const state = stateOf(step);
    const held = await state.pull();
    needSame(held, written.get(place.key) ?? before, step);
    await state.push({ ...after, serial: (held?.serial ?? 0) + 1 });
    const now = await state.pull();
    // Some backends count once more on the way, and give a state that is new to them a lineage of their own.
    const kept = { ...after, serial: now?.serial ?? 0, lineage: held?.lineage ?? now?.lineage ?? '' };
    needSame(now, kept, step);
    written.set(place.key, kept);
    onStep(step);
  }
}

function needSame(found: State | undefined, wanted: State | undefined, { place }: Step): void {
  if (fingerprint(found) === fingerprint(wanted)) return;
  throw new Failure(`${place.shown} has changed meanwhile (let the other apply finish, then run this again)`);
}

function fingerprint(state: State | undefined): string {
  if (state === undefined) return '';
  return JSON.stringify([state.lineage, state.serial, [...managedOf(state).keys()].sort()]);
}

/** `federation-3f2a9c1e-17.tfstate`: stack, beginning of the lineage, serial. Nobody else may read it. */
function keepCopy(folder: string, stack: string, state: State): void {
  const file = join(folder, `${stack}-${state.lineage.slice(0, 8)}-${state.serial}.tfstate`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify(state, null, 2), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    // An earlier run that did not come to its end has copied the same state.
    if (codeOf(error) === 'EEXIST') return;
    throw new Failure(`${file} can't be written, so nothing was moved: ${messageOf(error)}`);
  }
}
