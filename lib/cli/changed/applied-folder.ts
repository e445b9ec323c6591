import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { EXIT } from '../exit-code';
import { Failure } from '../failure';
import type { SynthesizedStack } from './stack';

/**
 * The folder with the records of applies: the one that was named, else the one that has the local states. State in S3
 * or HCP Terraform has no folder; the records are then brought from beside it by the pipeline.
 * @throws Failure where the folder has to be named
 */
export function appliedFolder(
  named: string | undefined,
  stacks: readonly SynthesizedStack[],
  outdir: string,
  cwd: string,
): string {
  if (named !== undefined) return resolve(cwd, named);
  const [first] = stacks;
  if (first === undefined) throw new Failure('no stack is synthesized, so no folder of records is known', EXIT.usage);
  const directory = join(outdir, first.directory);
  const { terraform } = JSON.parse(readFileSync(join(directory, 'cdk.tf.json'), 'utf8')) as Stack;
  const path = terraform?.backend?.local?.path;
  if (path !== undefined) return dirname(resolve(directory, path));
  const s3 = terraform?.backend?.s3;
  const where =
    s3 === undefined
      ? 'keep them in a place that the pipeline can read and write'
      : `aws s3 sync s3://${s3.bucket ?? ''}/${s3.key === undefined || !s3.key.includes('/') ? '' : dirname(s3.key)} applied --exclude "*" --include "*.applied.json"`;
  throw new Failure(
    `--applied is needed: the state is not on this machine, so neither are the records (${where})`,
    EXIT.usage,
  );
}

interface Stack {
  readonly terraform?: {
    readonly backend?: {
      readonly local?: { readonly path?: string };
      readonly s3?: { readonly bucket?: string; readonly key?: string };
    };
  };
}
