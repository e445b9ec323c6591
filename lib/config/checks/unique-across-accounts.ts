import type { Check } from '../check';

/** What a key must not share with another account, and how two values are compared. */
const KEYS = [
  ['id', 'account id', (id: string) => id],
  // Stacks and their folders are named after accounts, and not every file system minds case.
  ['name', 'account name', (name: string) => name.toLowerCase()],
  ['alias', 'alias', (alias: string) => alias],
] as const;

/** Two files for one account would make two sets of everything in it. AWS gives an alias to one account only. */
export const uniqueAcrossAccounts: Check = ({ accounts }, complain) => {
  for (const [key, what, normalize] of KEYS) {
    const seen = new Map<string, string>();
    for (const { file, yaml } of accounts) {
      const value = yaml[key];
      if (value === undefined) continue;
      const other = seen.get(normalize(value));
      if (other === undefined) seen.set(normalize(value), file);
      else
        complain(file, [key], { value, requirement: `is the ${what} in ${other}, too`, remedy: 'correct one of them' });
    }
  }
};
