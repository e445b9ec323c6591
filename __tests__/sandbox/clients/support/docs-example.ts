import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const DOCS = readFileSync(resolve(__dirname, '..', '..', '..', '..', 'docs', 'login-clients.md'), 'utf8');
const BLOCKS = [...DOCS.matchAll(/^( *)```\w+\n([^]*?)```/gm)].map(([, indent = '', text = '']) =>
  text.replace(new RegExp(`^${indent}`, 'gm'), ''),
);

/** Every block of the docs, without its fence. */
export function docsBlocks(): readonly string[] {
  return BLOCKS;
}

/** The block that begins so. */
export function docsBlock(start: string): string {
  return only(BLOCKS.filter((text) => text.startsWith(start)));
}

/** What the examples of docs/login-clients.md call the org and the app's embed link. */
const [ORG, LINK] = ['http://127.0.0.1:45335', '/home/amazon_aws/0oaz5JomewjgI8avXkY/272'];

/** The settings file of the docs, with the addresses of a running federation. @param name as in its first line */
export function docsSettings(name: string, { url, embedUrl }: { url: string; embedUrl: string }): string {
  const block = only(BLOCKS.filter((text) => text.startsWith(`# ~/${name}\n`)));
  return block.replaceAll(ORG, url).replaceAll(LINK, new URL(embedUrl).pathname);
}

/** The arguments of a command line of the docs. @param start its first words @param word that it has as well */
export function docsCommand(start: string, word = start): string[] {
  const lines = BLOCKS.flatMap((text) => text.split('\n'));
  return only(lines.filter((line) => line.startsWith(`${start} `) && line.includes(word)))
    .split(' ')
    .slice(1);
}

function only<T>(found: readonly T[]): T {
  const [first, ...others] = found;
  if (first === undefined || others.length > 0) throw new Error(`${found.length} examples in docs/login-clients.md`);
  return first;
}
