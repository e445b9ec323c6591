import { idSequence } from '../../../sandbox/okta/ids';

test('ids have the form of Okta’s, and are repeated for the same org', () => {
  const [first, second] = [idSequence('mueller-tech'), idSequence('mueller-tech')];
  const ids = ['00g', '00u', '0oa'].map((prefix) => first(prefix));
  expect(ids).toEqual(['00g', '00u', '0oa'].map((prefix) => second(prefix)));
  for (const id of ids) expect(id).toMatch(/^0[0o][gua][0-9a-zA-Z]{17}$/);
});

test('no id comes twice, nor in another org', () => {
  const sources = ['mueller-tech', 'other'].map((name) => idSequence(name));
  const ids = sources.flatMap((newId) => Array.from({ length: 5_000 }, () => newId('00g')));
  expect(new Set(ids).size).toBe(10_000);
});
