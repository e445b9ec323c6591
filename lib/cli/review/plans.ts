import { basename, resolve } from 'node:path';
import { readPlanJson, blocks, isObject, property, type ConfigurationDocument, type Document } from '../../access';
import type { PlannedAction } from '../../review/model';
import { Failure } from '../failure';
import { readable, readJson } from '../sources/read-json';

/** One file of `terraform show -json`. */
export interface Plan {
  readonly path: string;
  /** The file's name without its ending: the stack that it is a plan of, where there are several. */
  readonly name: string;
  readonly json: unknown;
}

/** @throws Failure for a file that can't be read */
export function readPlans(files: readonly string[], cwd: string): readonly Plan[] {
  return files.map((file) => {
    const path = resolve(cwd, file);
    return { path: file, name: basename(file).replace(/(\.plan|\.tfplan)?\.json$/, ''), json: readJson(path) };
  });
}

/** What the plans lead to, or what there was before them. @throws Failure for a file that is no plan */
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
export function plannedActions(plans: readonly Plan[]): readonly PlannedAction[] {
  return plans.flatMap(({ name, json }) =>
    blocks(isObject(json) ? property(json, 'resource_changes') : undefined).flatMap((change) => {
      const [address, type, inner] = [
        property(change, 'address'),
        property(change, 'type'),
        property(change, 'change'),
      ];
      const actions = isObject(inner) ? property(inner, 'actions') : undefined;
      if (typeof address !== 'string' || typeof type !== 'string' || !Array.isArray(actions)) return [];
      return [{ address: plans.length === 1 ? address : `${name}:${address}`, type, actions: actions.map(String) }];
    }),
  );
}
