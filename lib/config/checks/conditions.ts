import type { Check } from '../check';
import { sortedEntries } from '../entries';
import { didYouMean } from '../did-you-mean';
import { keyInLayers } from '../merge-roles';
import { OPERATORS, operatorOf } from '../policies/condition-operators';
import { writtenAdopted, writtenRoles } from '../written-places';

/** `<service>:<key>`, some with a tag's name after a slash. */
const KEY = /^[A-Za-z0-9-]+:[A-Za-z0-9_.-]+(\/[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128})?$/u;
/** Ours: which sign-in endpoints an assertion may be for. */
const AUDIENCE = 'saml:aud';

/** Conditions narrow the trust statement and never touch its audience; IAM refuses a policy with an operator it doesn't know. */
export const conditions: Check = (draft, complain) => {
  for (const { file, path, value: role } of [...writtenRoles(draft), ...writtenAdopted(draft)])
    for (const [operator, keys] of sortedEntries(role.conditions)) {
      const at = [...path, 'conditions', operator];
      const known = operatorOf(operator);
      if (!known) {
        const remedy = didYouMean(operator, OPERATORS.keys()) ?? 'see the operators of IAM policies';
        complain(file, at, { value: operator, requirement: 'is not a condition operator of IAM', remedy, on: 'key' });
      }
      const seen = new Map<string, string>();
      for (const [key, value] of sortedEntries(keys)) {
        const twin = seen.get(key.toLowerCase());
        seen.set(key.toLowerCase(), key);
        const complaint =
          key.toLowerCase() === AUDIENCE
            ? { requirement: 'the audience is set by signInRegions', remedy: 'delete it, or change signInRegions' }
            : twin !== undefined
              ? {
                  requirement: `IAM ignores case in condition keys, so this is ${twin} again`,
                  remedy: 'put the values together',
                }
              : KEY.test(key)
                ? undefined
                : { requirement: 'is not a condition key', remedy: 'write one like aws:SourceIp or saml:sub' };
        if (complaint) complain(file, [...at, key], { value: key, ...complaint, on: 'key' });
        const list = typeof value === 'object' ? value : [value];
        for (const [i, item] of list.entries()) {
          const wrong = item === undefined || !known ? undefined : known.refuses(String(item));
          if (wrong)
            complain(file, typeof value === 'object' ? [...at, key, i] : [...at, key], { value: item, ...wrong });
        }
      }
    }
  for (const { roles } of draft.accounts)
    for (const role of roles) {
      const [common, own] = keyInLayers(role, 'conditions');
      if (!common || !own) continue;
      for (const [operator, keys] of sortedEntries(own.value)) {
        const above = new Map(
          sortedEntries(new Map(sortedEntries(common.value)).get(operator)).map(([key, value]) => [
            key.toLowerCase(),
            value,
          ]),
        );
        for (const [key, value] of sortedEntries(keys)) {
          const other = above.get(key.toLowerCase());
          if (other === undefined || JSON.stringify([other].flat()) === JSON.stringify([value].flat())) continue;
          complain(own.file, [...own.path, operator, key], {
            value: key,
            requirement: 'the organization sets other values for this key, and an account only adds conditions',
            remedy: 'delete it here, or move it from the organization’s role to the accounts',
            on: 'key',
          });
        }
      }
    }
};
