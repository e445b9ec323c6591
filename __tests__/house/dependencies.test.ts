import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { subset } from 'semver';

interface Manifest {
  readonly allowScripts?: Readonly<Record<string, boolean>>;
  readonly engines?: { readonly node?: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}
interface Locked extends Partial<Manifest> {
  readonly hasInstallScript?: boolean;
  readonly optional?: boolean;
  readonly dev?: boolean;
}

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const own = json('package.json') as Manifest;
const { packages } = json('package-lock.json') as { packages: Readonly<Record<string, Locked>> };
const supported = own.engines?.node ?? '*';

test('npm ci prints no engine warning on any Node.js that this project supports', () => {
  const narrower = Object.entries(packages).filter(([, { engines }]) => !subset(supported, engines?.node ?? '*'));
  expect(narrower.map(([path, { engines }]) => `${path} wants ${engines?.node ?? ''}`)).toEqual([]);
});

test('npm ci needs no compiler and no other download: no package runs a script when it is installed', () => {
  const names = Object.entries(packages)
    .filter(([, { hasInstallScript, optional }]) => hasInstallScript === true && optional !== true)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
  expect(own.allowScripts).toEqual(Object.fromEntries(names.map((name) => [name, false])));
});

test('what runs after npm ci --omit=dev imports no development dependency', () => {
  const source = ['lib', 'bin'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.ts$|^federation$/.test(file))
      .map((file) => join(folder, file)),
  );
  const imported = new Set(
    [...source, 'main.ts'].flatMap((file) =>
      [
        ...readFileSync(file, 'utf8')
          .replaceAll(/^import type .*$/gm, '')
          .matchAll(/(?:\bfrom|\bimport\(|\brequire\()\s*'(@?[a-z][\w./:-]*)'/g),
      ]
        .map(([, name = '']) => name)
        .filter((name) => !isBuiltin(name))
        .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name),
    ),
  );
  expect(imported.size).toBeGreaterThan(5);
  const available = new Set(Object.keys({ ...own.dependencies, ...own.peerDependencies }));
  expect([...imported].filter((name) => !available.has(name))).toEqual([]);
  expect([...imported].filter((name) => packages[`node_modules/${name}`]?.dev)).toEqual([]);
});
