import type { Rule } from '../model';
import { sightOutside } from '../outside';

export const repeatedKey: Rule = {
  id: 'repeated-key',
  severity: 'critical',
  title: 'A key is written twice',
  why: 'Terraform merges what it finds under both, or refuses it; programs that read JSON see one of the two only.',
  remedy: 'Synthesize the stacks again; nothing that this product writes has a key twice.',
  mayGiveAccess: true,
  check: (change) => sightOutside(change, ({ kind }) => kind === 'repeated key'),
};
