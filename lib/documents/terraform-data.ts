import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { contentOf } from './content-of';
import { blocks, isObject, type Json, type JsonObject, property, text as textAt } from './json/json';

/** Where Terraform keeps what an earlier `init` found out, and believes it. */
const DATA = '.terraform';
/** Providers of this product, by the address under which Terraform keeps and locks them. */
const PROVIDERS = /^registry\.(?:terraform\.io|opentofu\.org)\/(?:hashicorp\/aws|okta\/okta)$/;
/** Settings of the program, where it is started with this folder as home, or with the file named. */
const SETTINGS = ['.terraformrc', 'terraform.rc'];
const STATES = ['terraform.tfstate', 'terraform.tfstate.d'];

/**
 * What `init` left in a stack's folder, or somebody put there in its place, and what decides where a state is, which
 * programs run, or which modules are read. What `init` leaves for this very stack is not reported.
 * @param names what the folder holds
 * @param text the stack's own file
 */
export function terraformData(folder: string, names: ReadonlySet<string>, text: string): Named[] {
  return [
    ...(names.has(DATA) ? dataFolder(folder, text) : []),
    ...(names.has(LOCK) ? lockedStrangers(folder).map((evidence): Named => [LOCK, evidence]) : []),
    ...SETTINGS.filter((name) => names.has(name)).map((name): Named => [
      name,
      'settings of Terraform itself, e.g. where it takes its providers from',
    ]),
    ...STATES.filter((name) => names.has(name)).map((name): Named => [
      name,
      'a state at the place where Terraform looks for one that is to be moved',
    ]),
  ];
}

type Named = readonly [name: string, evidence: string];

function dataFolder(folder: string, text: string): Named[] {
  const data = join(folder, DATA);
  if (lstatSync(data).isSymbolicLink() || !lstatSync(data).isDirectory())
    return [[DATA, 'a link or a file in place of the folder in which Terraform keeps what it found out']];
  const has = (name: string) => existsSync(join(data, name));
  const workspace = (contentOf(join(data, 'environment')) ?? 'default').trim();
  return [
    ...(has('terraform.tfstate') ? anotherBackend(join(data, 'terraform.tfstate'), text) : []),
    ...(workspace === 'default' ? [] : [[`${DATA}/environment`, `another workspace than the default one`] as const]),
    ...(has('plugin_path') ? [[`${DATA}/plugin_path`, 'another place for the programs of providers'] as const] : []),
    ...(hasModules(contentOf(join(data, 'modules', 'modules.json')))
      ? [[`${DATA}/modules`, 'code of modules, which this product does not use'] as const]
      : []),
    ...strangers(join(data, 'providers')).map((name): Named => [
      `${DATA}/providers/${name}`,
      'the program of a provider that this product does not use',
    ]),
  ];
}

/** The backend of which Terraform believes that it is in use: its values count, not the stack's. */
function anotherBackend(file: string, text: string): Named[] {
  const name = `${DATA}/terraform.tfstate`;
  const [cached, stack] = [parsed(contentOf(file)), parsed(text)];
  if (!cached || !stack) return [[name, 'a remembered backend that cannot be read']];
  const backend = property(cached, 'backend');
  if (!isObject(backend)) return [];
  const type = textAt(backend, 'type') ?? '';
  const [settings] = blocks(property(stack, 'terraform'));
  const own = settings && (type === 'cloud' ? settings['cloud'] : property(first(settings['backend']), type));
  return own !== undefined && agrees(property(backend, 'config') ?? null, own)
    ? []
    : [[name, `a remembered backend (${type}) that is not the one of the stack: the state is read and written there`]];
}

/** Whether a remembered value is the one that is written; what is not set is remembered as nothing. */
function agrees(remembered: Json, written: Json | undefined): boolean {
  if (remembered === null || remembered === '' || remembered === false) return true;
  if (Array.isArray(remembered)) {
    const list = Array.isArray(written) ? (written as readonly Json[]) : written === undefined ? [] : [written];
    return remembered.length === list.length && remembered.every((item: Json, i) => agrees(item, list[i]));
  }
  if (typeof remembered !== 'object') return typeof written !== 'object' && String(remembered) === String(written);
  return Object.entries(remembered).every(
    ([name, value]) =>
      agrees(value, property(first(written), name)) || (name === 'hostname' && value === 'app.terraform.io'),
  );
}

function first(value: Json | undefined): JsonObject {
  return blocks(value)[0] ?? {};
}

function hasModules(text: string | undefined): boolean {
  if (text === undefined) return false;
  const list = property(parsed(text) ?? {}, 'Modules');
  return !Array.isArray(list) || (list as readonly Json[]).some((each) => property(first(each), 'Key') !== '');
}

/** `evil.example/x/aws` in `providers/<host>/<namespace>/<type>`; a link to the plugin cache stands lower. */
function strangers(folder: string): string[] {
  const list = (path: string) => (existsSync(path) && lstatSync(path).isDirectory() ? readdirSync(path) : []);
  return list(folder)
    .flatMap((host) =>
      list(join(folder, host)).flatMap((space) =>
        list(join(folder, host, space)).map((type) => `${host}/${space}/${type}`),
      ),
    )
    .filter((name) => !PROVIDERS.test(name));
}

const LOCK = '.terraform.lock.hcl';

function lockedStrangers(folder: string): string[] {
  const text = contentOf(join(folder, LOCK));
  if (text === undefined) return ['a lock file that cannot be read'];
  const names = [...text.matchAll(/^\s*provider\s+"([^"]*)"/gm)].map(([, name = '']) => name);
  return names
    .filter((name) => !PROVIDERS.test(name))
    .map((name) => `locks the provider ${name}, which this product does not use`);
}

function parsed(text: string | undefined): JsonObject | undefined {
  try {
    const value = JSON.parse(text ?? '') as Json;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
