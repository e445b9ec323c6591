import { z } from 'zod';
import { Failure } from '../failure';

/** One object of a resource, or what Terraform has yet to destroy of it. Further keys are kept as they are. */
const INSTANCE = z.looseObject({
  index_key: z.union([z.string(), z.number()]).optional(),
  status: z.string().optional(),
  deposed: z.string().optional(),
  attributes: z.record(z.string(), z.unknown()).nullish(),
  dependencies: z.array(z.string()).optional(),
});

const RESOURCE = z.looseObject({
  module: z.string().optional(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  name: z.string(),
  instances: z.array(INSTANCE),
});

/** The fourth format of Terraform's state, which OpenTofu shares. */
const STATE = z.object({
  version: z.literal(4),
  terraform_version: z.string(),
  serial: z.number().int(),
  lineage: z.string(),
  outputs: z.record(z.string(), z.unknown()),
  resources: z.array(RESOURCE),
});

export type State = z.infer<typeof STATE>;
export type Resource = z.infer<typeof RESOURCE>;

/**
 * Reads what `terraform state pull` prints: `undefined` where there is no state. No message repeats any of the text,
 * which holds secrets.
 * @throws Failure
 */
export function readState(text: string, place: string): State | undefined {
  if (text.trim() === '') return undefined;
  const read = STATE.safeParse(parsed(text, place));
  // A backend without a state gives one that nobody has begun.
  if (read.success) return read.data.lineage === '' && read.data.resources.length === 0 ? undefined : read.data;
  const where = read.error.issues.map(({ path }) => path.map(String).join('.')).join(', ');
  throw new Failure(`${place}: the state has another form than this version reads (${where})`);
}

function parsed(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failure(`${place}: what Terraform printed as the state is not JSON`);
  }
}

/** `aws_iam_role.x`, `module.m.aws_iam_role.x`, `data.okta_user.y`. */
export function addressOf({ module, mode, type, name }: Resource): string {
  return [...(module === undefined ? [] : [module]), ...(mode === 'data' ? ['data'] : []), type, name].join('.');
}

/** What Terraform manages in a state, by address. */
export function managedOf(state: State | undefined): Map<string, Resource> {
  const managed = (state?.resources ?? []).filter(({ mode }) => mode === 'managed');
  return new Map(managed.map((resource) => [addressOf(resource), resource]));
}

/** Whether two states hold the same objects under an address. */
export function sameObjects(a: Resource, b: Resource): boolean {
  return canonical(a) === canonical(b);
}

/** What depends on what is the state's own book-keeping. */
function canonical({ instances }: Resource): string {
  return JSON.stringify(
    instances.map(({ index_key, attributes, status, deposed }) => sorted([index_key, attributes, status, deposed])),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, inner]) => [key, sorted(inner)]);
}
