import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';

/** Every module of the page, a module after those it imports. */
export const MODULES = [
  'model',
  'decode',
  'search',
  'table',
  'viewport',
  'dom',
  'marks',
  'grid',
  'details',
  'lists',
  'tabs',
  'main',
] as const;

let made: string | undefined;

/**
 * The page's script: the modules below `browser/` without their types, each a function that fills its exports. Their
 * imports are the exports of those before, which is all of a bundler that they need (docs/decisions/41-the-explorers-code-is-joined-not-bundled.md). Made once a
 * process, and always the same.
 */
export function pageScript(): string {
  made ??= [
    '(() => {',
    "'use strict';",
    'const modules = {};',
    "const require = (path) => modules[path.replace('./', '')];",
    ...MODULES.map((name) => `((exports) => {\n${compiled(name)}})((modules.${name} = {}));`),
    'modules.main.start();',
    '})();',
  ].join('\n');
  return made;
}

function compiled(name: string): string {
  const source = readFileSync(join(__dirname, 'browser', `${name}.ts`), 'utf8');
  const { code } = transformSync(source, {
    configFile: false,
    swcrc: false,
    // Comments are for readers of the source, and name pages that the page itself never asks for.
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022', minify: { format: { comments: false } } },
    module: { type: 'commonjs', strictMode: false },
  });
  return code;
}
