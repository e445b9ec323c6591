import type { Rule } from '../model';
import { terraformAddress } from '../address';

/** An adopted role is imported as well, and has a rule of its own. */
export const objectImported: Rule = {
  id: 'object-imported',
  severity: 'high',
  title: 'Terraform takes over an object that exists already',
  why: 'It keeps what it has: the members of a group, the trust and the policies of a role. From then on they count here.',
  remedy: 'Compare the id with the object in Okta or AWS, and look at who is in it or may assume it.',
  check: ({ after }) => {
    const adopted = new Set(after.roles.filter((role) => role.adopted).map(({ address }) => address));
    return (after.plans ?? [])
      .flatMap(({ changes }) => changes)
      .flatMap(({ address, importing, actions }) =>
        importing === undefined || adopted.has(address)
          ? []
          : [
              {
                subject: terraformAddress(address),
                address,
                evidence: `imports ${importing === '' ? 'an id that is not known yet' : importing}, then ${actions.join(', ')}`,
              },
            ],
      );
  },
};
