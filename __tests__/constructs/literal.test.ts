import { Token } from 'cdktf';
import fc from 'fast-check';
import { literal, literals } from '../../lib/constructs/literal';

/** What Terraform makes of a string without interpolations (measured with 1.11.4: `$$${x}` is read as `$${x}`). */
const asTerraformReads = (text: string) => text.replace(/\$(\$+)\{/g, '$1{').replace(/%(%+)\{/g, '$1{');

test('Terraform reads back what was written, whatever is in it', () => {
  const parts = fc.constantFrom('${', '%{', '}', '$', '%', '{', 'a', '"', '\\');
  const text = fc.array(parts).map((items) => items.join(''));
  fc.assert(fc.property(text, (written) => expect(asTerraformReads(literal(written))).toBe(written)));
});

test.each([
  ['arn:aws:s3:::home/${aws:username}/*', 'arn:aws:s3:::home/$${aws:username}/*'],
  ['%{ if true }', '%%{ if true }'],
  ['$ and % and {}', '$ and % and {}'],
])('%j is written as %j', (text, written) => expect(literal(text)).toBe(written));

test('a token stays a token', () => {
  const token = Token.asString({ resolve: () => 'x', creationStack: [], toString: () => 'x' });
  expect(literal(`${token} and \${role}`)).toBe(`${token} and $\${role}`);
});

test('keys of a map are escaped like its values', () => {
  expect(literals({ '${key}': '${value}' })).toEqual({ '$${key}': '$${value}' });
});
