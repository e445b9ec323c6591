import { Failed, isList, isValueObject, Symbolic, unresolvedBy, type Value } from './value';

/** `!` and `-`. */
export function unary(operator: string, operand: Value): Value {
  if (operand instanceof Symbolic) return unresolvedBy('', [operand]);
  if (operator === '!') {
    const value = toBoolean(operand);
    return value === undefined ? new Failed('! needs true or false') : !value;
  }
  const value = toNumber(operand);
  return value === undefined ? new Failed('- needs a number') : -value;
}

export function binary(operator: string, left: Value, right: Value): Value {
  if (operator === '||' || operator === '&&') return logical(operator, left, right);
  if (left instanceof Symbolic || right instanceof Symbolic) return unresolvedBy('', [left, right]);
  if (operator === '==' || operator === '!=') {
    const same = equal(left, right);
    return typeof same === 'boolean' ? same === (operator === '==') : same;
  }
  const [a, b] = [toNumber(left), toNumber(right)];
  if (a === undefined || b === undefined) return new Failed(`${operator} needs numbers`);
  const operation = ARITHMETIC.get(operator);
  const result = operation?.(a, b);
  return result === undefined || Number.isNaN(result) || result === Infinity
    ? new Failed(`${a} ${operator} ${b} has no value`)
    : result;
}

const ARITHMETIC: ReadonlyMap<string, (a: number, b: number) => number | boolean> = new Map<
  string,
  (a: number, b: number) => number | boolean
>([
  ['+', (a, b) => a + b],
  ['-', (a, b) => a - b],
  ['*', (a, b) => a * b],
  ['/', (a, b) => a / b],
  ['%', (a, b) => a % b],
  ['<', (a, b) => a < b],
  ['<=', (a, b) => a <= b],
  ['>', (a, b) => a > b],
  ['>=', (a, b) => a >= b],
]);

/** One known side can decide alone. */
function logical(operator: '||' | '&&', left: Value, right: Value): Value {
  const decisive = operator === '||';
  const sides = [left, right].map((side) => (side instanceof Symbolic ? undefined : toBoolean(side)));
  if (sides.includes(decisive)) return decisive;
  if (sides.every((side) => side === !decisive)) return !decisive;
  return left instanceof Symbolic || right instanceof Symbolic
    ? unresolvedBy('', [left, right])
    : new Failed(`${operator} needs true or false`);
}

/** Deep equality without conversion, as Terraform has it; unresolved where something inside is. */
function equal(left: Value, right: Value): boolean | Symbolic {
  if (left instanceof Symbolic || right instanceof Symbolic) return unresolvedBy('', [left, right]);
  if (isList(left) && isList(right)) {
    if (left.length !== right.length) return false;
    return every(left.map((item, i) => equal(item, right[i] ?? null)));
  }
  if (isValueObject(left) && isValueObject(right)) {
    const keys = Object.keys(left).sort();
    if (keys.join('\0') !== Object.keys(right).sort().join('\0')) return false;
    return every(keys.map((key) => equal(left[key] ?? null, right[key] ?? null)));
  }
  return left === right;
}

function every(results: readonly (boolean | Symbolic)[]): boolean | Symbolic {
  if (results.includes(false)) return false;
  return results.find((result) => result instanceof Symbolic) ?? true;
}

/** Terraform converts `"true"` and `"false"`. */
export function toBoolean(value: Value): boolean | undefined {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}

/** Terraform converts texts that are numbers. */
export function toNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;
}
