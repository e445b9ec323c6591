import type { Access } from '../../access';
import { terraformAddress } from '../address';
import { changedArguments, changedBlocks } from '../lookup';
import type { Rule, Sighting } from '../model';
import { replacedGroups } from '../replaced-groups';

export const groupReplaced: Rule = {
  id: 'group-replaced',
  severity: 'high',
  title: 'A name means another group than before',
  why: 'Okta tells groups apart by id. Every grant looks as before, and the members of the group are other people.',
  remedy: 'Compare the id of the group and its members with the group that had the name.',
  mayGiveAccess: true,
  check: ({ before, after }) => [
    ...replacedGroups(before, after)
      .filter(({ administrators }) => !administrators)
      .map(({ name, address, evidence }) => ({ subject: name, address, evidence })),
    ...lookedUpOtherwise(before, after),
  ],
};

/** Groups of an unchanged name that are looked up by another id than before, or whose name the plan no longer checks. */
function lookedUpOtherwise(before: Access, after: Access): Sighting[] {
  return changedBlocks(before, after).kept.flatMap((pair): Sighting[] => {
    const { address } = pair.now;
    const subject = terraformAddress(address);
    if (!subject.startsWith('data.okta_group.')) return [];
    const changed = changedArguments(pair);
    const names = new Map(pair.now.arguments);
    if (changed.includes('id')) return [{ subject, address, evidence: 'it is looked up by another id than before' }];
    const unchecked = changed.includes('lifecycle') && !names.has('lifecycle') && !names.has('id');
    return unchecked ? [{ subject, address, evidence: 'the plan no longer refuses a group of another name' }] : [];
  });
}
