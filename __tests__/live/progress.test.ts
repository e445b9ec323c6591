import { progressLine, readProgress } from '../../lib/live/progress';
import type { LiveAccount } from '../../lib/live/snapshot';

const ORG = 'mueller-tech.okta.com';
const BEGAN = '2026-06-01T02:00:00.000Z';
const account: LiveAccount = {
  id: '123456789012',
  partition: 'aws',
  samlProviders: [],
  roles: [],
  users: [],
  policies: [],
};
const people = [{ id: '00u1', login: 'ada@mueller-tech.com', status: 'ACTIVE' }];
const text = [{ version: 1, org: ORG, began: BEGAN } as const, { account }, { group: '00g1', people }]
  .map(progressLine)
  .join('');
const at = (time: string) => new Date(time);

test('a run goes on with everything that was written whole', () => {
  const { began, accounts, members } = readProgress(text, ORG, at('2026-06-01T02:30:00Z')) ?? {};
  expect(began).toBe(BEGAN);
  expect(accounts?.get('123456789012')).toEqual(account);
  expect(members?.get('00g1')).toEqual(people);
});

test('a last line that was cut off is left out, wherever it was cut', () => {
  const [, second = ''] = text.split('\n');
  const start = text.indexOf(second) + second.length + 1;
  for (let length = start; length < text.length; length += 1) {
    const { accounts, members } = readProgress(text.slice(0, length), ORG, at(BEGAN)) ?? {};
    expect([accounts?.size, members?.size]).toEqual([1, 0]);
  }
});

test.each<[string, string, string, string]>([
  ['of another org', text, 'other.okta.com', '2026-06-01T02:30:00Z'],
  ['that began more than two hours ago', text, ORG, '2026-06-01T04:00:01Z'],
  ['that begins in the future', text, ORG, '2026-06-01T01:00:00Z'],
  ['of another version', text.replace('"version":1', '"version":0'), ORG, BEGAN],
  ['with a line that is damaged', text.replace('"partition":"aws"', '"partition":7'), ORG, BEGAN],
  ['that is empty', '', ORG, BEGAN],
  ['that is something else', '{"a":1}\n[]\n', ORG, BEGAN],
])('a file %s is not gone on with', (_, content, org, now) => {
  expect(readProgress(content, org, at(now))).toBeUndefined();
});
