import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf } from '../error-text';
import { Failure } from '../failure';
import { writeFileWhole } from '../write-new-file';
import type { StackDigest } from './stack';

const ENDING = '.applied.json';
/** Raised when a digest begins to mean something else: an older record then counts as "never applied". */
const VERSION = 2;

const RECORD = z.object({
  version: z.literal(VERSION),
  stack: z.string(),
  text: z.string(),
  meaning: z.string(),
  providers: z.string(),
  tool: z.string(),
  gives: z.record(z.string(), z.string()),
  takes: z.object({ stack: z.string(), outputs: z.record(z.string(), z.string()) }).optional(),
  accounts: z.array(z.string()),
  addresses: z.array(z.string()),
});

/** Reads the records of the last successful applies. A folder that does not exist yet has none. @throws Failure */
export function readRecords(folder: string): StackDigest[] {
  if (!existsSync(folder)) return [];
  if (!statSync(folder).isDirectory()) throw new Failure(`${folder} is not a folder (give the one with *${ENDING})`);
  return readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .sort()
    .flatMap((name) => readRecord(join(folder, name)));
}

function readRecord(file: string): StackDigest[] {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Failure(
      `${file}: can't be read as JSON: ${messageOf(error)} (delete it: the stack is then planned again)`,
    );
  }
  const version = typeof json === 'object' && json !== null && 'version' in json ? json.version : undefined;
  if (typeof version === 'number' && version !== VERSION) return [];
  const record = RECORD.safeParse(json);
  if (!record.success)
    throw new Failure(`${file}: is not a record of an apply (delete it: the stack is then planned again)`);
  return [record.data];
}

/** Records that a stack was applied successfully, as it is synthesized now. @throws Failure */
export function writeRecord(folder: string, digest: StackDigest): string {
  const file = join(folder, `${digest.stack}${ENDING}`);
  writeFileWhole(file, `${JSON.stringify(RECORD.parse({ version: VERSION, ...digest }), null, 2)}\n`);
  return file;
}

/** Removes the record of a stack that has left. Gives whether there was one. */
export function removeRecord(folder: string, stack: string): boolean {
  const file = join(folder, `${stack}${ENDING}`);
  if (!existsSync(file)) return false;
  rmSync(file);
  return true;
}
