import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { OktaProvider } from '@cdktf/provider-okta/lib/provider';
import { TerraformOutput, TerraformStack, Testing } from 'cdktf';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import ts from 'typescript';
import * as constructs from '../../lib/constructs';

const { AwsAccount, ManagedPolicy, ManagementGroup, OktaAwsFederation } = constructs;

const FOLDER = join(__dirname, '..', '..', 'lib', 'constructs');
const EXAMPLE = /@example\n \* ```ts\n([\s\S]*?) \* ```\n \*\/\nexport (?:abstract )?class (\w+)/g;

/** Class → the example in its doc comment. */
const examples = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...readFileSync(join(FOLDER, file), 'utf8').matchAll(EXAMPLE)])
    .map(([, code = '', name = '']) => [name, code.replaceAll(/^ \* ?/gm, '')]),
);

/** Runs an example among the objects that it takes for granted, and synthesizes what it made. */
function run(code: string): string {
  const stack = new TerraformStack(Testing.app(), 'federation');
  new OktaProvider(stack, 'Okta', { orgName: 'mueller-tech' });
  const aws = (id: string) => new AwsProvider(stack, `Aws-${id}`, { alias: `a${id}`, allowedAccountIds: [id] });
  const federation = new OktaAwsFederation(stack, 'Given', { identityProvider: 'Okta' });
  const id = '210987654321';
  const account = new AwsAccount(stack, 'GivenAccount', { federation, id, name: 'Data', provider: aws(id) });
  const provider = aws('123456789012');
  const admin = account.addRole('Admin', { policies: [ManagedPolicy.aws('AdministratorAccess')] });
  const readOnly = account.addRole('ReadOnly-Given', { policies: [ManagedPolicy.aws('ReadOnlyAccess')] });
  const support = new ManagementGroup(stack, 'GivenGroup', { federation, name: 'Given' });
  support.grant(admin, readOnly);
  const given = { ...constructs, TerraformOutput, stack, provider, federation, account, admin, readOnly };
  // An example that makes one of these itself declares its name again, in a block of its own.
  const { outputText } = ts.transpileModule(`{ ${code} }`, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  (runInThisContext(`(${Object.keys(given).join(', ')}) => {${outputText}}`) as (...values: unknown[]) => void)(
    ...Object.values(given),
  );
  return Testing.synth(stack, true);
}

test('every class that is exported has an example', () => {
  const classes = Object.keys(constructs).filter((name) => !['InvalidName', 'RoleGroupBase'].includes(name));
  expect([...examples.keys()].sort()).toEqual(classes.sort());
});

test.each([...examples])('the example of %s works as it is written', (_, code) => {
  expect(JSON.parse(run(code))).toHaveProperty('resource.aws_iam_role');
});

test('an example that is wrong fails', () => {
  expect(() => run("account.adoptRole('a role with spaces');")).toThrow(constructs.InvalidName);
});
