import { readAccess, type Access } from '../../../lib/access';
import { readPlanJson } from '../../../lib/documents';
import type { JsonObject } from '../../../lib/documents/json/json';
import { stackDocument } from '../../../lib/documents/read-synthesized';
import { planOf } from '../../support/terraform-show/show';
import { forget, type Change } from '../../access/support/changes';
import { document, federation, type Stack } from '../../access/support/federation';

/** What is missing is broken only where everything was read that could have held it. */

const withoutRole: Change = ({ resource }) => {
  forget(resource, 'aws_iam_role');
};
const MISSING: readonly [what: string, change: Change, broken: RegExp][] = [
  ['the role', withoutRole, /has no role Okta-Tech-Admin/],
  ['the SAML provider', ({ resource }) => forget(resource, 'aws_iam_saml_provider'), /has no SAML provider Okta/],
  ['the assignment', ({ resource }) => forget(resource, 'okta_app_group_assignments'), /no group is assigned/],
  [
    'the role group',
    ({ resource }) => {
      forget(resource, 'okta_group_rule');
      delete resource['okta_group']?.['role'];
      Object.assign(resource['okta_app_group_assignments']?.['all'] ?? {}, {
        group: [{ id: '${okta_group.admins.id}', priority: 0 }],
      });
    },
    /no role group .* leads to it/,
  ],
];

const stack = (change: Change) => federation(change) as Stack & Record<string, unknown>;
const json = (value: Stack) => JSON.parse(JSON.stringify(value)) as JsonObject;

function fromStack(change: Change, more: (stack: Stack & Record<string, unknown>) => void = () => undefined): Access {
  const made = stack(change);
  more(made);
  return readAccess([document(made)]);
}

function fromPlan(change: Change, more: JsonObject = {}): Access {
  const made = json(stack(change));
  return readAccess([readPlanJson({ ...planOf(made, made), ...more }, { name: 'federation' })]);
}

const SOURCES: readonly [source: string, read: (change: Change) => Access][] = [
  ['a failed plan', (change) => fromPlan(change, { errored: true })],
  ['a plan of a part', (change) => fromPlan(change, { complete: false })],
  ['a stack with a module', (change) => fromStack(change, (made) => (made['module'] = { idp: { source: './idp' } }))],
  [
    'a stack with another file beside it',
    (change) => {
      const [address, file] = ['federation:more.tf', 'stacks/federation/more.tf'];
      const rest = { name: 'more.tf', decides: true, evidence: 'read with it', digest: '' };
      return readAccess([
        stackDocument('federation', json(stack(change)), { besides: [{ address, file, kind: 'file', ...rest }] }),
      ]);
    },
  ],
  [
    'a stack with a template of CloudFormation',
    (change) => fromStack(change, ({ resource }) => (resource['aws_cloudformation_stack'] = { x: { name: 'x' } })),
  ],
];

describe.each(SOURCES)('%s', (_, read) => {
  test.each(MISSING)('does not prove that %s is missing', (what, change, reason) => {
    const { broken, grants } = read(change);
    expect({ broken, grants }).toEqual({ broken: [], grants: [] });
    // Nobody asks for the assignment of a group that is not there.
    if (what === 'the role' || what === 'the SAML provider')
      expect(read(change).unknown.map((each) => each.reason)).toContainEqual(expect.stringMatching(reason));
  });
});

test.each(MISSING)('a stack and a whole plan prove that %s is missing', (_, change, reason) => {
  for (const { broken } of [fromStack(change), fromPlan(change)])
    expect(broken.map((each) => each.reason)).toContainEqual(expect.stringMatching(reason));
});

test('what the documents do hold is proven, whatever else was not read', () => {
  const inactive: Change = ({ resource }) =>
    void Object.assign(resource['okta_app_saml']?.['app'] ?? {}, { status: 'INACTIVE' });
  expect(fromPlan(inactive, { errored: true }).broken).toHaveLength(1);
  expect(fromPlan(() => undefined, { errored: true }).grants).toHaveLength(1);
});

test('an object of another kind beside the federation leaves nothing open', () => {
  const bucket = ({ resource }: Stack) => (resource['aws_s3_bucket'] = { x: { bucket: 'x' } });
  expect(fromStack(withoutRole, bucket).broken).toHaveLength(1);
});

test('an account of which the roles could not be listed may have the role', () => {
  const made = json(stack(withoutRole));
  const read = readPlanJson(planOf(made, made), { name: '123456789012' });
  const listed = { ...read, unread: [{ subject: 'iam:ListRoles', reason: 'could not be read: AccessDenied' }] };
  expect(readAccess([listed as never]).broken).toEqual([]);
  const other = { ...read, unread: [{ subject: 'iam:ListAccountAliases', reason: 'could not be read' }] };
  expect(readAccess([other as never]).broken).toHaveLength(1);
});
