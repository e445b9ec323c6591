import { blocks, isObject, type Json, type JsonObject, objectAt, property, strings } from '../json/json';
import type { Outside, OutsideKind } from '../model/outside';
import { outsideIn } from '../outside';
import type { Fields } from './form';
import { OUTPUT, problemOfOutput } from './outputs';
import { DATA, DESCRIPTIVE, MOVES, PROVIDERS, RESOURCES, SETTINGS } from './table';

/** Everything of one stack's file that this product never writes. */
export function outsideOf(stack: string, file: string, root: JsonObject): Outside[] {
  const check = new Check(stack, file, accountsOf(root));
  for (const [type, value] of Object.entries(root)) if (type !== '//') check.topLevel(type, value);
  return check.found;
}

/** Account ids that the stack's AWS providers reach. */
function accountsOf(root: JsonObject): ReadonlySet<string> {
  const providers = blocks(property(objectAt(root, 'provider'), 'aws'));
  return new Set(providers.flatMap((each) => strings(property(each, 'allowed_account_ids'))));
}

/** What is reported where a block differs. */
interface Kinds {
  readonly unknown?: OutsideKind;
  readonly wrong?: OutsideKind;
  /** Whether the values of its own arguments may decide about access. @default true */
  readonly decides?: boolean;
}

const PROVIDER: Kinds = { unknown: 'provider', wrong: 'provider' };
const AS_ONE_BLOCK = 'is not written as one block';
const AS_LIST = 'is not written as a list of blocks';

class Check {
  readonly found: Outside[] = [];
  private readonly made: ReturnType<typeof outsideIn>;

  constructor(
    stack: string,
    file: string,
    private readonly accounts: ReadonlySet<string>,
  ) {
    this.made = outsideIn(stack, file);
  }

  topLevel(type: string, value: Json): void {
    const moves = property(MOVES, type);
    if (type === 'terraform') this.settings(value);
    else if (type === 'resource' || type === 'data')
      for (const [kind, blocks] of this.entries(value, type))
        for (const [name, body] of this.entries(blocks, `${type}.${kind}`)) this.typed(type, kind, name, body);
    else if (type === 'provider') this.providers(value);
    else if (type === 'output')
      for (const [name, body] of this.entries(value, type)) {
        this.block(`output.${name}`, body, OUTPUT, { decides: false });
        const problem = problemOfOutput(name, body, this.accounts);
        if (problem !== undefined) this.report(`output.${name}`, 'argument', name, problem, body);
      }
    else if (moves)
      for (const body of this.items(value, type, 'block type')) {
        const about = property(body, 'to') ?? property(body, 'from');
        this.block(typeof about === 'string' ? `${type}.${about}` : type, body, moves);
      }
    else this.report(type, 'block type', type, `a block ${type}, which this product never writes`, value);
  }

  private report(...entry: Parameters<typeof this.made>): void {
    this.found.push(this.made(...entry));
  }

  /** Names and bodies of an object; another shape is one that the product never writes. */
  private entries(
    value: Json,
    address: string,
    kind: OutsideKind = 'block type',
    evidence = 'is not written as this product does',
  ): [name: string, body: Json][] {
    if (isObject(value)) return Object.entries(value);
    this.report(address, kind, address.split('.')[0] ?? '', evidence, value);
    return [];
  }

  private items(value: Json, address: string, kind: OutsideKind, name = address): readonly Json[] {
    if (Array.isArray(value)) return value as readonly Json[];
    this.report(address, kind, name, AS_LIST, value);
    return [];
  }

  private block(address: string, body: Json, fields: Fields, kinds: Kinds = {}): void {
    if (!isObject(body)) {
      this.report(address, kinds.unknown ?? 'argument', address, AS_ONE_BLOCK, body);
      return;
    }
    for (const [name, value] of Object.entries(body)) {
      if (name === '//') continue;
      const form = property(fields, name);
      const decides = !DESCRIPTIVE.has(name);
      if (form === undefined) {
        const runs = RUNS.includes(name);
        const kind = runs ? 'provisioner' : (kinds.unknown ?? 'argument');
        this.report(address, kind, name, neverWritten(name), value, runs || decides);
        continue;
      }
      const problem = form(value);
      if (problem === undefined) continue;
      const evidence = `${name} ${problem.what}`;
      this.report(address, kinds.wrong ?? problem.kind, name, evidence, value, decides && kinds.decides !== false);
    }
  }

  private typed(mode: 'resource' | 'data', type: string, name: string, body: Json): void {
    const address = `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
    const fields = property(mode === 'data' ? DATA : RESOURCES, type);
    if (fields) this.block(address, body, fields);
    else if (mode === 'data') this.report(address, 'data source', type, `a data source of the type ${type}`, body);
    else {
      const evidence = `a resource of the type ${type}, which this product never makes`;
      this.report(address, 'resource type', type, evidence, body);
      for (const inner of Array.isArray(body) ? (body as readonly Json[]) : [body])
        for (const argument of RUNS) {
          const runs = property(inner, argument);
          if (runs !== undefined) this.report(address, 'provisioner', argument, neverWritten(argument), runs);
        }
    }
  }

  private providers(value: Json): void {
    for (const [type, bodies] of this.entries(value, 'provider', 'provider')) {
      const fields = property(PROVIDERS, type);
      const address = `provider.${type}`;
      if (fields)
        for (const body of this.items(bodies, address, 'provider', type)) {
          const alias = property(body, 'alias');
          this.block(typeof alias === 'string' ? `${address}.${alias}` : address, body, fields, PROVIDER);
        }
      else this.report(address, 'provider', type, `the provider ${type}, which this product does not use`, bodies);
    }
  }

  private settings(value: Json): void {
    for (const [name, inner] of this.entries(value, 'terraform', 'block type', AS_ONE_BLOCK)) {
      const kind: OutsideKind =
        name === 'required_providers' ? name : name === 'backend' || name === 'cloud' ? 'backend' : 'block type';
      this.block('terraform', { [name]: inner }, SETTINGS, { unknown: kind, wrong: kind });
    }
  }
}

/** Arguments of any resource that run programs. */
const RUNS = ['provisioner', 'connection'];

function neverWritten(name: string): string {
  return `the argument ${name}, which this product never writes`;
}
