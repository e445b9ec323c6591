import type { JsonObject } from '../../lib/documents/json/json';
import { readAccess } from '../../lib/access/read-access';
import { loadConfig } from '../../lib/config/load';
import { guardsNothing } from '../../lib/review/allowed-first';
import { review } from '../../lib/review/review';
import { document } from '../access/support/federation';
import { synthesize } from '../support/synthesize';
import { mutationsOf, type Mutation } from './support/mutations';

const TODAY = '2026-11-25';

/** Blocks that decide about access. Not `terraform` (versions, where the state is) and `output`. */
const BLOCKS = new Set(['resource', 'data', 'import', 'removed', 'provider']);

/** What decides nothing: words for people, and the order in which Terraform works. */
const DESCRIPTIVE = new Set(['description', 'tags', 'depends_on', 'metadata']);

/**
 * What passes as "no access change", by name, each with the reason.
 * Path from the kind of the block on, positions and names of blocks left out.
 */
const LET_THROUGH: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/^(.*) without (path|max_session_duration|status)$/, 'left out, it is what was written: the default'],
  [/^aws_iam_role_policy_attachments_exclusive without policy_arns$/, 'an empty list, left out'],
  [/\/Sid\b|without Sid$/, 'the name of a statement decides nothing'],
  [
    /^okta_(group_rule|app_signon_policy|app_signon_policy_rule) (name|without name)$/,
    'the name of a rule decides nothing',
  ],
  [
    /^okta_app_group_assignments group.*priority$/,
    'with "join all roles" every assignment counts, whatever its priority',
  ],
  [/\/\/\/federation/, 'reasons, and acceptances of findings that there are none of'],
  [/ without \/\/$| \/\/ without federation$/, 'the comment of a resource that says nothing about access'],
];

function unwatched({ path, what }: Mutation): string {
  const [, , type = '', , ...rest] = path;
  const inner = rest.filter((key) => !/^\d+$/.test(key)).join('/');
  return `${type} ${inner}${what.startsWith('without') ? `${inner === '' ? '' : '/'} ${what.replace(/\[\d+\]/, '[*]')}` : ''}`
    .replace('/ without', ' without')
    .replace(/ {2,}/g, ' ');
}

test.each(['config', 'examples/organization'])(
  'every change of one value in what %s synthesizes to is a gain, a loss, a broken link or a finding',
  (directory) => {
    const { federation } = loadConfig(directory, { today: TODAY });
    const stacks: unknown = Object.fromEntries(synthesize(federation));
    const read = (value: unknown) =>
      readAccess(Object.entries(value as Record<string, JsonObject>).map(([name, stack]) => document(stack, name)));
    const before = read(stacks);
    const relevant = mutationsOf(stacks).filter(
      ({ path: [name = '', block = '', ...rest], what }) =>
        BLOCKS.has(block) &&
        // A note about an address that no app sends people to.
        !guardsNothing(`${name}:${rest[0] ?? ''}.${rest[1] ?? ''}`, before) &&
        rest.length > 1 &&
        ![...rest, what.replace('without ', '')].some((key) => DESCRIPTIVE.has(key)),
    );
    const missed = relevant.filter((mutation) => {
      const report = review({ before, after: read(mutation.apply()), today: TODAY });
      const { verdict, findings, broken, renames, members } = report;
      return (
        verdict === 'unchanged' &&
        renames.length + members.length === 0 &&
        !findings.some(({ isNew }) => isNew) &&
        !broken.some(({ isNew }) => isNew)
      );
    });
    const names = missed.map((mutation) => ({ name: unwatched(mutation), what: mutation.what }));
    const unexplained = names.filter(({ name }) => !LET_THROUGH.some(([pattern]) => pattern.test(name)));
    const score = ((100 * (relevant.length - unexplained.length)) / relevant.length).toFixed(1);
    process.stdout.write(
      `${directory}: ${relevant.length} mutations, ${relevant.length - missed.length} told, ${missed.length - unexplained.length} without effect on access: ${score} %\n`,
    );
    expect(relevant.length).toBeGreaterThan(500);
    expect(unexplained).toEqual([]);
  },
);
