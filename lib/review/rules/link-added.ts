import { terraformAddress } from '../address';
import type { Rule } from '../model';

export const linkAdded: Rule = {
  id: 'link-added',
  severity: 'high',
  title: 'An output, description, tag or name links to another host',
  why: 'People sign in where such texts send them; a link to a stranger’s page collects their passwords.',
  remedy: 'Check the host, or take the link out.',
  check: ({ before, after }) => {
    const known = new Set(before.texts.flatMap(({ hosts }) => hosts));
    return after.texts.flatMap(({ address, argument, hosts }) =>
      hosts
        .filter((host) => !known.has(host))
        .map((host) => ({
          subject: `${terraformAddress(address)}.${argument}`,
          address,
          evidence: host,
        })),
    );
  },
};
