import type { Check } from '../check';
import { DEFAULTS } from '../defaults';
import type { Path } from '../path';

/** IAM tells role names apart without regard to case; what is made must not be adopted, either. */
export const roleNamesAreUnique: Check = ({ federation, accounts }, complain) => {
  const { identityProvider = DEFAULTS.identityProvider } = federation.yaml;
  for (const { file, yaml, roles } of accounts) {
    const taken = new Map<string, string>();
    const take = (name: string, at: string, path: Path, place: string) => {
      const other = taken.get(name.toLowerCase());
      if (other === undefined) taken.set(name.toLowerCase(), at);
      else
        complain(place, path, {
          value: name,
          rule: `IAM ignores case in role names, so ${name} is the same role as ${other}`,
          remedy: 'rename or delete one of them',
          on: 'key',
        });
    };
    for (const { role, layers } of roles) {
      const { file: place, path } = layers.at(-1) ?? layers[0];
      take(`${identityProvider}-${yaml.name ?? ''}-${role}`, `roles.${role}`, path, place);
    }
    for (const name of Object.keys(yaml.adopt ?? {}).sort()) take(name, `adopt.${name}`, ['adopt', name], file);
  }
};
