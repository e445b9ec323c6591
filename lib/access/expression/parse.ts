import type { ForNode, Node, Step } from './ast';

/** An expression that is none, or one with a part that is not read (directives, here documents). */
export class SyntaxProblem extends Error {}

/** Deeper than any expression a person or CDKTF writes; the parser recurses. */
const MAX_DEPTH = 100;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /\d+(\.\d+)?([eE][+-]?\d+)?/y;
const SPACE = /(\s|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
const BINARY: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/', '%'],
];
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
]);

/**
 * Parses a string of Terraform's JSON syntax, which is a template.
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 * @throws SyntaxProblem
 */
export function parseTemplate(text: string): Node {
  const parser = new Parser(text);
  return parser.template(false);
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  /** @param quoted ends at `"` and knows backslashes; else ends with the text */
  template(quoted: boolean): Node {
    const parts: (string | Node)[] = [];
    let literal = '';
    const flush = () => {
      if (literal !== '') parts.push(literal);
      literal = '';
    };
    for (;;) {
      const char = this.text[this.at];
      if (char === undefined) {
        if (quoted) throw this.problem('a text is not closed');
        break;
      }
      if (quoted && char === '"') {
        this.at += 1;
        break;
      }
      if (this.has('$${') || this.has('%%{')) {
        literal += `${char}{`;
        this.at += 3;
      } else if (this.has('${')) {
        flush();
        this.at += 2;
        if (this.has('~')) throw this.problem('a strip marker is not read');
        parts.push(this.expression());
        if (this.has('~')) throw this.problem('a strip marker is not read');
        this.expect('}');
      } else if (this.has('%{')) throw this.problem('a template directive is not read');
      else if (quoted && char === '\\') literal += this.escape();
      else {
        literal += char;
        this.at += 1;
      }
    }
    flush();
    const [only] = parts;
    if (parts.length === 0) return { kind: 'literal', value: '' };
    if (parts.length === 1 && only !== undefined)
      return typeof only === 'string' ? { kind: 'literal', value: only } : only;
    return { kind: 'template', parts };
  }

  private escape(): string {
    const next = this.text[this.at + 1] ?? '';
    const digits = { u: 4, U: 8 }[next];
    if (digits !== undefined) {
      const code = Number.parseInt(this.text.slice(this.at + 2, this.at + 2 + digits), 16);
      this.at += 2 + digits;
      if (Number.isNaN(code) || code > 0x10ffff) throw this.problem('a \\u escape is no character');
      return String.fromCodePoint(code);
    }
    const char = ESCAPES.get(next);
    if (char === undefined) throw this.problem(`\\${next} is no escape`);
    this.at += 2;
    return char;
  }

  private expression(): Node {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw this.problem(`an expression nests deeper than ${MAX_DEPTH} levels`);
    let node = this.binary(0);
    if (this.take('?')) {
      const then = this.expression();
      this.expect(':');
      node = { kind: 'conditional', test: node, then, otherwise: this.expression() };
    }
    this.depth -= 1;
    return node;
  }

  private binary(level: number): Node {
    const operators = BINARY[level];
    if (!operators) return this.unary();
    let left = this.binary(level + 1);
    for (;;) {
      const operator = operators.find((candidate) => this.take(candidate));
      if (operator === undefined) return left;
      left = { kind: 'binary', operator, left, right: this.binary(level + 1) };
    }
  }

  private unary(): Node {
    for (const operator of ['!', '-']) {
      this.space();
      if (operator === '!' && this.has('!=')) continue;
      if (this.take(operator)) {
        this.depth += 1;
        if (this.depth > MAX_DEPTH) throw this.problem(`an expression nests deeper than ${MAX_DEPTH} levels`);
        const operand = this.unary();
        this.depth -= 1;
        return { kind: 'unary', operator, operand };
      }
    }
    return this.traversal(this.primary());
  }

  private primary(): Node {
    this.space();
    if (this.take('(')) {
      const node = this.expression();
      this.expect(')');
      return node;
    }
    if (this.take('"')) return this.template(true);
    if (this.take('[')) return this.listOrFor();
    if (this.take('{')) return this.objectOrFor();
    if (this.has('<<')) throw this.problem('a here document is not read');
    const number = this.match(NUMBER);
    if (number !== undefined) return { kind: 'literal', value: Number(number) };
    const name = this.name();
    if (this.take('(')) return this.call(name);
    if (name === 'true' || name === 'false') return { kind: 'literal', value: name === 'true' };
    return name === 'null' ? { kind: 'literal', value: null } : { kind: 'name', name };
  }

  private traversal(start: Node): Node {
    let node = start;
    for (;;) {
      const step = this.step(true);
      if (step === undefined) return node;
      if (step === 'splat[]' || step === 'splat.') {
        const each: Step[] = [];
        for (;;) {
          const next = this.step(step === 'splat[]');
          if (next === undefined) break;
          if (typeof next === 'string') throw this.problem('a splat in a splat is not read');
          each.push(next);
        }
        node = { kind: 'splat', of: node, each };
      } else if ('attribute' in step) node = { kind: 'attribute', of: node, name: step.attribute };
      else node = { kind: 'index', of: node, key: step.index };
    }
  }

  private step(indexes: boolean): Step | 'splat[]' | 'splat.' | undefined {
    this.space();
    if (this.has('.') && !this.has('...')) {
      this.at += 1;
      if (this.take('*')) return 'splat.';
      const digits = this.match(NUMBER);
      if (digits !== undefined) return { index: { kind: 'literal', value: Number(digits) } };
      return { attribute: this.name() };
    }
    if (!indexes || !this.take('[')) return undefined;
    if (this.take('*')) {
      this.expect(']');
      return 'splat[]';
    }
    const index = this.expression();
    this.expect(']');
    return { index };
  }

  private call(name: string): Node {
    const args: Node[] = [];
    let expand = false;
    while (!this.take(')')) {
      args.push(this.expression());
      expand ||= this.take('...');
      if (!this.take(',')) {
        this.expect(')');
        break;
      }
    }
    return { kind: 'call', name, args, expand };
  }

  private listOrFor(): Node {
    const comprehension = this.comprehension(']');
    if (comprehension) return comprehension;
    const items: Node[] = [];
    while (!this.take(']')) {
      items.push(this.expression());
      if (!this.take(',')) {
        this.expect(']');
        break;
      }
    }
    return { kind: 'list', items };
  }

  private objectOrFor(): Node {
    const comprehension = this.comprehension('}');
    if (comprehension) return comprehension;
    const entries: (readonly [Node, Node])[] = [];
    while (!this.take('}')) {
      // A bare name is a key, not a reference.
      const start = this.at;
      const bare = this.match(NAME);
      let key: Node;
      if (bare !== undefined && (this.peekAssignment() || this.has(':'))) key = { kind: 'literal', value: bare };
      else {
        this.at = start;
        key = this.expression();
      }
      if (!this.take('=') && !this.take(':')) throw this.problem('an object needs = or : after a key');
      entries.push([key, this.expression()]);
      // A new line ends an entry as a comma does; white space is skipped already.
      this.take(',');
    }
    return { kind: 'object', entries };
  }

  private peekAssignment(): boolean {
    this.space();
    return this.has('=') && !this.has('==');
  }

  private comprehension(close: string): ForNode | undefined {
    const start = this.at;
    if (this.match(NAME) !== 'for' || this.peekAssignment() || this.has(':') || this.has(',')) {
      this.at = start;
      return undefined;
    }
    const names = [this.name()];
    if (this.take(',')) names.push(this.name());
    if (this.name() !== 'in') throw this.problem('a for expression needs "in"');
    const of = this.expression();
    this.expect(':');
    const first = this.expression();
    const keyed = close === '}';
    if (keyed) this.expect('=>');
    const value = keyed ? this.expression() : first;
    const group = this.take('...');
    const hasTest = this.word('if');
    const test = hasTest ? this.expression() : undefined;
    this.expect(close);
    return { kind: 'for', names, of, ...(keyed ? { key: first } : {}), value, ...(test ? { test } : {}), group };
  }

  private word(word: string): boolean {
    const start = this.at;
    if (this.match(NAME) === word) return true;
    this.at = start;
    return false;
  }

  private name(): string {
    const name = this.match(NAME);
    if (name === undefined) throw this.problem('a name or value is missing');
    return name;
  }

  private match(form: RegExp): string | undefined {
    this.space();
    form.lastIndex = this.at;
    const found = form.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private space(): void {
    SPACE.lastIndex = this.at;
    this.at += SPACE.exec(this.text)?.[0].length ?? 0;
  }

  private has(token: string): boolean {
    return this.text.startsWith(token, this.at);
  }

  private take(token: string): boolean {
    this.space();
    if (!this.has(token)) return false;
    this.at += token.length;
    return true;
  }

  private expect(token: string): void {
    if (!this.take(token)) throw this.problem(`${token} is missing`);
  }

  private problem(what: string): SyntaxProblem {
    return new SyntaxProblem(`${what} at character ${this.at + 1} of the expression`);
  }
}
