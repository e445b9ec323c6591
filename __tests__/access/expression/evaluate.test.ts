import type { Json } from '../../../lib/access/document/document';
import { evaluateJson, evaluateString } from '../../../lib/access/expression/evaluate';
import {
  Attribute,
  display,
  Failed,
  JsonText,
  Named,
  OpenList,
  OpenObject,
  originOf,
  Text,
  Unresolved,
  type Value,
} from '../../../lib/access/expression/value';

const role = new Named('aws_iam_role', (name) =>
  name === 'admin'
    ? new Named('aws_iam_role.admin', (attribute) => new Attribute('s:aws_iam_role.admin', attribute))
    : new Failed('none'),
);
const values: Readonly<Record<string, Value>> = {
  list: ['b', 'a', 'b'],
  map: { b: 1, a: { x: 'y' } },
  nothing: null,
  open: new Unresolved('the apply knows it', ['s:data.x.y.z']),
};
const names = {
  resolve: (name: string): Value =>
    name === 'aws_iam_role'
      ? role
      : name === 'local'
        ? new Named('local', (key) => values[key] ?? (key in values ? null : new Failed(`no ${key}`)))
        : new Failed(`no ${name}`),
};
const evaluate = (text: string) => evaluateString(text, names);

test.each<[string, unknown]>([
  ['plain', 'plain'],
  ['$${escaped} and %%{escaped}', '${escaped} and %{escaped}'],
  ['${1 + 2 * 3 - 4 / 2}', 5],
  ['${(1 + 2) % 2 == 1}', true],
  ['${-1 < 0 && !(1 >= 2) || false}', true],
  ['${"a" == "a" ? "yes" : "no"}', 'yes'],
  ['${[1, "two", true, null]}', [1, 'two', true, null]],
  ['${{a = 1, "b": 2, (join("", ["c"])) = 3}}', { a: 1, b: 2, c: 3 }],
  ['a-${local.list[0]}-${local.map.a.x}', 'a-b-y'],
  ['${local.map["a"]["x"]}', 'y'],
  ['${local.list.1}', 'a'],
  ['${[for x in local.list : upper(x) if x != "b"]}', ['A']],
  ['${{for k, v in local.map : k => 1}}', { a: 1, b: 1 }],
  ['${{for x in local.list : x => 1...}}', { a: [1], b: [1, 1] }],
  ['${[for i, x in local.list : "${i}${x}"]}', ['0b', '1a', '2b']],
  ['${"\\"quoted\\" \\\\ \\u0041 \\n"}', '"quoted" \\ A \n'],
  ['${"inner ${"nested"} $${not}"}', 'inner nested ${not}'],
  ['${[{a = [{b = 1}, {b = 2}]}][*].a[0].b}', [1]],
  ['${[{a = 1}, {a = 2}].*.a}', [1, 2]],
  ['${local.nothing[*].x}', []],
  ['${try(local.absent, "fallback")}', 'fallback'],
  ['${can(local.absent)}', false],
  ['${can(local.list)}', true],
  ['${coalesce(null, "", "x")}', 'x'],
  ['${lookup({a = 1}, "b", 2)}', 2],
  ['${jsondecode(jsonencode({a = [1, {b = "c"}]}))}', { a: [1, { b: 'c' }] }],
  ['${merge({a = 1, b = 1}, null, {b = 2})}', { a: 1, b: 2 }],
  ['${concat([1], [2, 3])}', [1, 2, 3]],
  ['${flatten([1, [2, [3]]])}', [1, 2, 3]],
  ['${toset(["b", "a", "b"])}', ['b', 'a']],
  ['${sort(["b", "a"])}', ['a', 'b']],
  ['${keys({b = 1, a = 2})}', ['a', 'b']],
  ['${values({b = 1, a = 2})}', [2, 1]],
  ['${format("%s-%d%%-%q", "a", 3, "b")}', 'a-3%-"b"'],
  ['${join(",", ["a"], ["b"])}', 'a,b'],
  ['${split(",", "a,b")}', ['a', 'b']],
  ['${replace("a.b", ".", "$&")}', 'a$&b'],
  ['${zipmap(["a"], [1])}', { a: 1 }],
  [
    '${setproduct(["a"], ["b", "c"])}',
    [
      ['a', 'b'],
      ['a', 'c'],
    ],
  ],
  ['${max([1]...) }', undefined],
  ['${length("abc") + length([1])}', 4],
  ['${contains(["a"], "a")}', true],
  ['${element(["a", "b"], 3)}', 'b'],
  ['${one([])}', null],
  ['${trimsuffix(trimprefix("xay", "x"), "y")}', 'a'],
  ['${tonumber("5") + 1}', 6],
  ['${ /* comment */ 1 # more\n + 1}', 2],
  ['${{"constructor" = 1}.constructor}', 1],
])('%s', (text, expected) => {
  const value = evaluate(text);
  if (expected === undefined) expect(value).toBeInstanceOf(Unresolved);
  else expect(value).toEqual(expected);
});

