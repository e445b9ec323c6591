import type { StackJson } from './synthesize';

/** Addresses that the values of a stack refer to, e.g. `okta_group.x` or `data.terraform_remote_state.okta`, sorted. */
export function referencesIn(json: StackJson): string[] {
  const found = new Set<string>();
  const visit = (value: unknown, key: string): void => {
    if (key === '//') return;
    if (Array.isArray(value)) for (const item of value) visit(item, key);
    else if (typeof value === 'object' && value !== null)
      for (const [name, item] of Object.entries(value)) visit(item, name);
    else if (typeof value === 'string') for (const address of addressesIn(value, key)) found.add(address);
  };
  visit({ resource: json.resource, data: json.data, output: json.output, import: json.import }, '');
  return [...found].sort();
}

const ADDRESS = /(?:data\.)?(?:aws|okta|terraform)_[a-z_]+\.[A-Za-z0-9_-]+/g;

function addressesIn(text: string, key: string): string[] {
  if (key === 'depends_on' || key === 'to') return [text];
  // A template's escape is no reference.
  return [...text.replace(/\$\$\{[^}]*\}/g, '').matchAll(/\$\{(.*)\}/gs)].flatMap(([, expression = '']) =>
    // What stands in quotes is text, and not a reference.
    [
      ...expression
        .replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => (quoted.includes('${') ? quoted : '""'))
        .matchAll(ADDRESS),
    ].map(([address]) => address),
  );
}
