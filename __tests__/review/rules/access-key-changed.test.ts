import { accessKeyChanged as rule } from '../../../lib/review/rules/access-key-changed';
import { change, seen, user } from '../support/builders';

const key = { address: 'federation:aws_iam_access_key.a', status: 'Active', pgp: false };
const having = (...accessKeys: (typeof key)[]) => ({ users: [user({ accessKeys })] });
const plan = [{ address: 'aws_iam_access_key.a', type: 'aws_iam_access_key', actions: ['delete', 'create'] }];

test('stays silent when the key stays', () => expect(rule.check(change(having(key), having(key)))).toEqual([]));

const encryptedFor = (digest: string) => ({
  ...having({ ...key, pgp: true }),
  blocks: [{ address: key.address, arguments: [['pgp_key', digest]] as [string, string][] }],
});

test('reports a secret that is encrypted for another PGP key', () => {
  expect(rule.check(change(encryptedFor('a'), encryptedFor('a')))).toEqual([]);
  const [sighting] = rule.check(change(encryptedFor('a'), encryptedFor('b')));
  expect(sighting).toMatchObject({ severity: 'high', evidence: expect.stringContaining('another PGP key') as string });
});

test.each([
  ['is made', change(having(), having(key)), 'no key → Active'],
  ['is deleted', change(having(key), having()), 'Active → no key'],
  ['is switched off', change(having(key), having({ ...key, status: 'Inactive' })), 'Active → Inactive'],
  ['gets another encryption', change(having(key), having({ ...key, pgp: true })), 'replaced'],
  ['is replaced by the plan', change(having(key), having(key), plan), 'the plan replaces the key'],
])('reports a key that %s', (_, given, evidence) => expect(seen(rule, given).join()).toContain(evidence));