test.each([
  ['${', /missing/],
  ['${"', /not closed/],
  ['${1 +}', /missing/],
  ['${a b}', /} is missing/],
  ['${"\\q"}', /no escape/],
  ['%{ if true }x%{ endif }', /directive/],
  ['${<<EOT\nx\nEOT\n}', /here document/],
  ['${~ 1 ~}', /strip marker/],
  [`\${${'('.repeat(500)}1${')'.repeat(500)}}`, /nests deeper/],
  [`\${${'!'.repeat(500)}true}`, /nests deeper/],
  ['${local.absent}', /no absent/],
  ['${local.list[9]}', /no element/],
  ['${{}.constructor}', /no element "constructor"/],
  ['${1 / 0}', /has no value/],
  ['x${local.list}', /only a text/],
  ['${file("x")}', /function file\(\) is not evaluated/],
  ['${jsondecode("{")}', /needs JSON/],
  ['${path.module}', /no path/],
])('%s stays unresolved', (text, reason) => {
  const value = evaluate(text);
  expect(value).toBeInstanceOf(Unresolved);
  expect((value as Unresolved).reason).toMatch(reason);
});

test('an attribute that the apply decides keeps its identity, alone and in a text', () => {
  expect(evaluate('${aws_iam_role.admin.name}')).toEqual(new Attribute('s:aws_iam_role.admin', 'name'));
  const text = evaluate('x-${aws_iam_role.admin.name}-${1}');
  expect(text).toBeInstanceOf(Text);
  expect(display(text)).toBe('x-${aws_iam_role.admin.name}-1');
});

test('what is not known spreads no further than it must', () => {
  expect(evaluate('${false && local.open}')).toBe(false);
  expect(evaluate('${true || local.open}')).toBe(true);
  expect(evaluate('${local.open ? 1 : 2}')).toBeInstanceOf(Unresolved);
  expect(evaluate('${{a = 1, b = local.open}.a}')).toBe(1);
  expect(evaluate('${[1, local.open][0]}')).toBe(1);
  expect(evaluate('${merge(local.open, {a = 1})}')).toBeInstanceOf(OpenObject);
  expect(evaluate('${merge(local.open, {a = 1}).a}')).toBe(1);
  expect(evaluate('${merge({a = 1}, local.open).a}')).toBeInstanceOf(Unresolved);
  expect(evaluate('${concat(local.open, [1])}')).toBeInstanceOf(OpenList);
  expect(evaluate('${jsonencode({a = local.open})}')).toBeInstanceOf(JsonText);
  expect(evaluate('${jsondecode(jsonencode({a = local.open, b = 2})).b}')).toBe(2);
});

test('an adopted role’s statement can be read out of the expression that keeps the others', () => {
  const data = 'local.open';
  const value = evaluate(
    `\${jsonencode(merge(jsondecode(${data}), {Statement = concat([for s in flatten([jsondecode(${data}).Statement]) : s if try(s.Sid, "") != "Okta"], [{"Sid":"Okta","Effect":"Allow"}])}))}`,
  );
  expect(value).toBeInstanceOf(JsonText);
  const { Statement: statement } = ((value as JsonText).value as OpenObject).entries;
  expect((statement as OpenList).items).toEqual([{ Sid: 'Okta', Effect: 'Allow' }]);
  expect(originOf(value)).toEqual(['s:data.x.y.z']);
});

test('every string in an argument is a template, and comments are left out', () => {
  const json: Json = { '//': 'note ${local.absent}', a: ['${1}', { b: '$${x}' }], c: 1, d: null };
  expect(evaluateJson(json, names)).toEqual({ a: [1, { b: '${x}' }], c: 1, d: null });
});
