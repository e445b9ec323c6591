import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AdoptedTrust } from '../../lib/constructs/adopted-trust';
import { literal } from '../../lib/constructs/literal';
import { statementId, trustStatement } from '../../lib/naming/trust-policy';
import { cliConfigFile } from '../../sandbox/terraform/cli-config';
import { findTerraform } from '../../sandbox/terraform/find-terraform';
import { Terraform } from '../../sandbox/terraform/terraform';
import { describeWith } from '../support/real-parts';

/** The expressions are worked out by the real Terraform, which needs no provider for it. */
const TERRAFORM = {
  what: 'Terraform 1.7 or newer',
  isThere: () => {
    try {
      findTerraform();
      return true;
    } catch {
      return false;
    }
  },
};

const ours = trustStatement({
  sid: statementId('Okta'),
  providerArns: ['arn:aws:iam::123456789012:saml-provider/Okta'],
  audiences: ['https://signin.aws.amazon.com/saml'],
  conditions: { StringLike: { 'saml:sub': ['${odd}', '%{odd}', 'a"b\\c\n'] } },
});
const account = { Sid: 'Account', Effect: 'Allow', Principal: { AWS: '123456789012' }, Action: 'sts:AssumeRole' };
const numeric = {
  Effect: 'Allow',
  Principal: { Federated: 'accounts.google.com' },
  Action: ['sts:AssumeRoleWithWebIdentity'],
  Condition: {
    NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 },
    Bool: { 'aws:SecureTransport': true },
    StringLike: { 'aws:PrincipalTag/Team': '${aws:PrincipalTag/Owner}' },
  },
};
const older = { ...ours, Principal: { Federated: 'arn:aws:iam::123456789012:saml-provider/Older' } };
const otherOrg = { ...ours, Sid: statementId('Okta-Prod') };

/** Name → trust policy that the role has, and what is not ours in it. */
const POLICIES: Readonly<Record<string, readonly [policy: object, others: readonly object[]]>> = {
  list: [{ Version: '2012-10-17', Statement: [account, numeric] }, [account, numeric]],
  single_object: [{ Version: '2012-10-17', Statement: account }, [account]],
  old_version_and_id: [{ Version: '2008-10-17', Id: 'theirs', Statement: [numeric] }, [numeric]],
  without_sid: [
    { Version: '2012-10-17', Statement: [{ ...account, Sid: undefined }] },
    [{ ...account, Sid: undefined }],
  ],
  with_an_older_one_of_ours: [{ Version: '2012-10-17', Statement: [older, account] }, [account]],
  ours_is_there_already: [{ Version: '2012-10-17', Statement: [account, ours] }, [account]],
  with_another_orgs: [{ Version: '2012-10-17', Statement: [otherOrg, numeric] }, [otherOrg, numeric]],
  only_ours: [{ Version: '2012-10-17', Statement: [ours] }, []],
};

describeWith([TERRAFORM], 'the trust policy of an adopted role', () => {
  let outputs: ReadonlyMap<string, unknown>;

  beforeAll(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'adopted-trust-'));
    try {
      const output: Record<string, { value: string }> = {};
      const locals: Record<string, object> = {};
      for (const [name, [policy]] of Object.entries(POLICIES)) {
        locals[name] = { assume_role_policy: literal(JSON.stringify(policy)) };
        const trust = new AdoptedTrust(`local.${name}`, statementId('Okta'));
        output[`${name}-with`] = { value: trust.with(ours) };
        output[`${name}-without`] = { value: trust.without() };
        output[`${name}-others`] = { value: trust.hasOthers };
      }
      writeFileSync(join(directory, 'main.tf.json'), JSON.stringify({ locals, output }));
      const binary = findTerraform();
      const terraform = new Terraform({ binary, directory, cliConfig: cliConfigFile(directory, [], binary) });
      await terraform.init();
      await terraform.apply();
      outputs = await terraform.outputs();
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });

  const policyOf = (output: string) => JSON.parse(String(outputs.get(output))) as object;
  /** Without the keys that JSON has no value for. */
  const plain = (value: object) => JSON.parse(JSON.stringify(value)) as object;

  test.each(Object.entries(POLICIES))('%s keeps every other statement and gets ours last', (name, [policy, others]) => {
    expect(policyOf(`${name}-with`)).toEqual(plain({ ...policy, Statement: [...others, ours] }));
  });

  test.each(Object.entries(POLICIES))('%s loses ours alone when the role is released', (name, [policy, others]) => {
    expect(policyOf(`${name}-without`)).toEqual(plain({ ...policy, Statement: others }));
  });

  test.each(Object.entries(POLICIES))('%s shows whether anything would be left', (name, [, others]) => {
    expect(outputs.get(`${name}-others`)).toBe(others.length > 0);
  });
});
