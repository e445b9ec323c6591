import type { JsonObject } from '../../lib/documents';
import { readAccess } from '../../lib/access';
import { review } from '../../lib/review/review';
import { document } from '../access/support/federation';
import { account, federation } from '../support/federation';
import { synthesize } from '../support/synthesize';

/** The stack of a federation whose people sign in at these regions, with a role that is made and one that is adopted. */
function stack(...signInRegions: string[]): JsonObject {
  const legacy = { name: 'legacy', path: '/', grants: [{ managementGroup: 'Support' }], accept: [], conditions: {} };
  const config = federation({ accounts: [account('Tech', { adopted: [legacy] })], signInRegions });
  return JSON.parse(JSON.stringify(synthesize(config).get('federation'))) as JsonObject;
}

const read = (json: JsonObject) => readAccess([document(json)]);
const reviewed = (before: JsonObject, after: JsonObject) =>
  review({ before: read(before), after: read(after), today: '2026-06-15' });
/** What changes by itself, beside gains and losses. */
const findings = (before: JsonObject, after: JsonObject) =>
  reviewed(before, after)
    .findings.filter(({ isNew }) => isNew)
    .map(({ id, severity }) => `${severity} ${id}`);

const MOVED = ['medium assertion-recipient-changed'];
const [one, two] = [stack('us-east-1'), stack('us-east-1', 'eu-central-1')];

test('a second sign-in region is more access, and no object of the product is unknown', () => {
  expect(findings(one, two)).toEqual([]);
  expect(reviewed(one, two).verdict).toBe('broadened');
});

test('a second sign-in region that goes is less access', () => {
  expect(findings(two, one)).toEqual([]);
  expect(reviewed(two, one).verdict).toBe('narrowed');
});

test.each([
  ['change places', stack('eu-central-1', 'us-east-1')],
  ['change places while the former one goes', stack('eu-central-1')],
])('sign-in regions that %s only send people to another address', (_, after) =>
  expect(findings(two, after)).toEqual(MOVED),
);

/** The stack without a guard of what it still sends, or with the guard weakened. */
function tampered(json: JsonObject, change: (block: Record<string, unknown>) => object | undefined): JsonObject {
  const resource = json['resource'] as Record<string, Record<string, Record<string, unknown>>>;
  const kept = resource['terraform_data'] ?? {};
  const [label = '', block = {}] =
    Object.entries(kept).find(([name]) => name.includes('AllowedFirst_Allowed-people20to20https2F2Fsignin')) ?? [];
  expect(block).toHaveProperty('lifecycle');
  const changed = change(block);
  const others = Object.entries(kept).filter(([name]) => name !== label);
  const data = Object.fromEntries(changed === undefined ? others : [...others, [label, changed]]);
  return { ...json, resource: { ...resource, terraform_data: data } } as unknown as JsonObject;
}

test.each([
  ['goes', () => undefined],
  ['demands nothing any more', () => ({ input: 'allowed' })],
  ['runs a program', (block: object) => ({ ...block, provisioner: { 'local-exec': { command: 'true' } } })],
])('what guards an address that people are still sent to is reported when it %s', (_, change) =>
  expect(findings(two, tampered(two, change))).not.toEqual([]),
);
