import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { jsonSchemas } from '../lib/config/schema/json-schema';
import { replaceReference } from '../lib/config/schema/reference';
import { replaceAnswers } from './changing/page';
import { reportSchemas } from './report-schemas';

const ROOT = resolve(__dirname, '..');
const SCHEMAS = join(ROOT, 'config', 'schema');
const REPORT_SCHEMAS = join(ROOT, 'docs', 'schema');
const DOCUMENT = join(ROOT, 'docs', 'configuration.md');
const CHANGING = join(ROOT, 'docs', 'changing.md');

/** Writes what is made of schemas in the code: JSON Schemas for editors, the reference, and what happens when a key changes. */
async function main(): Promise<void> {
  for (const [name, schema] of jsonSchemas()) await write(join(SCHEMAS, name), JSON.stringify(schema));
  for (const [name, schema] of reportSchemas()) await write(join(REPORT_SCHEMAS, name), JSON.stringify(schema));
  await write(DOCUMENT, replaceReference(readFileSync(DOCUMENT, 'utf8')));
  await write(CHANGING, replaceAnswers(readFileSync(CHANGING, 'utf8')));
}

async function write(file: string, text: string): Promise<void> {
  const options = await resolveConfig(file);
  writeFileSync(file, await format(text, { ...options, filepath: file }));
}

void main();
