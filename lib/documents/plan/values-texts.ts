import { type Json, objectAt, property, strings, text } from '../json/json';
import type { ValuesResource } from '../model/document';
import type { TextForPeople } from '../model/contents';
import { hostsOfLinks } from '../contents/hosts';
import { FOR_PEOPLE, textForPeople } from '../contents/texts';
import type { ConfiguredOutput } from './configuration';
import { marks } from './containers';

/** Not secret, and an output of this product: the id of an access key. */
const KEY_ID = /^(?:AKIA|ASIA)[A-Z0-9]{16}$/;

interface Words {
  readonly outputs: ReadonlyMap<string, ConfiguredOutput>;
  /** Names of outputs that hide their value no longer. */
  readonly revealed: ReadonlySet<string>;
  /** Arguments of which the configuration says nothing on this side, by address. */
  readonly changed: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What Terraform worked out for people to read: outputs of the root module, descriptions and tags. */
export function valuesTexts(
  stack: string,
  resources: readonly ValuesResource[],
  container: Json | undefined,
  { outputs: configured, revealed, changed }: Words,
): TextForPeople[] {
  const own = new Set(resources.flatMap(addressesOfOkta));
  const seen = (address: string, argument: string, value: Json, sensitive = false): TextForPeople[] =>
    textForPeople(`${stack}:${address}`, argument, value, { sensitive }).map((found) => ({
      ...found,
      worksOut: false,
      references: [],
      hosts: found.hosts.filter((host) => !own.has(host)),
      secrets: argument === 'value' && typeof value === 'string' && KEY_ID.test(value) ? [] : found.secrets,
    }));
  const values = objectAt(container, 'outputs');
  const names = [...new Set([...Object.keys(values), ...configured.keys()])].sort();
  return [
    ...names.flatMap((name) => {
      const [body, output] = [property(values, name), configured.get(name)];
      const value = property(body, 'value');
      const hidden = output?.sensitive === true || property(body, 'sensitive') === true;
      const [address, references] = [`output.${name}`, output?.references ?? []];
      const shown = value === undefined && references.length === 0 ? [] : seen(address, 'value', value ?? null, hidden);
      return [
        ...shown.map((text) => {
          const secrets = revealed.has(name) ? ['a value that was sensitive before'] : text.secrets;
          return { ...text, references, secrets };
        }),
        ...(output?.description === undefined ? [] : seen(address, 'description', output.description)),
      ];
    }),
    ...resources
      .filter(({ managed }) => managed)
      .flatMap((resource) =>
        FOR_PEOPLE.flatMap((argument) => {
          const { address, sensitive } = resource;
          const value = property(resource.values, argument) ?? '';
          const marked = marks(sensitive, argument);
          const shown = value === '' || marked ? [] : seen(address, argument, value);
          if (argument === 'tags_all' || changed.get(address)?.has(argument) === true) return shown;
          // Whatever it is worth, and whether or not the plan shows it: the object has it in the clear.
          const references = strings(property(property(resource.expressions, argument), 'references'));
          if (references.length === 0 && !marked) return shown;
          const secrets = marked ? ['a value that is marked as sensitive'] : [];
          return [...shown, ...seen(address, argument, '').map((text) => ({ ...text, references, secrets }))];
        }),
      ),
  ];
}

/** Host names under which Okta's own objects are: outputs lead there. */
function addressesOfOkta({ type, values }: ValuesResource): string[] {
  if (!type.startsWith('okta_app')) return [];
  const names = ['embed_url', 'metadata_url', 'http_post_binding', 'http_redirect_binding', 'entity_url'];
  return names.flatMap((name) => hostsOfLinks(text(values, name) ?? ''));
}
