import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../lib/config/load';
import { cliConfigFile } from '../../sandbox/terraform/cli-config';
import { findTerraform } from '../../sandbox/terraform/find-terraform';
import { findProviderMirrors } from '../../sandbox/terraform/provider-mirrors';
import { Terraform } from '../../sandbox/terraform/terraform';
import { AWS_PROVIDER, describeWith, OKTA_PROVIDER, type RealPart } from '../support/real-parts';
import { synthesizedFiles } from '../support/synthesize';

/** The real Terraform and the real providers read every stack of every example. */
const ROOT = join(__dirname, '..', '..');
const EXAMPLES = readdirSync(join(ROOT, 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
const CONFIGURATIONS = ['config', ...EXAMPLES.map(({ name }) => `examples/${name}`).sort()];
const PARTS = new Map([
  ['aws', lookedUpOnce(AWS_PROVIDER)],
  ['okta', lookedUpOnce(OKTA_PROVIDER)],
]);

interface Validation {
  readonly valid: boolean;
  readonly diagnostics: readonly { readonly severity: string; readonly summary: string; readonly detail: string }[];
}

describe.each(CONFIGURATIONS)('%s', (configuration) => {
  const { federation } = loadConfig(join(ROOT, configuration), { today: '2026-06-15' });
  const stacks = [...synthesizedFiles(federation)].flatMap(([path, text]) => {
    const name = /^stacks\/([^/]+)\/cdk\.tf\.json$/.exec(path)?.[1];
    return name === undefined ? [] : [{ name, text }];
  });

  test('has stacks', () => expect(stacks.length).toBeGreaterThan(0));

  for (const { name, text } of stacks)
    describeWith(partsOf(text), `stack ${name}`, () => {
      test('is valid, and Terraform has nothing to warn of', async () => {
        const directory = mkdtempSync(join(tmpdir(), 'federation-validate-'));
        try {
          writeFileSync(join(directory, 'cdk.tf.json'), text);
          const binary = findTerraform();
          const cliConfig = cliConfigFile(directory, findProviderMirrors(binary), binary);
          const stack = new Terraform({ binary, directory, cliConfig });
          expect((await stack.run('init', '-backend=false')).stderr).toBe('');
          const { stdout } = await stack.run('validate', '-json');
          const { valid, diagnostics } = JSON.parse(stdout) as Validation;
          expect({ valid, diagnostics }).toEqual({ valid: true, diagnostics: [] });
        } finally {
          rmSync(directory, { recursive: true, force: true });
        }
      });
    });
});

function partsOf(text: string): RealPart[] {
  const { terraform } = JSON.parse(text) as { terraform: { required_providers: object } };
  return Object.keys(terraform.required_providers).flatMap((name) => PARTS.get(name) ?? []);
}

function lookedUpOnce({ what, isThere }: RealPart): RealPart {
  let known: boolean | undefined;
  return { what, isThere: () => (known ??= isThere()) };
}
