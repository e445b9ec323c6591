import { TerraformStack } from 'cdktf';
import { Library } from '../support/library';
import { only, type StackJson } from '../support/synthesize';

const rolesForgottenIn = ({ removed = [] }: StackJson) =>
  removed.filter(({ from }) => String(from).startsWith('aws_iam_role.'));

test('first our statement goes, while the role is still held', () => {
  const library = new Library();
  library.account().releaseRole('legacy');
  const json = library.synth();
  const [data = ''] = Object.keys(json.data?.['aws_iam_role'] ?? {});
  const current = `jsondecode(data.aws_iam_role.${data}.assume_role_policy)`;
  const others = `[for statement in flatten([${current}.Statement]) : statement if try(statement.Sid, "") != "OktaAwsFederationOkta"]`;
  const role = only(json, 'aws_iam_role');
  expect(role['assume_role_policy']).toBe(`\${jsonencode(merge(${current}, {Statement = ${others}}))}`);
  expect(role['lifecycle']).toMatchObject({ prevent_destroy: true });
  expect(json.import).toHaveLength(1);
  const { precondition } = role['lifecycle'] as { precondition: { condition: string }[] };
  expect(precondition.map(({ condition }) => condition)).toContain(`\${length(${others}) > 0}`);
});

test('a released role has no role group any more', () => {
  const library = new Library();
  library.account().releaseRole('legacy');
  expect(library.synth().resource?.['okta_group']).toBeUndefined();
});

test('then Terraform forgets the role and destroys nothing', () => {
  const library = new Library();
  library.account().forgetRole('legacy');
  const json = library.synth();
  expect(rolesForgottenIn(json)).toEqual([
    {
      from: expect.stringMatching(
        /^aws_iam_role\.Account-Mueller-Tech-123456789012_AdoptedRole-legacy_Role_/,
      ) as unknown,
      lifecycle: { destroy: false },
    },
  ]);
  expect(json.resource?.['aws_iam_role']).toBeUndefined();
  expect(json.import).toBeUndefined();
});

test('forgetting several roles makes a block for each', () => {
  const library = new Library();
  const account = library.account();
  for (const role of ['a-role', 'b-role']) account.forgetRole(role);
  expect(rolesForgottenIn(library.synth())).toHaveLength(2);
});

test('HCL is refused while a role is forgotten: CDKTF would leave the block out, and the role be destroyed', () => {
  const library = new Library();
  library.account().forgetRole('legacy');
  expect(() => TerraformStack.of(library.federation).toHclTerraform()).toThrow(/HCL output has no "removed" block/);
});

test('HCL has the import block of an adopted role', () => {
  const library = new Library();
  library.account().adoptRole('legacy');
  expect(String((library.stack.toHclTerraform() as { hcl: unknown }).hcl)).toMatch(
    /import \{\s+to = aws_iam_role\.Account\S+\s+id = "legacy"\s+provider = aws\.a123456789012\s+\}/,
  );
});
