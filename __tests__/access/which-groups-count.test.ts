import { rolesAfterSignIn } from '../../lib/cli/access/roles-after-sign-in';
import {
  accessOf,
  add,
  bodyOf,
  federation,
  pairs,
  ROLE_ARN,
  ROLE_GROUP,
  settings,
  type Stack,
} from './support/federation';

const GRANT = [`Cloud Admins → ${ROLE_ARN}`];
const assigned = (...ids: string[]) => {
  const group = ids.map((id) => ({ id: `\${${id}.id}` }));
  return (stack: Stack) => {
    stack.resource['okta_app_group_assignments'] = { all: { app_id: '${okta_app_saml.app.id}', group } };
  };
};
const everyone = (stack: Stack) => {
  stack.data['okta_everyone_group'] = { all: {} };
  assigned('data.okta_everyone_group.all')(stack);
};

test.each([
  ['the role group', assigned('okta_group.role')],
  ['the management group', assigned('okta_group.admins')],
  ['both', assigned('okta_group.admins', 'okta_group.role')],
  ['Everyone', everyone],
])('assigning %s to the app gives its members their roles', (_, change) => {
  const access = accessOf(federation(change));
  expect({ grants: pairs(access), broken: access.broken, unknown: access.unknown }).toEqual({
    grants: GRANT,
    broken: [],
    unknown: [],
  });
  expect(rolesAfterSignIn(access, ['Cloud Admins']).map(({ roleArn }) => roleArn)).toEqual([ROLE_ARN]);
});

test('a role group that is not assigned counts for people who have the app by another role group', () => {
  const access = accessOf(
    federation((stack) => {
      add(stack, 'okta_group', 'other', { name: 'aws#Tech#Other#123456789012' });
      Object.assign(bodyOf(stack, 'okta_group_rule', 'rule'), {
        group_assignments: ['${okta_group.role.id}', '${okta_group.other.id}'],
      });
      assigned('okta_group.other')(stack);
    }),
  );
  expect(pairs(access)).toEqual(GRANT);
});

test('where another group is assigned, whose members they are is not known, and nothing is called broken', () => {
  const access = accessOf(
    federation((stack) => {
      add(stack, 'okta_group', 'guests', { name: 'Guests' });
      assigned('okta_group.guests')(stack);
    }),
  );
  expect({ grants: pairs(access), broken: access.broken }).toEqual({ grants: [], broken: [] });
  expect(access.unknown.map(({ subject }) => subject)).toEqual([ROLE_GROUP]);
  expect(access.unknown[0]?.reason).toMatch(/members get the role if they have the app by another group/);
  expect(rolesAfterSignIn(access, ['Cloud Admins'])).toEqual([]);
  expect(rolesAfterSignIn(access, ['Cloud Admins', 'Guests']).map(({ roleArn }) => roleArn)).toEqual([ROLE_ARN]);
});

test('an assigned group that the filter does not match gives the app and no role, and is not broken', () => {
  const access = accessOf(federation(assigned('okta_group.admins', 'okta_group.role')));
  expect(access.roleGroups.map(({ name }) => name)).toEqual([ROLE_GROUP]);
  expect(access.apps.map((app) => app.assigned)).toEqual([
    { groups: ['Cloud Admins', ROLE_GROUP], everyone: false, complete: true },
  ]);
});

test('of a role group that is only read, it is not known who is in it', () => {
  const access = accessOf(
    federation((stack) => {
      delete stack.resource['okta_group']?.['role'];
      delete stack.resource['okta_group_rule'];
      stack.data['okta_group'] = { role: { name: ROLE_GROUP, type: 'OKTA_GROUP' } };
      assigned('data.okta_group.role')(stack);
    }),
  );
  expect({ grants: access.grants, broken: access.broken }).toEqual({ grants: [], broken: [] });
  expect(access.unknown.map(({ reason }) => reason)).toEqual([
    'who is in it is not known: the group is only read here',
  ]);
});

test('roles picked in an assignment are not followed, and nothing else is said about the app', () => {
  const access = accessOf(
    federation((stack) => {
      bodyOf(stack, 'okta_app_saml', 'app')['app_settings_json'] = settings({ useGroupMapping: false });
      const profile = JSON.stringify({ samlRoles: ['Admin'] });
      bodyOf(stack, 'okta_app_group_assignments', 'all')['group'] = [{ id: '${okta_group.admins.id}', profile }];
    }),
  );
  expect({ grants: access.grants, broken: access.broken }).toEqual({ grants: [], broken: [] });
  expect(access.unknown.length).toBeGreaterThan(0);
});
