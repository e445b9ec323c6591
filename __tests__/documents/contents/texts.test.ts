import { textForPeople, textsForPeople } from '../../../lib/documents/contents/texts';
import { document, federation } from '../../access/support/federation';

const [KEY_ID, SECRET] = ['AKIA' + 'IOSFODNN7EXAMPLE', 'wJalrXUtnFEMI/K7MDENG/' + 'bPxRfiCYEXAMPLEKEY'];

test('outputs, descriptions and tags of the documents are there, in the order of their addresses', () => {
  const stack = federation();
  Object.assign(stack, { output: { key: { value: '${aws_iam_access_key.a.secret}', description: 'A key' } } });
  const texts = textsForPeople([document(stack)]);
  expect(texts).toEqual(texts.toSorted((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0)));
  expect(texts).toContainEqual(
    expect.objectContaining({
      address: 'federation:output.key',
      argument: 'value',
      sensitive: false,
      references: ['aws_iam_access_key.a.secret'],
    }),
  );
});

test.each([
  ['a key id', `use ${KEY_ID}`, 'AWS access key id'],
  ['a secret', `secret ${SECRET}`, 'something like an AWS secret access key'],
  ['a private key', '-----BEGIN RSA PRIVATE KEY-----', 'private key'],
  ['an Okta token', `SSWS 00${'aB3-'.repeat(10)}`, 'something like an Okta API token'],
])('%s is recognized and never shown', (_, text, what) => {
  const [found] = textForPeople('a:b.c', 'description', text);
  expect(found?.secrets).toContain(what);
  expect(JSON.stringify(found)).not.toContain(text.slice(-20));
});

test.each(['Runs the platform', 'arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Admin', 'a'.repeat(40)])(
  '%j holds no secret',
  (text) => expect(textForPeople('a:b.c', 'description', text)[0]).toMatchObject({ secrets: [], references: [] }),
);

test('a link is known by its host alone', () => {
  const [found] = textForPeople('a:b.c', 'description', 'Sign in at https://User:pw@Evil.example:8443/path?q=1');
  expect(found?.hosts).toEqual(['evil.example']);
  expect(JSON.stringify(found)).not.toMatch(/pw|path/);
});

test('each tag is a string of its own, and the value of an output is one', () => {
  expect(textForPeople('a:b.c', 'tags', { x: '1', y: '2' }).map(({ argument }) => argument)).toEqual([
    'tags.x',
    'tags.y',
  ]);
  expect(textForPeople('a:output.c', 'value', { x: '1', y: '2' })).toHaveLength(1);
});

test.each([
  ['turned round', 'x \u202enimda', ['\\u{202e}']],
  ['split by what nobody sees', 'ad\u200bmin\u0000', ['\\u{0}', '\\u{200b}']],
  ['an emoji of several characters', 'Team 👩\u200d💻 ❤\ufe0f', []],
  ['several lines', 'a\n\tb — ü', []],
])('hidden characters of a description that is %s', (_, text, hidden) => {
  expect(textForPeople('a:b.c', 'description', text)[0]?.hidden).toEqual(hidden);
});
