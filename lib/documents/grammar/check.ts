import { digestOf } from '../digest';
import { isObject, type Json, type JsonObject } from '../json/json';
import type { Outside, OutsideKind } from '../model/outside';
import type { Fields } from './form';
import { DATA, DESCRIPTIVE, MOVES, OUTPUT, PROVIDERS, RESOURCES, SETTINGS } from './table';

/** Everything of one stack's file that this product never writes. */
export function outsideOf(stack: string, file: string, root: JsonObject): Outside[] {
  const found: Outside[] = [];
  const report = (address: string, kind: OutsideKind, name: string, evidence: string, value: Json, decides = true) =>
    found.push({ address: `${stack}:${address}`, file, kind, name, decides, evidence, digest: digestOf(value) });
  const check: Check = (address, body, fields, kinds = {}) => {
    if (!isObject(body)) {
      report(address, kinds.unknown ?? 'argument', address, 'is not written as one block', body);
      return;
    }
    for (const [name, value] of Object.entries(body)) {
      if (name === '//') continue;
      const form = Object.hasOwn(fields, name) ? fields[name] : undefined;
      const decides = !DESCRIPTIVE.has(name);
      if (form === undefined) {
        const runs = name === 'provisioner' || name === 'connection';
        const kind = runs ? 'provisioner' : (kinds.unknown ?? 'argument');
        report(address, kind, name, `the argument ${name}, which this product never writes`, value, runs || decides);
        continue;
      }
      const problem = form(value);
      if (problem !== undefined)
        report(
          address,
          kinds.wrong ?? problem.kind,
          name,
          `${name} ${problem.what}`,
          value,
          decides && kinds.decides !== false,
        );
    }
  };
  for (const [type, value] of Object.entries(root)) topLevel(type, value, check, report);
  return found;
}

interface Kinds {
  readonly unknown?: OutsideKind;
  readonly wrong?: OutsideKind;
  /** Whether the values of its own arguments may decide about access. @default true */
  readonly decides?: boolean;
}
type Check = (address: string, body: Json, fields: Fields, kinds?: Kinds) => void;
type Report = (address: string, kind: OutsideKind, name: string, evidence: string, value: Json) => void;

function topLevel(type: string, value: Json, check: Check, report: Report): void {
  switch (type) {
    case '//':
      return;
    case 'terraform':
      settings(value, check, report);
      return;
    case 'resource':
      named(value, type, report, (kind, name, body) => {
        resource(`${kind}.${name}`, kind, body, check, report);
      });
      return;
    case 'data':
      named(value, type, report, (kind, name, body) => {
        const address = `data.${kind}.${name}`;
        const fields = Object.hasOwn(DATA, kind) ? DATA[kind] : undefined;
        if (fields) check(address, body, fields);
        else report(address, 'data source', kind, `a data source of the type ${kind}`, body);
      });
      return;
    case 'provider':
      providers(value, check, report);
      return;
    case 'output':
      if (!isObject(value)) report(type, 'block type', type, 'is not written as this product does', value);
      else for (const [name, body] of Object.entries(value)) check(`output.${name}`, body, OUTPUT, { decides: false });
      return;
    case 'import':
    case 'moved':
    case 'removed':
      if (!Array.isArray(value)) report(type, 'block type', type, 'is not written as a list of blocks', value);
      else
        for (const body of value as readonly Json[]) {
          const about = isObject(body) ? (body['to'] ?? body['from']) : undefined;
          check(typeof about === 'string' ? `${type}.${about}` : type, body, MOVES[type] ?? {});
        }
      return;
    default:
      report(type, 'block type', type, `a block ${type}, which this product never writes`, value);
  }
}

function resource(address: string, type: string, body: Json, check: Check, report: Report): void {
  const fields = Object.hasOwn(RESOURCES, type) ? RESOURCES[type] : undefined;
  if (fields) {
    check(address, body, fields);
    return;
  }
  report(address, 'resource type', type, `a resource of the type ${type}, which this product never makes`, body);
  for (const inner of Array.isArray(body) ? (body as readonly Json[]) : [body])
    for (const name of ['provisioner', 'connection'])
      if (isObject(inner) && inner[name] !== undefined)
        report(address, 'provisioner', name, `the argument ${name}, which this product never writes`, inner[name]);
}

/** `type → name → body`; any other shape is one that the product never writes. */
function named(
  value: Json,
  what: string,
  report: Report,
  each: (type: string, name: string, body: Json) => void,
): void {
  if (!isObject(value)) {
    report(what, 'block type', what, 'is not written as this product does', value);
    return;
  }
  for (const [type, blocks] of Object.entries(value))
    if (isObject(blocks)) for (const [name, body] of Object.entries(blocks)) each(type, name, body);
    else report(`${what}.${type}`, 'block type', what, 'is not written as this product does', blocks);
}

function providers(value: Json, check: Check, report: Report): void {
  if (!isObject(value)) {
    report('provider', 'provider', 'provider', 'is not written as this product does', value);
    return;
  }
  for (const [type, bodies] of Object.entries(value)) {
    const fields = Object.hasOwn(PROVIDERS, type) ? PROVIDERS[type] : undefined;
    const address = `provider.${type}`;
    if (!fields) {
      report(address, 'provider', type, `the provider ${type}, which this product does not use`, bodies);
    } else if (!Array.isArray(bodies)) {
      report(address, 'provider', type, 'is not written as a list of blocks', bodies);
    } else
      for (const body of bodies as readonly Json[]) {
        const alias = isObject(body) ? body['alias'] : undefined;
        check(typeof alias === 'string' ? `${address}.${alias}` : address, body, fields, PROVIDER);
      }
  }
}
const PROVIDER: Kinds = { unknown: 'provider', wrong: 'provider' };

function settings(value: Json, check: Check, report: Report): void {
  if (!isObject(value)) {
    report('terraform', 'block type', 'terraform', 'is not written as one block', value);
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    const kind: OutsideKind =
      name === 'required_providers' ? name : name === 'backend' || name === 'cloud' ? 'backend' : 'block type';
    check('terraform', { [name]: inner }, SETTINGS, { unknown: kind, wrong: kind });
  }
}
