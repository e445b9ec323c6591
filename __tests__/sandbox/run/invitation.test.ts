import { addMember } from '../../../sandbox/okta/memberships';
import { invitation } from '../../../sandbox/run/invitation';
import type { Sandbox } from '../../../sandbox/run/sandbox';
import type { RuleGraph } from '../../../sandbox/stacks/rule-graph';
import { ADA, JAMES, newGroup, someone, testOrg } from '../okta/support/org';

test('the greeting names each user, what they are in and how many roles that gives, and the password', () => {
  const org = testOrg();
  addMember(org, newGroup(org, 'Cloud Admins'), someone(org, JAMES).id);
  const graph: RuleGraph = {
    managementGroups: ['Cloud Admins', 'Support'],
    roleGroupsFor: (groups) => (groups.includes('Cloud Admins') ? ['aws#a', 'aws#b'] : []),
  };
  const greeted = {
    okta: { url: 'http://127.0.0.1:1', org },
    aws: { url: 'http://127.0.0.1:2' },
    people: [JAMES, ADA].map((login) => ({ login })),
    parts: { environment: { OKTA_BASE_URL: 'okta.com' } },
    graph,
  } as unknown as Sandbox;
  expect(invitation(greeted, 'http://127.0.0.1:1/home/tile')).toEqual([
    '',
    'Okta dashboard   http://127.0.0.1:1/',
    'AWS tile         http://127.0.0.1:1/home/tile',
    'AWS endpoint     http://127.0.0.1:2',
    '',
    'Users (password: sandbox)',
    '  james@mueller-tech.com  Cloud Admins · 2 roles',
    '  ada@mueller-tech.com    in no management group',
    '',
    'For other tools',
    "  export OKTA_BASE_URL='okta.com'",
  ]);
});
