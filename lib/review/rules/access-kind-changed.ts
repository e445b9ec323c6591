import type { Block } from '../../documents';
import { kindOf } from '../judged';
import { changedBlocks } from '../lookup';
import type { Rule, RuleSighting } from '../model';
import { effectOfKind } from '../named-kinds';
import { canonical } from '../order';

/** Kinds that no chain of grants contains; each is reported with what it does. */
export const accessKindChanged: Rule = {
  id: 'access-kind-changed',
  severity: 'critical',
  title: 'A resource that gives access outside of the federation is added, changed or removed',
  why: 'Administrators, identity providers, hooks, passwords and programs decide who gets in beside every management group and role of this report.',
  remedy:
    'Review it manually with the owner of Okta or of the account; keep it in another stack, with a review of its own.',
  mayGiveAccess: true,
  check: ({ before, after }) => {
    // Without blocks on both sides (a plan against stacks) nothing can be said.
    const { added, removed, kept } = changedBlocks(before, after);
    const changed = kept.filter(({ then, now }) => isNamed(now) && digest(then) !== digest(now));
    return [
      ...added.filter(isNamed).map(sighting('added')),
      ...changed.map(({ now }) => sighting('changed')(now)),
      ...removed.filter(isNamed).map(sighting('removed')),
    ];
  },
};

function isNamed({ address }: Block): boolean {
  return effectOfKind(kindOf(address)) !== undefined;
}

function digest({ arguments: values }: Block): string {
  return canonical(values);
}

function sighting(what: 'added' | 'changed' | 'removed') {
  return ({ address }: Block): RuleSighting => {
    const kind = kindOf(address);
    return { subject: address, address, evidence: `${kind} ${what}: it ${effectOfKind(kind) ?? ''}` };
  };
}
