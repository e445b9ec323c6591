import type { Federation } from '../../config/model';
import { groupNameOf } from '../../config/names-of-role';
import { groupFilterText } from '../../naming/group-filter';
import { signInEndpoint } from '../../naming/partition';
import { roleValuePattern } from '../../naming/role-value-pattern';
import { federatedRoles } from '../summary/federated-roles';
import type { MakeStep, Value } from './step';

/** The whole Okta side, where somebody else runs the Okta app. */
export const foreignApp: MakeStep = (federation) => {
  const { identityProvider, okta, partition, rolePath, signInRegions } = federation;
  if (okta.app.metadata === undefined) return undefined;
  const endpoint = signInEndpoint(partition, signInRegions[0]);
  const groups = roleGroups(federation);
  const rules = groups.flatMap(({ group, members }) => members.map((name) => value(`members of ${name}`, group)));
  return {
    id: 'foreign-app',
    when: 'before',
    title: 'Have the Okta app set up by those who run it',
    why: 'The configuration brings the metadata of an app that it does not manage, so no Okta object is made.',
    actions: [
      `In the app's Sign On tab, set the first values.`,
      'Make each role group, and assign all of them to the app.',
      'Make group rules that put the members of each management group into these role groups, and activate them.',
    ],
    values: [
      value('AWS environment', 'aws.amazon'),
      value('ACS URL', endpoint === signInEndpoint('aws') ? '(blank)' : endpoint),
      value('Join all roles', 'on'),
      value('Use Group Mapping', 'on'),
      value('Group Filter', groupFilterText({ prefix: okta.groupPrefix, filter: okta.groupFilter ?? 'hash' })),
      value('Role Value Pattern', roleValuePattern({ partition, identityProvider, rolePath })),
      value('Session Duration (seconds)', String(okta.app.sessionSeconds)),
      ...groups.map(({ group }) => value('role group', group)),
      ...rules.sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)),
    ],
    done: 'a member of a management group sees its roles in the picker',
  };
};

function roleGroups(federation: Federation): { group: string; members: readonly string[] }[] {
  return federation.accounts
    .filter(({ retired }) => !retired)
    .flatMap((account) =>
      federatedRoles(account).map((role) => ({
        group: groupNameOf(federation, account, role),
        members: role.grants.map(({ managementGroup }) => managementGroup),
      })),
    );
}

function value(label: string, text: string): Value {
  return { label, value: text };
}
