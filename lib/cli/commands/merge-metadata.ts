import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { examples } from '../config-option';
import { messageOf } from '../error-text';
import { Failure } from '../failure';
import { mergeMetadata, MetadataMismatch } from '../metadata/merge-metadata';
import type { AddCommand } from '../command';
import { writeFileWhole } from '../write-new-file';

/** `federation merge-metadata`: metadata that believes the old and the new signing key. */
export const mergeMetadataCommand: AddCommand = (program, io) => {
  program
    .command('merge-metadata')
    .summary('make metadata for a rotation of the signing key out of that of both keys')
    .description(
      "Prints the app's SAML metadata with both signing certificates, for okta.app.rotationMetadataFile: the accounts " +
        'believe the new key before Okta signs with it, so no sign-in fails.',
    )
    .argument('<active>', 'metadata (XML) of the certificate that signs now')
    .argument('<next>', 'metadata (XML) of the new certificate')
    .option('-o, --output <file>', 'write a file instead')
    .addHelpText(
      'after',
      examples('federation merge-metadata active.xml next.xml --output config/rotation.xml') +
        '\nIn Okta: Sign On tab, SAML Signing Certificates, Generate new certificate (leave it inactive), and for both\n' +
        'of them Actions, View IdP metadata. The whole rotation: docs/rotation.md',
    )
    .action((active: string, next: string, { output }: { output?: string }) => {
      const read = (file: string) => readText(resolve(io.cwd, file), file);
      const merged = merge(read(active), read(next));
      if (output === undefined) io.out.write(merged.endsWith('\n') ? merged : `${merged}\n`);
      else writeFileWhole(resolve(io.cwd, output), merged);
    });
};

function merge(active: string, next: string): string {
  try {
    return mergeMetadata(active, next);
  } catch (error) {
    if (error instanceof MetadataMismatch) throw new Failure(error.message);
    throw error;
  }
}

function readText(path: string, shown: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Failure(`${shown} can't be read: ${messageOf(error)}`);
  }
}
