import type { Check } from '../check';
import { sortedEntries } from '../entries';

/** An adopted role goes back in two applied steps before its account may retire: else Terraform would destroy it. */
export const retiredAccounts: Check = ({ accounts }, complain) => {
  for (const { file, yaml } of accounts) {
    if (yaml.retired !== true) continue;
    for (const [name, { release }] of sortedEntries(yaml.adopt)) {
      if (release === 'forget') continue;
      const remedy =
        release === undefined
          ? 'take retired away, apply with release: true, then retire with release: forget'
          : 'apply this without retired first, then retire with release: forget';
      const requirement = 'a retired account would destroy the adopted role';
      complain(file, ['adopt', name], { value: name, requirement, remedy, on: 'key' });
    }
  }
};
