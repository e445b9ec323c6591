import { certificatesOf, entityIdOf, withoutComments } from '../../naming/saml-metadata';

/** Two documents that don't make one. Its message says what to do. */
export class MetadataMismatch extends Error {
  constructor(what: string, remedy: string) {
    super(`${what}: ${remedy}`);
    this.name = 'MetadataMismatch';
  }
}

const KEY = /<(\w+:)?KeyDescriptor\b[\s\S]*?<\/\1KeyDescriptor>/g;
const DOWNLOAD = 'download it again from the app’s Sign On tab, SAML Signing Certificates';

/**
 * The first document with the keys of the second one added: a service that gets it trusts both.
 * @throws MetadataMismatch where they are not two documents of the same app with different keys
 */
export function mergeMetadata(active: string, next: string): string {
  const [activeId, nextId] = [entityId(active, 'The first file'), entityId(next, 'The second file')];
  if (activeId !== nextId)
    throw new MetadataMismatch(`The files are of two apps (${activeId}, ${nextId})`, 'take both from the same app');
  const keys = keysOf(active, 'The first file');
  const there = new Set(keys.flatMap(certificatesOf));
  const added = keysOf(next, 'The second file').filter((key) => !certificatesOf(key).every((one) => there.has(one)));
  if (added.length === 0)
    throw new MetadataMismatch('Both files have the same certificate', 'download the metadata of the new one, too');
  const last = keys.at(-1) ?? '';
  const end = withoutComments(active).lastIndexOf(last) + last.length;
  return active.slice(0, end) + added.join('') + active.slice(end);
}

function entityId(xml: string, what: string): string {
  const id = entityIdOf(xml);
  if (id === undefined) throw new MetadataMismatch(`${what} is not SAML metadata`, DOWNLOAD);
  return id;
}

function keysOf(xml: string, what: string): string[] {
  const keys = [...withoutComments(xml).matchAll(KEY)].map(([key]) => key);
  if (keys.length === 0) throw new MetadataMismatch(`${what} has no key`, DOWNLOAD);
  return keys;
}
