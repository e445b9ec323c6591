import { stringify } from 'yaml';

const HEADS = {
  federation: [
    '# yaml-language-server: $schema=schema/federation.schema.json',
    '# Written by "federation import": what is live, as it is. Check "connect", "layout" and "backend" first.',
  ],
  managementGroups: [
    '# yaml-language-server: $schema=schema/management-groups.schema.json',
    '# Written by "federation import": groups that rules read. They are looked up and never changed.',
  ],
  account: [
    '# yaml-language-server: $schema=../schema/account.schema.json',
    '# Written by "federation import": what is live, as it is.',
  ],
  imports: [
    '# Written by "federation import": ids of what exists, for import blocks. Delete this file once the import is applied.',
    '# The plan after that may write the app’s assignments once more, in the usual order and with the usual priorities.',
  ],
} as const;

/** A file of the configuration. */
export function yamlFile(kind: keyof typeof HEADS, content: object): string {
  const body = stringify(content, { lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false });
  // Ids of accounts are strings: leading zeros count.
  return `${HEADS[kind].join('\n')}\n\n${body}`;
}
