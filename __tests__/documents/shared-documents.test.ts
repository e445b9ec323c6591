import { readAccess } from '../../lib/access/read-access';
import { stackDocument } from '../../lib/documents/read-synthesized';
import type { Access } from '../../lib/access/model/access';
import { federation, ROLE_ARN, type Stack } from '../access/support/federation';

/** The federation as two stacks; the account reads the metadata from the state of the other one. */
function stacks({ metadata = '${okta_app_saml.app.metadata}' } = {}) {
  const whole = federation();
  const half = (prefix: string): Stack['resource'] =>
    Object.fromEntries(Object.entries(whole.resource).filter(([type]) => type.startsWith(prefix)));
  const account = half('aws_');
  Object.assign(account['aws_iam_saml_provider']?.['okta'] ?? {}, {
    saml_metadata_document: '${data.terraform_remote_state.okta.outputs.saml_metadata}',
  });
  const state = { path: '/state/okta.tfstate' };
  return {
    okta: {
      terraform: { backend: { local: state } },
      provider: {},
      data: {},
      resource: half('okta_'),
      output: { saml_metadata: { value: metadata } },
    },
    account: {
      provider: whole.provider,
      data: { terraform_remote_state: { okta: { backend: 'local', config: state } } },
      resource: account,
    },
  };
}

const document = (name: string, stack: object) => stackDocument(name, JSON.parse(JSON.stringify(stack)) as never);

/** The side after a change, read after the side before it with the account's document in common; and read by itself. */
function both(okta: { before: object; after: object }, others: Readonly<Record<string, object>> = {}) {
  const account = document('account', stacks().account);
  const more = () => Object.entries(others).map(([name, stack]) => document(name, stack));
  const before = readAccess([document('okta', okta.before), account]);
  const after = readAccess([document('okta', okta.after), account, ...more()]);
  const alone = readAccess([document('okta', okta.after), document('account', stacks().account), ...more()]);
  return { before, after, alone };
}

const plain = (access: Access) => JSON.parse(JSON.stringify(access)) as unknown;

test('a document that both sides have in common gives the same objects', () => {
  const { okta } = stacks();
  const { before, after, alone } = both({ before: okta, after: stacks().okta });
  expect(after.roles[0]).toBe(before.roles[0]);
  expect(after.samlProviders[0]).toBe(before.samlProviders[0]);
  expect(after.grants).toHaveLength(1);
  expect(plain(after)).toEqual(plain(alone));
});

test('a document is read anew where another stack answers it otherwise', () => {
  const other = stacks({ metadata: '${okta_app_saml.other.metadata}' }).okta;
  Object.assign(other.resource['okta_app_saml'] ?? {}, { other: { label: 'Other', preconfigured_app: 'amazon_aws' } });
  const { before, after, alone } = both({ before: stacks().okta, after: other });
  expect(before.samlProviders[0]?.metadata).toEqual({ known: 'okta_app_saml.app' });
  expect(after.samlProviders[0]?.metadata).toEqual({ known: 'okta_app_saml.other' });
  expect(after.grants).toEqual([]);
  expect(plain(after)).toEqual(plain(alone));
});

test('a policy from another stack of the same account counts', () => {
  const { okta, account } = stacks();
  const policy = {
    provider: account.provider,
    resource: {
      aws_iam_role_policy_attachment: {
        more: {
          provider: 'aws.tech',
          role: ROLE_ARN.slice(ROLE_ARN.lastIndexOf('/') + 1),
          policy_arn: 'arn:aws:iam::aws:policy/IAMFullAccess',
        },
      },
    },
  };
  const { before, after, alone } = both({ before: okta, after: stacks().okta }, { more: policy });
  const names = ({ roles }: Access) => roles.flatMap(({ policies }) => policies.map(({ name }) => name));
  expect(names(before)).not.toContain('arn:aws:iam::aws:policy/IAMFullAccess');
  expect(names(after)).toContain('arn:aws:iam::aws:policy/IAMFullAccess');
  expect(plain(after)).toEqual(plain(alone));
});
