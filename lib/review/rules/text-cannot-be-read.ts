import { terraformAddress } from '../address';
import type { Rule } from '../model';

export const textCannotBeRead: Rule = {
  id: 'text-cannot-be-read',
  severity: 'high',
  title: 'An output, description, tag or name is worked out from something unknown',
  why: 'Terraform can read files, variables and secrets of the person who plans into it, for everybody who sees the result; of a sensitive output, everybody who reads the state.',
  remedy: 'Write the text out.',
  check: ({ after }) =>
    after.texts
      .filter(({ worksOut }) => worksOut)
      .map(({ address, argument }) => ({
        subject: `${terraformAddress(address)}.${argument}`,
        address,
        evidence: 'an expression that this product never writes',
      })),
};
