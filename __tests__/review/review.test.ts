import fc from 'fast-check';
import { review } from '../../lib/review/review';
import { toJson } from '../../lib/review/formats/json';
import { toMarkdown } from '../../lib/review/formats/markdown';
import type { Rule } from '../../lib/review/model';
import type { Access } from '../../lib/access/model/access';
import { changes } from './support/arbitraries';
import { app, ADMINISTRATOR, change, grant, granted, managementGroup, policy, role } from './support/builders';

test('nothing changes between equal accesses, and every finding was there before', () => {
  fc.assert(
    fc.property(changes(), ({ before, today }) => {
      const report = review({ before, after: before, today });
      expect(report).toMatchObject({ verdict: 'unchanged', gains: [], losses: [], renames: [], members: [] });
      expect(report.findings.filter(({ isNew }) => isNew)).toEqual([]);
      expect(report.broken.filter(({ isNew }) => isNew)).toEqual([]);
    }),
  );
});

test('what one direction gains, the other one loses', () => {
  fc.assert(
    fc.property(changes(), ({ before, after, today }) => {
      const there = review({ before, after, today });
      const back = review({ before: after, after: before, today });
      const names = (list: typeof there.gains) =>
        list.map(({ grant: { managementGroup: group, roleArn } }) => `${group} ${roleArn}`);
      expect(names(back.losses)).toEqual(names(there.gains));
      expect(names(back.gains)).toEqual(names(there.losses));
    }),
  );
});

test('every grant of either side is a change, a rename or the same on both', () => {
  fc.assert(
    fc.property(changes(), (given) => {
      const report = review(given);
      const key = (it: { managementGroup: string; roleArn: string }) => `${it.managementGroup} ${it.roleArn}`;
      const told = new Set([...report.gains, ...report.losses].map((it) => key(it.grant)));
      const renamed = new Set(report.renames.flatMap(({ from, to }) => [key(from), key(to)]));
      const before = new Set(report.before.map(key));
      for (const it of report.after)
        expect(told.has(key(it)) || renamed.has(key(it)) || before.has(key(it))).toBe(true);
    }),
  );
});

test('the order of the input decides nothing, to the byte', () => {
  const reversed = (access: Access): Access => ({
    ...access,
    managementGroups: access.managementGroups.toReversed(),
    rules: access.rules.toReversed(),
    roleGroups: access.roleGroups.toReversed(),
    roles: access.roles.map((it) => ({ ...it, policies: it.policies.toReversed() })).toReversed(),
    samlProviders: access.samlProviders.toReversed(),
    users: access.users.toReversed(),
    grants: access.grants.toReversed(),
    broken: access.broken.toReversed(),
    unknown: access.unknown.toReversed(),
  });
  fc.assert(
    fc.property(changes(), (given) => {
      const turned = {
        ...given,
        before: reversed(given.before),
        after: reversed(given.after),
        ...(given.plan ? { plan: given.plan.toReversed() } : {}),
      };
      expect(toMarkdown(review(turned))).toBe(toMarkdown(review(given)));
      expect(toJson(review(turned))).toBe(toJson(review(given)));
    }),
  );
});

test('an added grant broadens, a removed one narrows, both are mixed', () => {
  const [one, other] = [granted(), granted({ name: 'Okta-Mueller-Tech-Other', policies: [] })];
  expect(review(change({}, one)).verdict).toBe('broadened');
  expect(review(change(one, {})).verdict).toBe('narrowed');
  expect(review(change(one, other)).verdict).toBe('mixed');
});

test('a member whom the documents add to a group with roles broadens; without roles nothing changes', () => {
  const group = (...members: string[]) => ({ managementGroups: [managementGroup({ members })] });
  const given = review(change({ ...granted(), ...group() }, { ...granted(), ...group('ada@mueller-tech.com') }));
  expect(given).toMatchObject({
    verdict: 'broadened',
    members: [{ login: 'ada@mueller-tech.com', kind: 'joined', roles: 1 }],
  });
  expect(review(change(group(), group('ada@mueller-tech.com'))).verdict).toBe('unchanged');
});

test('a broken link is new unless the same was broken before', () => {
  const link = { kind: 'role', address: 'a:b', subject: 's', reason: 'no such role', managementGroups: [] } as const;
  expect(review(change({ broken: [link] }, { broken: [link] })).broken).toMatchObject([{ isNew: false }]);
  expect(review(change({ broken: [link] }, { broken: [{ ...link, reason: 'other' }] })).broken).toMatchObject([
    { isNew: true },
  ]);
});

