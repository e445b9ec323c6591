import { join } from 'node:path';
import type { z } from 'zod';
import { metadataReferences, policyReferences, rotationReferences, trustReferences } from './document-references';
import type { Draft, DraftAccount, MetadataFile, Placed, PolicyDocument, Written } from './draft';
import { readDocuments } from './files/read-documents';
import { readText } from './files/read-text';
import { sourceFiles } from './files/source-files';
import { mergeRoles } from './merge-roles';
import { dotted } from './path';
import { parseJson } from './policies/parse-json';
import type { ProblemList } from './problem-list';
import { account } from './schema/account';
import { federation } from './schema/federation';
import { imports } from './schema/imports';
import { managementGroups } from './schema/management-groups';
import { readShape } from './schema/read-shape';
import { parseYaml } from './yaml/parse-yaml';

/**
 * Reads all files of a configuration; what can't be read or has a wrong shape is a problem and left out.
 * @returns `undefined` where there is no such directory
 */
export function readDraft(directory: string, today: string, problems: ProblemList): Draft | undefined {
  const files = sourceFiles(directory, problems.complain);
  if (!files) return undefined;
  const main = readYaml(files.federation, federation, problems);
  const accounts = files.accounts.map((file): DraftAccount => {
    const written = readYaml(file, account, problems);
    return { ...written, roles: mergeRoles(main, written) };
  });
  const written = { federation: main, accounts };
  const metadata = readMetadata(directory, metadataReferences(written), problems);
  const rotationMetadata = readMetadata(directory, rotationReferences(written), problems);
  return {
    ...written,
    managementGroups: readYaml(files.managementGroups, managementGroups, problems),
    imports: files.imports === undefined ? undefined : readYaml(files.imports, imports, problems),
    policyDocuments: readPolicies(directory, policyReferences(written), problems),
    trustDocuments: readPolicies(directory, trustReferences(written), problems),
    metadata,
    rotationMetadata,
    today,
  };
}

function readYaml<T extends z.ZodType>(file: string, schema: T, problems: ProblemList): Written<z.infer<T>> {
  const read = readText(file);
  if ('requirement' in read) {
    problems.complain(file, [], { value: undefined, ...read });
    return { file, yaml: {} as Written<z.infer<T>>['yaml'], readable: false };
  }
  const yaml = parseYaml(read.text);
  problems.place(file, yaml);
  return readShape(file, yaml, schema, problems);
}

function readMetadata(
  directory: string,
  references: readonly Placed<string>[],
  problems: ProblemList,
): MetadataFile | undefined {
  const [document] = readDocuments(directory, references, problems.complain);
  return document && { file: join(directory, document[0]), text: document[1] };
}

function readPolicies(
  directory: string,
  references: readonly Placed<string>[],
  problems: ProblemList,
): Map<string, PolicyDocument> {
  const texts = readDocuments(directory, references, problems.complain);
  const documents = new Map<string, PolicyDocument>();
  for (const [name, text] of texts) {
    const file = join(directory, name);
    const json = parseJson(text);
    problems.place(file, json);
    for (const { path, line, column, value, requirement, remedy } of json.faults)
      problems.add({ file, line, column, key: dotted(path), value, requirement, remedy });
    if (json.value !== undefined)
      documents.set(name, { file, value: json.value, minified: JSON.stringify(json.value) });
  }
  return documents;
}
