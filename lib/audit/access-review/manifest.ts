import { z } from 'zod';
import { sha256 } from '../../documents';
import { cellsOf, rowDigest } from './csv';
import type { AccessReview, ReviewRow } from './model';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
/** The form of a manifest; docs/schema has it as JSON Schema. */
export const MANIFEST = z.strictObject({
  version: z.literal(1).describe('Goes up when a field goes or changes its meaning.'),
  org: z.string(),
  takenAt: z.iso.datetime(),
  snapshot: z.strictObject({ file: z.string(), sha256: digest }).describe('What the rows were read from.'),
  review: z.strictObject({ file: z.string(), sha256: digest }).describe('The file with the rows, as it was written.'),
  configuration: z.string().describe('Commit of the configuration; empty where it is not in git.'),
  complete: z.boolean(),
  missing: z.array(z.string()).describe('What could not be read, so that rows may be missing.'),
  counts: z.strictObject({
    rows: z.number(),
    people: z.number(),
    accounts: z.number(),
    roles: z.number(),
    privileged: z.strictObject({ yes: z.number(), no: z.number(), unknown: z.number() }),
    ways: z.strictObject({ byRule: z.number(), byHand: z.number() }),
  }),
  perAccount: z
    .array(z.strictObject({ account: z.string(), rows: z.number() }))
    .describe('Rows of each account; they add up to all rows.'),
  leftOut: z
    .array(z.strictObject({ group: z.string(), people: z.number(), reason: z.string() }))
    .describe('Role groups whose members have no role by them, and why.'),
  rows: z
    .array(z.strictObject({ row: z.string(), sha256: digest }))
    .describe('Digest of each row’s cells that may not be changed, in the order of the file.'),
});
export type Manifest = z.infer<typeof MANIFEST>;

export interface ManifestOf {
  readonly review: AccessReview;
  readonly snapshot: { readonly file: string; readonly bytes: Uint8Array };
  readonly written: { readonly file: string; readonly text: string };
  readonly configuration: string;
}

export function manifestOf({ review, snapshot, written, configuration }: ManifestOf): Manifest {
  const { rows, takenAt, org, leftOut, missing } = review;
  const count = (wanted: (row: ReviewRow) => boolean) => rows.filter(wanted).length;
  const accounts = new Map<string, number>();
  for (const { accountId } of rows) accounts.set(accountId, (accounts.get(accountId) ?? 0) + 1);
  return {
    ...{ version: 1, org, takenAt },
    snapshot: { file: snapshot.file, sha256: sha256(snapshot.bytes) },
    review: { file: written.file, sha256: sha256(written.text) },
    configuration,
    complete: missing.length === 0,
    missing: [...missing],
    counts: {
      rows: rows.length,
      people: new Set(rows.map(({ person }) => person)).size,
      accounts: [...accounts.keys()].filter((id) => id !== '').length,
      roles: new Set(rows.map(({ roleArn, role }) => roleArn || role)).size,
      privileged: {
        yes: count(({ privileged }) => privileged === 'yes'),
        no: count(({ privileged }) => privileged === 'no'),
        unknown: count(({ privileged }) => privileged === 'unknown'),
      },
      ways: { byRule: count((row) => !isByHand(row)), byHand: count(isByHand) },
    },
    perAccount: [...accounts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([account, number]) => ({ account, rows: number })),
    leftOut: leftOut.map((each) => ({ ...each })),
    rows: rows.map((row) => ({ row: `r-${row.id}`, sha256: rowDigest(cellsOf(row)) })),
  };
}

/** At least one way is not by a rule alone. */
function isByHand({ through }: ReviewRow): boolean {
  return through.some((way) => /^(by hand|picked )/.test(way));
}

/** A file that is not a manifest, or whose numbers do not agree. */
export class NotAManifest extends Error {}

/** @throws NotAManifest */
export function parseManifest(json: unknown): Manifest {
  const read = MANIFEST.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new NotAManifest(
      `is not the manifest of an access review: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
    );
  }
  const { counts, perAccount, rows } = read.data;
  const sums = [
    rows.length,
    new Set(rows.map(({ row }) => row)).size,
    perAccount.reduce((sum, { rows: number }) => sum + number, 0),
    counts.privileged.yes + counts.privileged.no + counts.privileged.unknown,
    counts.ways.byRule + counts.ways.byHand,
  ];
  if (sums.some((sum) => sum !== counts.rows)) throw new NotAManifest('has counts that do not agree: it was changed');
  return read.data;
}