test('deletions come first in the plan', () => {
  const action = (address: string, ...actions: string[]) => ({ address, type: 'aws_iam_role', actions });
  const plan = [action('a', 'create'), action('b', 'update'), action('c', 'delete', 'create'), action('d', 'delete')];
  expect(review(change({}, {}, plan)).plan?.map(({ address }) => address)).toEqual(['d', 'c', 'a', 'b']);
});

const rule = (check: Rule['check']): Rule => ({
  id: 'made-up',
  severity: 'low',
  title: 't',
  why: 'w',
  remedy: 'r',
  check,
});

test('a rule that throws is a critical finding that nobody can accept', () => {
  const failing = rule(() => {
    throw new Error('no such thing');
  });
  const accept = [{ rule: 'made-up', reason: 'always' }];
  const [finding] = review(change({}, { roles: [role({ accept })] }), [failing]).findings;
  expect(finding).toMatchObject({ id: 'made-up', severity: 'critical', isNew: true, evidence: 'no such thing' });
  expect(finding).not.toHaveProperty('accepted');
});

test('a rule that fails only on the base leaves everything new', () => {
  const failing = rule(({ after }) => {
    if (after.roles.length === 0) throw new Error('no roles');
    return [{ subject: 's', address: 'a', evidence: 'e' }];
  });
  expect(review(change({}, { roles: [role()] }), [failing]).findings).toMatchObject([{ isNew: true, severity: 'low' }]);
});

describe('an acceptance', () => {
  const admin = (reason: string, parts = {}) =>
    granted({ policies: [policy(ADMINISTRATOR)], accept: [{ rule: 'administrator-grant', reason, ...parts }] });
  const found = (after: Partial<Access>) =>
    review(change({}, after)).findings.find(({ id }) => id === 'administrator-grant');

  test('is shown with its reason and never hides the finding', () => {
    expect(found(admin('break glass'))).toMatchObject({ accepted: 'break glass', isNew: true });
  });
  test.each([
    ['it has no reason', admin(' ')],
    ['it names another rule', admin('break glass', { rule: 'long-session' })],
    [
      'it stands at another resource',
      {
        ...granted({ policies: [policy(ADMINISTRATOR)] }),
        managementGroups: [managementGroup({ accept: [{ rule: 'administrator-grant', reason: 'x' }] })],
      },
    ],
  ])('does not count when %s', (_, after) => expect(found(after)?.accepted).toBeUndefined());
  test('counts at the role group too', () => {
    const it = role({ policies: [policy(ADMINISTRATOR)] });
    const group = {
      ...managementGroup(),
      address: grant({}, it).chain[2]?.address ?? '',
      accept: [{ rule: 'administrator-grant', reason: 'break glass' }],
    };
    expect(found({ roles: [it], grants: [grant({}, it)], managementGroups: [group] })).toMatchObject({
      accepted: 'break glass',
    });
  });
  test('that goes brings the finding back', () => {
    const without = granted({ policies: [policy(ADMINISTRATOR)] });
    expect(review(change(admin('break glass'), without)).counts).toMatchObject({ accepted: 0, standing: 1 + 1 });
  });
});

describe('a possible gain', () => {
  const doubt = { unknown: [{ address: 'a', subject: 's', reason: 'r' }] };

  test('is what becomes unreadable: never unchanged, never narrowed', () => {
    expect(review(change(granted(), { ...granted(), ...doubt })).verdict).toBe('broadened');
    expect(review(change(granted(), doubt)).verdict).toBe('mixed');
    expect(review(change(granted(), { ...granted(), ...doubt })).counts.possibleGains).toBe(1);
  });
  test('is not what was unreadable before', () => {
    expect(review(change({ ...granted(), ...doubt }, { ...granted(), ...doubt })).verdict).toBe('unchanged');
    expect(review(change({ ...granted(), ...doubt }, doubt)).verdict).toBe('narrowed');
  });
  test('is a rule that failed', () => {
    const failing = rule(() => {
      throw new Error('no such thing');
    });
    expect(review(change(granted(), granted()), [failing]).verdict).toBe('broadened');
  });
  test('may be one sighting of a rule and not the other', () => {
    const added = (mayGiveAccess: boolean) =>
      rule(({ after }) =>
        after.roles.map(({ name, address }) => ({ subject: name, address, evidence: 'e', mayGiveAccess })),
      );
    expect(
      [true, false].map((may) => review(change({}, { apps: [app()], roles: [role()] }), [added(may)]).verdict),
    ).toEqual(['broadened', 'unchanged']);
  });
});
