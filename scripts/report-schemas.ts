import { z } from 'zod';
import { MANIFEST } from '../lib/audit/access-review/manifest';
import { SNAPSHOT } from '../lib/live/parse-snapshot';

/** JSON Schemas of what is written and read again, by file name below docs/schema; the code checks the same. */
export function reportSchemas(): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  return new Map([
    [
      'access-review-manifest.schema.json',
      schema(MANIFEST, 'Manifest of an access review', 'Written by `federation access-review` beside the review.'),
    ],
    [
      'snapshot.schema.json',
      schema(SNAPSHOT, 'Snapshot', 'Okta and AWS accounts as they are. Written by `federation snapshot`.'),
    ],
  ]);
}

function schema(of: z.ZodType, title: string, description: string): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = z.toJSONSchema(of);
  return { $schema, title, description, ...rest };
}
