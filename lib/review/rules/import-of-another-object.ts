import type { Access } from '../../access';
import type { TakenOver } from '../../documents';
import { terraformAddress } from '../address';
import { memo } from '../memo';
import type { Rule } from '../model';

export const importOfAnotherObject: Rule = {
  id: 'import-of-another-object',
  severity: 'critical',
  title: 'An import takes over another object than the one declared',
  why: 'The apply makes the object into what is declared: anyone who is in another group gets its roles, and another role, provider or app is changed or destroyed.',
  remedy:
    'Correct the id in imports.yaml, or delete it. Take a new snapshot and run "federation import" again if you are not sure which object is meant.',
  mayGiveAccess: true,
  check: ({ before, after }) =>
    (after.takenOver ?? []).flatMap((taken) => {
      const reasons = [...taken.contradictions, ...managedAs(taken, before)];
      if (reasons.length === 0) return [];
      const { address, id } = taken;
      const shown = 'known' in id ? id.known : 'an id that is not known yet';
      return [{ subject: terraformAddress(address), address, evidence: `imports ${shown}: ${reasons.join('; ')}` }];
    }),
};

/** The base manages the object, at another address. What it only looks up may be taken over. */
function managedAs({ address, id, type }: TakenOver, before: Access): string[] {
  const owner = 'known' in id ? oktaObjects(before).get(`${type} ${id.known}`) : undefined;
  return owner === undefined || owner === address ? [] : [`the base manages it as ${owner}`];
}

const oktaObjects = memo(
  ({ roleGroups, managementGroups, apps }: Access): ReadonlyMap<string, string> =>
    new Map(
      [
        ...[...roleGroups, ...managementGroups].map(({ id = '', address }) => [`okta_group ${id}`, address] as const),
        ...apps.map(({ id = '', address }) => [`okta_app_saml ${id}`, address] as const),
      ].filter(([, address]) => !/(?:^|\.)data\./.test(terraformAddress(address))),
    ),
);
