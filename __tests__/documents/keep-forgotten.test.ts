import { keepForgotten } from '../../lib/documents';
import { readAccess } from '../../lib/access';
import { RULES } from '../../lib/review/rules';
import { review } from '../../lib/review/review';
import { add, document, federation, pairs, ROLE_ARN, type Stack } from '../access/support/federation';

const GRANT = [`Cloud Admins → ${ROLE_ARN}`];
const before = [document(federation())];

function forget(type: string, name: string, destroy: boolean | string = false) {
  return (stack: Stack) => {
    stack.resource = Object.fromEntries(Object.entries(stack.resource).filter(([kind]) => kind !== type));
    stack.removed = [{ from: `${type}.${name}`, lifecycle: [{ destroy }] }];
  };
}

function reviewed(change: (stack: Stack) => void, then = before) {
  const after = keepForgotten(then, [document(federation(change))]);
  return review({ before: readAccess(then), after: readAccess(after), today: '2026-11-25' }, RULES);
}

test.each([
  ['a group rule', 'okta_group_rule', 'rule', false],
  ['the assignments', 'okta_app_group_assignments', 'all', false],
  ['the assignments, with "false" as a string', 'okta_app_group_assignments', 'all', 'false'],
])('%s that Terraform forgets stays in force: no loss, and a finding', (_, type, name, destroy) => {
  const { losses, after, findings } = reviewed(forget(type, name, destroy));
  expect({ losses, grants: after.length }).toEqual({ losses: [], grants: 1 });
  const found = findings.filter(({ id }) => id === 'forgotten-object');
  expect(found.map(({ address, isNew }) => ({ address, isNew }))).toEqual([
    { address: `federation:${type}.${name}`, isNew: true },
  ]);
});

test('what Terraform deletes is not kept', () => {
  const { losses } = reviewed((stack) => {
    delete stack.resource['okta_group_rule'];
  });
  expect(losses).toHaveLength(1);
});

const LIST = 'aws_iam_role_policy_attachments_exclusive';

test('a role keeps its policies when only their exclusive list goes', () => {
  const { losses, findings } = reviewed((stack) => {
    stack.resource = Object.fromEntries(Object.entries(stack.resource).filter(([type]) => type !== LIST));
  });
  expect(losses).toEqual([]);
  expect(findings.filter(({ isNew, severity }) => isNew && severity !== 'low').map(({ id }) => id)).toEqual([
    'exclusive-list-removed',
  ]);
});

test('a policy that another list of the role leaves out is lost', () => {
  const { losses } = reviewed((stack) => {
    const lists = stack.resource[LIST] ?? {};
    const [list = {}] = Object.values(lists);
    stack.resource[LIST] = { other: { ...list, policy_arns: [] } };
  });
  expect(losses).toHaveLength(1);
});

test('an assignment that Okta keeps stays in force', () => {
  const single = (stack: Stack) => {
    delete stack.resource['okta_app_group_assignments'];
    add(stack, 'okta_app_group_assignment', 'one', {
      ...{ app_id: '${okta_app_saml.app.id}', group_id: '${okta_group.role.id}' },
      retain_assignment: true,
    });
  };
  const then = [document(federation(single))];
  expect(pairs(readAccess(then))).toEqual(GRANT);
  const { losses, findings } = reviewed((stack) => {
    delete stack.resource['okta_app_group_assignments'];
  }, then);
  expect(losses).toEqual([]);
  expect(findings.filter(({ id }) => id === 'forgotten-object')).toHaveLength(1);
});
