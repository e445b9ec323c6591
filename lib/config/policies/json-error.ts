const WHITE_SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const OTHER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** What comes next: a value, a key, or what separates and ends them. */
type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end';

/**
 * Where a string stops being JSON; its length where it only ends too early. `JSON.parse` reports the place in the words of
 * the engine's version, or not at all; jsonc-parser knows it, but recurses and ends on a document of deep brackets.
 */
export function jsonErrorOffset(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let done = false;
  for (let at = skip(text, 0); at < text.length; at = skip(text, at)) {
    const char = text.charAt(at);
    const inner = open.at(-1);
    let length = 1;
    if (done) return at;
    if (expected.startsWith('value') && (char === '{' || char === '[')) {
      open.push(char);
      expected = char === '{' ? 'key or }' : 'value or ]';
    } else if (expected.startsWith('value') && !(expected === 'value or ]' && char === ']')) {
      length = matchLength(STRING, text, at) || matchLength(OTHER, text, at);
      expected = ', or end';
    } else if (expected.startsWith('key') && char === '"') {
      length = matchLength(STRING, text, at);
      expected = ':';
    } else if (expected === ':' && char === ':') expected = 'value';
    else if (expected === ', or end' && char === ',' && inner) expected = inner === '{' ? 'key' : 'value';
    else if (closes(char, inner) && expected !== 'key' && expected !== ':') {
      open.pop();
      expected = ', or end';
    } else return at;
    if (length === 0) return at;
    done = expected === ', or end' && open.length === 0;
    at += length;
  }
  return text.length;
}

function closes(char: string, inner: '{' | '[' | undefined): boolean {
  return (inner === '{' && char === '}') || (inner === '[' && char === ']');
}

function skip(text: string, from: number): number {
  return from + matchLength(WHITE_SPACE, text, from);
}

function matchLength(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0].length ?? 0;
}
