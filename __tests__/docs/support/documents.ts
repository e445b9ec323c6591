import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every Markdown file that belongs to the project, by path. */
export function documents(): ReadonlyMap<string, string> {
  const top = readdirSync('.').filter((name) => name.endsWith('.md'));
  const below = ['docs', 'examples', 'sandbox', 'lib', '.github', 'config', 'bench'].flatMap((folder) =>
    markdownIn(folder),
  );
  return new Map([...top, ...below].sort().map((file) => [file, readFileSync(file, 'utf8')]));
}

function markdownIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** The lines of every code block in one language, without those that only go on from the line before. */
export function codeBlocks(document: string, language: string): string[] {
  const blocks = document.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^\\1\`\`\`$`, 'gm'));
  return [...blocks].map(([, indent = '', text = '']) => text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''));
}

/** A document without its code, in which nothing is a link or a heading. */
export function withoutCode(document: string): string {
  return document
    .replace(/^( *)(`{3,}|~{3,})[\s\S]*?^\1\2$/gm, '')
    .replace(/`[^`\n]*`/g, (code) => (code.includes('](') ? '' : code));
}
