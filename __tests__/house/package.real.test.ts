import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeBlocks } from '../docs/support/documents';

interface Manifest {
  readonly devDependencies: Readonly<Record<string, string>>;
}

const { devDependencies, dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest & {
  readonly dependencies: Readonly<Record<string, string>>;
};
const [example = ''] = codeBlocks(readFileSync(join('lib', 'constructs', 'README.md'), 'utf8'), 'ts');
const folder = mkdtempSync(join(tmpdir(), 'federation-package-'));
const project = join(folder, 'project');

const run = (program: string, args: readonly string[], cwd: string): SpawnSyncReturns<string> =>
  spawnSync(program, args, { cwd, encoding: 'utf8', env: { ...process.env, FEDERATION_TODAY: '2026-06-01' } });
/** What a failed program printed is the best message of a failed test. */
const succeeds = ({ status, stdout, stderr }: SpawnSyncReturns<string>): void =>
  expect({ status, printed: status === 0 ? '' : `${stdout}${stderr}` }).toEqual({ status: 0, printed: '' });
const node = (...args: string[]) => run(process.execPath, args, project);
const tsc = (...args: string[]) => node(join(project, 'node_modules', 'typescript', 'bin', 'tsc'), ...args);

const packed = run('npm', ['pack', '--json', '--pack-destination', folder], '.');
const [{ filename, files } = { filename: '', files: [] }] = JSON.parse(
  packed.stdout.slice(packed.stdout.indexOf('[')) || '[]',
) as readonly { readonly filename: string; readonly files: readonly { readonly path: string }[] }[];
mkdirSync(project);
writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'consumer', version: '1.0.0', private: true }));
const installed = run(
  'npm',
  [
    'install',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    join(folder, filename),
    `typescript@${dependencies['typescript'] ?? ''}`,
    `@types/node@${devDependencies['@types/node'] ?? ''}`,
  ],
  project,
);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the package has what a user needs, and nothing of its own tests, sandbox or source', () => {
  succeeds(packed);
  const tops = new Set(files.map(({ path }) => path.split('/').slice(0, 2).join('/')));
  expect([...tops].sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'SECURITY.md',
    'bin/federation',
    'config/schema',
    'dist/lib',
    'dist/main.js',
    'docs/commands.md',
    'docs/configuration.md',
    'package.json',
  ]);
  const browser = 'dist/lib/review/formats/html/browser/';
  const source = files.map(({ path }) => path).filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
  expect(source.filter((path) => !path.startsWith(browser))).toEqual([]);
});

test('packing leaves no compiled code in the clone, which runs from source', () => {
  expect(existsSync('dist')).toBe(false);
});

const offline = /ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ECONNRESET|ENOTCACHED/.test(installed.stderr);
if (offline)
  process.stderr.write(
    '\nSKIPPED, NOT PROVEN HERE: "a consumer of the package" needs the npm registry, or npm’s cache.\n',
  );

(offline ? describe.skip : describe)('a consumer of the package', () => {
  test('installs it without an error or an engine warning', () => {
    succeeds(installed);
    expect(installed.stderr).not.toContain('EBADENGINE');
  });

  test('has one copy of the packages that constructs must share', () => {
    const own = join(project, 'node_modules', 'okta-aws-federation', 'node_modules');
    expect(existsSync(own) ? readdirSync(own) : []).toEqual([]);
  });

  test('compiles and synthesizes the README of the constructs as CommonJS, with the strict compiler and every type checked', () => {
    writeFileSync(join(project, 'commonjs.ts'), example);
    succeeds(tsc('--strict', '--target', 'es2022', '--module', 'commonjs', '--outDir', 'commonjs', 'commonjs.ts'));
    succeeds(node(join('commonjs', 'commonjs.js')));
    expect(stack()).toMatchObject({ resource: { aws_iam_role: expect.anything() as object } });
  });

  test('does so as an ES module, with the settings of tsc --init', () => {
    const module = join(project, 'module');
    mkdirSync(module);
    writeFileSync(join(module, 'package.json'), JSON.stringify({ type: 'module' }));
    succeeds(run(process.execPath, [join(project, 'node_modules', 'typescript', 'bin', 'tsc'), '--init'], module));
    // Node.js resolves no folders in ES modules, and CDKTF's bindings have no exports: the README says so.
    writeFileSync(join(module, 'main.ts'), example.replaceAll("/lib/provider'", "/lib/provider/index.js'"));
    succeeds(tsc('-p', 'module'));
    succeeds(node(join('module', 'main.js')));
    expect(stack()).toMatchObject({ resource: { okta_app_saml: expect.anything() as object } });
  });

  test('validates, synthesizes and reviews a configuration with the installed command', () => {
    cpSync('config', join(project, 'before'), { recursive: true });
    cpSync('config', join(project, 'config'), { recursive: true });
    const account = join(project, 'config', 'accounts', 'mueller-audit.yaml');
    const text = readFileSync(account, 'utf8');
    writeFileSync(account, text.replace(/^id: .*$/m, "id: '210987654322'"));
    const federation = (...args: string[]) => run(join(project, 'node_modules', '.bin', 'federation'), args, project);
    succeeds(federation('validate'));
    expect(federation('--version').stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
    const reports = ['review.md', 'review.html'];
    succeeds(federation('review', '--base', 'before', '--head', 'config', '--output', ...reports));
    expect(readFileSync(join(project, 'review.md'), 'utf8')).toContain('gains');
    expect(readFileSync(join(project, 'review.html'), 'utf8')).toContain('<script');
  });
});

function stack(): unknown {
  const out = join(project, 'cdktf.out');
  const json: unknown = JSON.parse(readFileSync(join(out, 'stacks', 'federation', 'cdk.tf.json'), 'utf8'));
  rmSync(out, { recursive: true, force: true });
  return json;
}
