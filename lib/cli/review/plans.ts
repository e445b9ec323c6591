import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  decodeText,
  parsePlan,
  readPlanJson,
  type ConfigurationDocument,
  type Document,
  type JsonObject,
} from '../../documents';
import type { Access } from '../../access';
import type { PlannedAction } from '../../review/model';
import { messageOf } from '../error-text';
import { EXIT } from '../exit-code';
import { Failure } from '../failure';
import type { Io } from '../io';
import { readable } from '../sources/readable';
import { planNames } from './plan-names';

/** One file of `terraform show -json`. */
export interface Plan {
  readonly path: string;
  /** The stack that it is a plan of, where there are several. */
  readonly name: string;
  readonly json: JsonObject;
}

/** Standard input, where a file is asked for. */
const STDIN = '-';
const REMEDY = 'make it with "terraform show -json FILE"';

/**
 * @param files paths, or `-` for standard input
 * @throws Failure for a file that can't be read
 */
export function readPlans(files: readonly string[], { cwd, stdin }: Pick<Io, 'cwd' | 'stdin'>): readonly Plan[] {
  if (files.filter((file) => file === STDIN).length > 1)
    throw new Failure('standard input holds one plan: give "-" once', EXIT.usage);
  const paths = [...new Map(files.map((file) => [file === STDIN ? STDIN : resolve(cwd, file), file]))];
  const names = planNames(paths.map(([path]) => (path === STDIN ? resolve(cwd, 'plan') : path)));
  return paths.map(([path, file], i) => {
    const source = path === STDIN ? 'standard input' : file;
    const json = readable(() => parsePlan(decodeText(bytesOf(path, source, stdin), source), source, REMEDY));
    return { path: source, name: names[i] ?? 'plan', json };
  });
}

function bytesOf(path: string, source: string, stdin: Io['stdin']): Uint8Array {
  try {
    return path === STDIN && stdin ? stdin() : readFileSync(path === STDIN ? 0 : path);
  } catch (error) {
    throw new Failure(`${source}: can't be read: ${messageOf(error)} (${REMEDY})`);
  }
}

/** What the plans lead to, or what there was before them. @throws Failure for a file that is not a plan */
export function planDocuments(plans: readonly Plan[], side: 'before' | 'after'): Document[] {
  return plans.map(({ path, name, json }) => readable(() => readPlanJson(json, { source: path, name, side })));
}

/**
 * Fills in what the synthesized stacks can't say with what their plans say; a plan belongs to the stack of its name, or
 * to the only one.
 * @param side what the plan leads to, or the state that it starts from: both sides of a comparison have to be filled in,
 *   or what only a state knows would look like a change
 * @throws Failure for a plan of no stack: left out quietly, what it destroys would be missing
 */
export function withPlans(
  documents: readonly Document[],
  plans: readonly Plan[],
  side: 'before' | 'after',
): Document[] {
  const only = documents.length === 1 && plans.length === 1;
  const names = documents.map(({ name }) => name);
  // What is new has a plan, and no stack before it.
  for (const { path, name } of only || side === 'before' ? [] : plans)
    if (!names.includes(name))
      throw new Failure(
        `${path} belongs to no stack (name it like one: ${names.map((each) => `${each}.json`).join(', ')})`,
      );
  return documents.map((document) => {
    const plan = plans.find(({ name }) => only || name === document.name);
    if (plan === undefined || document.kind !== 'configuration') return document;
    const configuration: ConfigurationDocument = document;
    return readable(() => readPlanJson(plan.json, { source: plan.path, configuration, side }));
  });
}

/** Terraform's planned actions; with several plans, each address begins with its stack. */
export function plannedActions({ plans = [] }: Pick<Access, 'plans'>): readonly PlannedAction[] {
  return plans.flatMap(({ stack, changes }) =>
    changes
      .filter(({ deposed }) => deposed === undefined)
      .map(({ address, type, actions, importing }) => ({
        address: plans.length === 1 ? address.slice(stack.length + 1) : address,
        type,
        actions,
        importing: importing === undefined ? undefined : true,
      })),
  );
}
