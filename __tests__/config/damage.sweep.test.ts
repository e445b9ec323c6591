import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { ConfigError } from '../../lib/config/config-error';
import { loadConfig } from '../../lib/config/load';
import type { Problem } from '../../lib/config/problem';
import { TODAY } from './support/fixtures';

const SHIPPED = resolve(__dirname, '../../config');
const FILES = [
  'federation.yaml',
  'management-groups.yaml',
  'accounts/mueller-tech.yaml',
  'accounts/mueller-audit.yaml',
  'policies/deploy.json',
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'federation-damage-'));
  cpSync(SHIPPED, folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Takes characters out at a place, and puts others in. */
interface Damage {
  readonly file: string;
  readonly at: number;
  readonly taken: number;
  readonly put: string;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  file: fc.constantFrom(...FILES),
  at: fc.nat({ max: 3000 }),
  taken: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 80 })),
  put: fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '\n',
      '\n  ',
      ':',
      ': ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '#',
      '&a ',
      '*a',
      '<<: ',
      '|\n',
      '? ',
    ),
    fc.constantFrom(
      'null',
      'true',
      '012',
      '1e3',
      '!!binary ',
      '---\n',
      '%YAML 1.1\n',
      '\t',
      '\u0000',
      '\u202e',
      '__proto__',
    ),
    fc.string({ maxLength: 10 }),
  ),
});

function damaged(text: string, { at, taken, put }: Damage): string {
  const place = at % (text.length + 1);
  return text.slice(0, place) + put + text.slice(place + taken);
}

function problemsWith(file: string, text: string): readonly Problem[] {
  writeFileSync(join(folder, file), text);
  try {
    loadConfig(folder, { today: TODAY });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('whatever happens to a file, it loads or is reported with places that exist', () => {
  fc.assert(
    fc.property(damage, (harm) => {
      const path = join(folder, harm.file);
      const original = readFileSync(path, 'utf8');
      try {
        for (const { file, line, column, requirement, remedy } of problemsWith(harm.file, damaged(original, harm))) {
          const lines = readFileSync(file, 'utf8').split(/\r\n|\n|\r/);
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
          expect([requirement, remedy]).not.toContain('');
          expect(`${requirement}${remedy}`).not.toMatch(/undefined|\[object|Invalid input/);
        }
      } finally {
        writeFileSync(path, original);
      }
    }),
    { numRuns: 400 },
  );
});
