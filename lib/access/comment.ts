import { isObject, type Json, property } from './document/document';
import type { Acceptance, GrantNote } from './model';
import { noteIn } from './note';
import type { Resource } from './resources/resource';
import { unescaped } from './unescaped';

/** Findings that a resource's comment accepts. */
export function acceptances(resource: Resource | undefined): Acceptance[] {
  return entries(resource, 'accept')
    .flatMap((entry) => {
      const [rule, reason] = [entry('rule'), entry('reason')];
      return rule === undefined || reason === undefined ? [] : [{ rule, reason }];
    })
    .sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

/** Ends and reasons of grants that a resource's comment gives. */
export function grantNotes(resource: Resource | undefined): GrantNote[] {
  return entries(resource, 'grants')
    .flatMap((entry): GrantNote[] => {
      const [managementGroup, until, reason] = [entry('managementGroup'), entry('until'), entry('reason')];
      if (managementGroup === undefined) return [];
      return [{ managementGroup, until, reason }];
    })
    .sort((a, b) => (a.managementGroup < b.managementGroup ? -1 : 1));
}

type Entry = (name: string) => string | undefined;

function entries(resource: Resource | undefined, list: string): Entry[] {
  const found = property(noteIn(resource?.comment), list);
  if (!Array.isArray(found)) return [];
  return (found as readonly Json[]).filter(isObject).map((item) => (name: string) => unescaped(property(item, name)));
}
