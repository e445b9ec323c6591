import { Testing } from 'cdktf';
import * as cdktf from 'cdktf';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import ts from 'typescript';
import * as constructs from '../../lib/constructs';
import type { StackJson } from '../support/synthesize';

const README = join(__dirname, '..', '..', 'lib', 'constructs', 'README.md');
const text = readFileSync(README, 'utf8');
const [example = '', windows = ''] = [...text.matchAll(/^ *```ts\n(.*?)^ *```/gms)].map(([, code]) => code);

/** Runs code as it stands in the README; its app writes into a folder for tests. */
function run(code: string): StackJson {
  const app = Testing.app();
  // A function that is called with `new` may give back another object.
  const App = function () {
    return app;
  };
  const modules = new Map<string, unknown>([
    ['cdktf', { ...cdktf, App }],
    ['okta-aws-federation/constructs', constructs],
  ]);
  const load = (name: string): unknown => modules.get(name) ?? jest.requireActual(name);
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const program = runInThisContext(`(require, exports) => {${outputText}\n}`) as (
    require: unknown,
    exports: object,
  ) => void;
  program(load, {});
  const json = JSON.parse(readFileSync(join(app.outdir, 'stacks', 'federation', 'cdk.tf.json'), 'utf8')) as StackJson;
  rmSync(app.outdir, { recursive: true, force: true });
  return json;
}

test('the example works as it is written', () => {
  const json = run(example);
  expect(Object.keys(json.resource ?? {}).sort()).toEqual([
    'aws_iam_access_key',
    'aws_iam_policy',
    'aws_iam_role',
    'aws_iam_role_policies_exclusive',
    'aws_iam_role_policy_attachments_exclusive',
    'aws_iam_saml_provider',
    'aws_iam_user',
    'aws_iam_user_policy_attachment',
    'okta_app_group_assignments',
    'okta_app_saml',
    'okta_group',
    'okta_group_rule',
    'terraform_data',
  ]);
  expect(Object.keys(json.resource?.['okta_group_rule'] ?? {})).toHaveLength(2);
});

test('the windows of versions take the place of the bindings’', () => {
  const json = run(example.replace('app.synth();', `${windows}\napp.synth();`));
  expect(json.terraform).toMatchObject({
    required_version: '>= 1.7.0',
    required_providers: {
      aws: { source: 'hashicorp/aws', version: '>= 5.100.0, < 7.0.0' },
      okta: { source: 'okta/okta', version: '>= 4.20.0, < 7.0.0' },
    },
  });
});

test('every construct that is exported is described', () => {
  const classes = Object.keys(constructs).filter((name) => !/^(Invalid|RoleGroupBase)/.test(name));
  for (const name of classes) expect(text).toContain(`\`${name}\``);
});
