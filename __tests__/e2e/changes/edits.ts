import type { Document } from 'yaml';
import type { Estate } from '../support/estate';

/** What its author does to a file of the configuration. */
export type Edit = (document: Document) => void;

const inFile =
  (file: string) =>
  (...edits: readonly Edit[]) =>
  (estate: Estate): void =>
    estate.edit(file, (document) => edits.forEach((edit) => edit(document)));

export const federation = inFile('federation.yaml');
export const groups = inFile('management-groups.yaml');
export const account = inFile('accounts/tech.yaml');

export const set =
  (path: readonly string[], value: unknown): Edit =>
  (document) =>
    document.setIn(path, value);

export const unset =
  (...path: readonly string[]): Edit =>
  (document) =>
    document.deleteIn(path);

/** Gives what is at `path` another key. */
export const rekey =
  (path: readonly string[], key: string, more: Readonly<Record<string, unknown>>): Edit =>
  (document) => {
    const value = document.toJS() as Record<string, unknown>;
    const at = path.reduce<unknown>((inner, part) => (inner as Record<string, unknown>)[part], value);
    document.deleteIn(path);
    document.setIn([...path.slice(0, -1), key], { ...(at as object), ...more });
  };
