import type { Federation, NameChange } from '../../config/model';
import type { MakeStep, Value } from './step';

/** Changes that are in the middle, and the line to write next. */
export const changing: MakeStep = (federation) => {
  const values = valuesOf(federation);
  if (values.length === 0) return undefined;
  return {
    id: 'changing',
    when: 'after',
    title: 'Finish what is changing',
    why: 'Old and new exist side by side, so that nobody loses access. A synth cannot know what was applied.',
    actions: ['Apply all stacks first; then make the next step below, in a change of its own.'],
    values,
    done: 'no "formerly" and no "released" is left, and a plan is empty',
  };
};

function valuesOf(federation: Federation): Value[] {
  const { identityProviderChange, formerGroupRules, groupRules, accounts, managementGroups, okta } = federation;
  const roles = new Map(accounts.flatMap(({ roles: made }) => made.map(({ role, change }) => [role, change] as const)));
  return [
    ...next('identityProvider', identityProviderChange),
    ...accounts.flatMap(({ name, change }) => next(`account ${name}`, change)),
    ...[...roles].sort(byName).flatMap(([role, change]) => next(`role ${role}`, change)),
    ...managementGroups.flatMap(({ key, formerly, release }): Value[] => [
      ...(formerly === undefined ? [] : [{ label: `management group ${key}`, value: 'delete "formerly"' }]),
      ...(release === 'group' ? [{ label: `management group ${key}`, value: 'write "existing: true"' }] : []),
      ...(release === 'members' ? [{ label: `management group ${key}`, value: 'delete "members"' }] : []),
    ]),
    ...(formerGroupRules === undefined
      ? []
      : [{ label: 'groupRules', value: `write "groupRules: ${groupRules}"; change no grants before` }]),
    ...(okta.app.signingKey?.emergency === true
      ? [
          {
            label: 'okta.app.signingKey',
            value: 'apply every account at once: nobody can sign in before; then delete "emergency"',
          },
        ]
      : []),
  ];
}

function next(label: string, change: NameChange | undefined): Value[] {
  if (change === undefined) return [];
  const value = change.switched
    ? `step 2 of 3: Okta uses the new name; next, delete "formerly" (${change.formerly})`
    : 'step 1 of 3: the new name is prepared; next, delete "switched: false"';
  return [{ label, value }];
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
