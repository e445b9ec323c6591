import { federatedRoles } from '../summary/federated-roles';
import type { MakeStep } from './step';

/** Grants with an end: nothing takes them away but an apply after that day. */
export const expiringGrants: MakeStep = ({ accounts }) => {
  const values = accounts
    .filter(({ retired }) => !retired)
    .flatMap((account) =>
      federatedRoles(account).flatMap((role) =>
        role.grants.flatMap(({ managementGroup, until }) => {
          const name = 'name' in role ? role.name : role.role;
          return until === undefined
            ? []
            : [{ label: `after ${until}`, value: `${managementGroup} → ${name} in ${account.name}` }];
        }),
      ),
    );
  if (values.length === 0) return undefined;
  return {
    id: 'expiring-grants',
    when: 'after',
    title: 'Apply again when these grants have ended',
    why: 'Okta knows no end of a grant: it is taken away by the first apply after its last day.',
    actions: ['Run the apply on a schedule (daily), or put these days into the calendar.'],
    values: values.sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)),
    done: 'a plan on the day after shows the rule losing the group',
  };
};
