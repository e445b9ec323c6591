import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAccess } from '../../../lib/access';
import { readPlanJson } from '../../../lib/documents';
import { plannedActions } from '../../../lib/cli/review/plans';
import type { Report } from '../../../lib/review/model';
import { review } from '../../../lib/review/review';
import { TODAY } from './builders';

/** Plans of another team's federation, as they would be if somebody changed one thing. */

export type Values = Readonly<Record<string, unknown>>;

export interface Entry {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Values | null;
    readonly after: Values | null;
  };
  readonly [key: string]: unknown;
}

interface Plan {
  readonly resource_changes: readonly Entry[];
  readonly configuration: Configuration;
}

export interface Configuration {
  readonly provider_config: Record<string, { full_name?: string; expressions: Record<string, unknown> }>;
  readonly root_module: { resources: object[]; module_calls?: object };
}

const UNCHANGED = (
  JSON.parse(readFileSync(join(__dirname, '..', 'other-styles', 'recorded', 'inline.json'), 'utf8')) as {
    unchanged: Plan;
  }
).unchanged;

function entryAt(address: string): Entry {
  const found = UNCHANGED.resource_changes.find((entry) => entry.address === address);
  if (!found) throw new Error(`nothing is at ${address}`);
  return found;
}

/** The values of an object as it is. */
export function valuesAt(address: string): Values {
  return entryAt(address).change.before ?? {};
}

export function update(address: string, changes: Values): Entry {
  const before = valuesAt(address);
  return { ...entryAt(address), change: { actions: ['update'], before, after: { ...before, ...changes } } };
}

export function changeOf(address: string, change: object): Entry {
  const entry = entryAt(address);
  return { ...entry, change: { ...entry.change, ...change } };
}

/** A block that nobody had before. */
export function made(type: string, before: Values | null, after: Values | null): Entry {
  const action = before === null ? 'create' : after === null ? 'delete' : 'update';
  const change = { actions: [action], before, after, after_unknown: before === null ? { id: true } : {} };
  return { address: `${type}.new`, mode: 'managed', type, name: 'new', change };
}

/** @param top what else the plan says, beside what it does to resources */
export function reviewed(entries: readonly Entry[] = [], top: object = {}): Report {
  const changed = new Set(entries.map(({ address }) => address));
  const rest = UNCHANGED.resource_changes.filter(({ address }) => !changed.has(address));
  const text = JSON.stringify({ ...UNCHANGED, resource_changes: [...rest, ...entries], ...top });
  const side = (which: 'before' | 'after') => readAccess([readPlanJson(text, { side: which })]);
  const after = side('after');
  return review({ before: side('before'), after, today: TODAY, plan: plannedActions(after) });
}

/** An object as a state lists it. */
export interface Stated {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly values: Values;
  readonly [key: string]: unknown;
}

/** Reviews the state of the same federation against one that somebody changed. */
export function reviewedStates(change: (objects: Stated[]) => Stated[]): Report {
  const objects = UNCHANGED.resource_changes.map(({ address, mode, type, name, change: { before } }): Stated => {
    return { address, mode, type, name, values: before ?? {} };
  });
  const read = (resources: Stated[]) =>
    readAccess([readPlanJson(JSON.stringify({ format_version: '1.0', values: { root_module: { resources } } }))]);
  return review({ before: read(objects), after: read(change(objects)), today: TODAY });
}

/** The configuration of the plan with something changed. */
export function configured(change: (configuration: Configuration) => void): { configuration: Configuration } {
  const configuration = JSON.parse(JSON.stringify(UNCHANGED.configuration)) as Configuration;
  change(configuration);
  return { configuration };
}

export function fresh({ findings }: Report): string[] {
  return findings.filter(({ isNew }) => isNew).map(({ id, severity }) => `${severity} ${id}`);
}
