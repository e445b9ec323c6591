import type { Check } from '../check';
import { fullRoleNames, roleNameText } from '../full-role-names';
import type { Path } from '../path';

/** IAM tells role names apart without regard to case; what is made must not be adopted, either. */
export const roleNamesAreUnique: Check = (draft, complain) => {
  for (const account of draft.accounts) {
    const { file, yaml, roles } = account;
    const taken = new Map<string, string>();
    const take = (name: string, at: string, path: Path, place: string) => {
      const other = taken.get(name.toLowerCase());
      if (other === undefined) taken.set(name.toLowerCase(), at);
      else
        complain(place, path, {
          value: name,
          requirement: `IAM ignores case in role names, so ${name} is the same role as ${other}`,
          remedy: 'rename or delete one of them',
          on: 'key',
        });
    };
    for (const role of roles) {
      const { file: place, path } = role.layers.at(-1) ?? role.layers[0];
      for (const [i, name] of fullRoleNames(draft, account, role).entries())
        take(roleNameText(name), `roles.${role.role}${i === 0 ? '' : ' under its former name'}`, path, place);
    }
    for (const name of Object.keys(yaml.adopt ?? {}).sort()) take(name, `adopt.${name}`, ['adopt', name], file);
  }
};
