import { accessOf, add, bodyOf, federation, pairs, ROLE_ARN, type Stack } from './support/federation';

const admins = 'Cloud Admins';

test('a directory group of the same name is another group, and is called so', () => {
  const access = accessOf(
    federation((stack) => {
      stack.data['okta_group'] = { ad: { name: admins, type: 'APP_GROUP' } };
      bodyOf(stack, 'okta_group_rule', 'rule')['expression_value'] = 'isMemberOfAnyGroup("${data.okta_group.ad.id}")';
    }),
  );
  expect(pairs(access)).toEqual([`Cloud Admins (of a directory or app) → ${ROLE_ARN}`]);
  expect(access.managementGroups.map(({ name, mastered }) => ({ name, mastered }))).toEqual([
    { name: admins, mastered: 'okta' },
    { name: 'Cloud Admins (of a directory or app)', mastered: 'elsewhere' },
  ]);
});

test('a group that is looked up by the name of one that is made here is that group', () => {
  const access = accessOf(
    federation((stack) => {
      stack.data['okta_group'] = { own: { name: admins, type: 'OKTA_GROUP' } };
      bodyOf(stack, 'okta_group_rule', 'rule')['expression_value'] = 'isMemberOfAnyGroup("${data.okta_group.own.id}")';
    }),
  );
  expect(pairs(access)).toEqual([`${admins} → ${ROLE_ARN}`]);
  expect(access.managementGroups).toHaveLength(1);
});

test('groups of two orgs are two groups, whatever their names', () => {
  const access = accessOf(
    federation((stack) => {
      stack.provider['okta']?.push({ alias: 'preview', org_name: 'mueller-tech', base_url: 'oktapreview.com' });
      add(stack, 'okta_group', 'preview', { name: admins, provider: 'okta.preview' });
    }),
  );
  expect(access.managementGroups.map(({ name, org }) => `${name} in ${org ?? ''}`).sort()).toEqual([
    'Cloud Admins (mueller-tech.oktapreview.com) in mueller-tech.oktapreview.com',
    'Cloud Admins in mueller-tech.okta.com',
  ]);
  expect(pairs(access)).toEqual([`${admins} → ${ROLE_ARN}`]);
});

test('the filter of an app reads the groups of its own org only', () => {
  const access = accessOf(
    federation((stack: Stack) => {
      stack.provider['okta']?.push({ alias: 'preview', org_name: 'mueller-tech', base_url: 'oktapreview.com' });
      add(stack, 'okta_group', 'theirs', { ...bodyOf(stack, 'okta_group', 'role'), provider: 'okta.preview' });
    }),
  );
  expect(access.roleGroups.map(({ org, asserted }) => [org, asserted?.length])).toEqual([
    ['mueller-tech.okta.com', 1],
    ['mueller-tech.oktapreview.com', 0],
  ]);
});

test('a group that is looked up by its id has the name that a condition demands', () => {
  const access = accessOf(
    federation((stack) => {
      const condition = '${self.name == "Directory Admins"}';
      stack.data['okta_group'] = {
        ad: { id: '00g00000000000000001', lifecycle: { postcondition: [{ condition, error_message: 'x' }] } },
      };
      bodyOf(stack, 'okta_group_rule', 'rule')['expression_value'] = 'isMemberOfAnyGroup("${data.okta_group.ad.id}")';
    }),
  );
  expect(pairs(access)).toEqual([`Directory Admins → ${ROLE_ARN}`]);
  expect(access.unknown).toEqual([]);
});
