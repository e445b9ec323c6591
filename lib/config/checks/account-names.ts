import { accountAlias } from '../../naming/account-alias';
import { accountName } from '../../naming/account-name';
import type { Check } from '../check';
import { refusal } from '../refusal';

/** Names of accounts are part of the names of roles and role groups; aliases are AWS's. */
export const accountNames: Check = ({ accounts }, complain) => {
  for (const { file, yaml } of accounts)
    for (const [key, form] of [
      ['name', accountName],
      ['alias', accountAlias],
    ] as const) {
      const value = yaml[key];
      const refused = value === undefined ? undefined : refusal(() => form(value));
      if (refused) complain(file, [key], refused);
    }
};
