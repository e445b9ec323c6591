import { asStates } from '../../lib/live/as-states';
import { SNAPSHOT_VERSION, type LiveApp, type LiveGroup, type Snapshot } from '../../lib/live/snapshot';

const [ADMINS, READERS] = ['00gadmins00000000001', '00greaders0000000001'];

const person = (login: string) => ({ id: login, login, status: 'ACTIVE' });
const group = (id: string, ...logins: string[]): LiveGroup => ({
  id,
  name: id,
  type: 'OKTA_GROUP',
  people: logins.map(person),
});

function snapshot(okta: Partial<Snapshot['okta']>): Snapshot {
  const org = { org: 'mueller-tech.okta.com', apps: [], groups: [], rules: [], policies: [], ...okta };
  return { version: SNAPSHOT_VERSION, takenAt: '2026-06-01T00:00:00Z', okta: org, accounts: [], unread: [] };
}

function resources(of: Snapshot): Record<string, unknown>[] {
  return asStates(of).flatMap((state) => state.resources as Record<string, unknown>[]);
}

test.each([
  ['says only which groups count', `isMemberOfAnyGroup("${ADMINS}")`, 'ACTIVE', ['eve']],
  ['says more than which groups count', `isMemberOfGroup("${ADMINS}") AND user.x == "y"`, 'ACTIVE', ['ada', 'eve']],
  ['is not active', `isMemberOfAnyGroup("${ADMINS}")`, 'INACTIVE', ['ada', 'eve']],
])('where a rule %s, the people whom nothing else explains are members by hand', (_, expression, status, users) => {
  const rule = { id: '0pr1', name: 'Readers', status, expression, targets: [READERS] };
  const groups = [group(ADMINS, 'ada'), group(READERS, 'ada', 'eve')];
  const rules = [{ ...rule, excludedUsers: [], excludedGroups: [] }];
  const found = resources(snapshot({ groups, rules })).filter(({ type }) => type === 'okta_group_memberships');
  expect(found.map(({ name, values }) => [name, values])).toEqual([
    [ADMINS, { group_id: ADMINS, users: ['ada'] }],
    [READERS, { group_id: READERS, users }],
  ]);
});

test('a group of a directory and Everyone are looked up, not made', () => {
  const groups = [
    { ...group(ADMINS), type: 'APP_GROUP' },
    { ...group(READERS), type: 'BUILT_IN' },
  ];
  expect(resources(snapshot({ groups })).map(({ address, mode }) => [address, mode])).toEqual([
    [`data.okta_group.${ADMINS}`, 'data'],
    [`data.okta_everyone_group.${READERS}`, 'data'],
  ]);
});

test('what an app does not have is not listed as empty', () => {
  const app: LiveApp = {
    ...{ id: '0oa1', label: 'AWS', status: 'ACTIVE', settings: { groupFilter: 'x' } },
    ...{ secretSettings: [], keys: [], groups: [], people: [] },
  };
  const [{ values } = {}] = resources(snapshot({ apps: [app] }));
  expect(values).toEqual({
    ...{ id: '0oa1', label: 'AWS', status: 'ACTIVE', preconfigured_app: 'amazon_aws' },
    ...{ app_settings_json: '{"groupFilter":"x"}', attribute_statements: [] },
  });
});

test('what could not be read is with the part that it is of', () => {
  const unread = [{ where: 'okta', what: 'GET /api/v1/groups', reason: '403' }];
  expect(asStates({ ...snapshot({}), unread })).toEqual([
    { name: 'okta', resources: [], unread: [{ subject: 'GET /api/v1/groups', reason: 'could not be read: 403' }] },
  ]);
});
