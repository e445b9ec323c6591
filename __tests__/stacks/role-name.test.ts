import type { Federation } from '../../lib/config/model';
import { newFindings, reviewChange } from '../support/review-change';
import { account, federation, role } from '../support/federation';
import { Organization } from '../support/apply-model/organization';
import { PlanRefused } from '../support/apply-model/terraform';

/** A role has the name that its key makes, or one that is written whole. */
const named = (layout: Federation['layout'], roleName?: string) =>
  federation({
    layout,
    accounts: [account('Tech', { roles: [role('ReadOnly', roleName === undefined ? {} : { roleName })] })],
  });
const first = () => 0;

/** ARN of the one role that somebody has; how often nobody had one in between. */
function applied(...configs: readonly Federation[]): { lacking: number; last: string[] } {
  const organization = new Organization('takes everybody', first);
  const [base, ...rest] = configs as [Federation, ...Federation[]];
  organization.apply(base);
  organization.takeMoments();
  for (const config of rest) organization.apply(config);
  const lacking = organization.takeMoments().filter((moment) => [...moment.values()].every(({ size }) => size === 0));
  return { lacking: lacking.length, last: [...organization.access().values()].flatMap((roles) => [...roles]) };
}

const CHANGES: readonly (readonly [string, string | undefined, string | undefined])[] = [
  ['changes', 'Legacy', 'Older'],
  ['is written whole', undefined, 'Legacy'],
  ['is not written any more', 'Legacy', undefined],
];

describe.each(CHANGES)('a role whose whole name changes: it %s', (_, was, is) => {
  test('in one stack, Okta points to the new role once it exists', () => {
    const { lacking, last } = applied(named('single', was), named('single', is));
    expect(lacking).toBe(0);
    expect(last).toHaveLength(1);
  });

  test('in two stacks, the plan of Okta’s refuses it, and the review says so before', () => {
    const [before, after] = [named('per-account', was), named('per-account', is)];
    expect(() => applied(before, after)).toThrow(PlanRefused);
    const usual = 'Okta-Tech-ReadOnly';
    const found = newFindings(reviewChange(before, after));
    expect(found.get('change-refused')).toEqual([
      expect.stringContaining(
        `name-ReadOnly = ${was ?? usual}. IAM renames and moves no role, so Okta would point to one that does not exist.`,
      ),
    ]);
    expect(found.has('renamed-without-formerly')).toBe(false);
  });
});

test('in one stack, AWS refuses a name that another role still has, and nobody lacks a role', () => {
  const names = (reader: string, looker: string) =>
    federation({
      layout: 'single',
      accounts: [
        account('Tech', { roles: [role('Reader', { roleName: reader }), role('Looker', { roleName: looker })] }),
      ],
    });
  const organization = new Organization('takes everybody', first);
  organization.apply(names('Legacy', 'Older'));
  const before = organization.access();
  organization.takeMoments();
  expect(() => organization.apply(names('Older', 'Legacy'))).toThrow('EntityAlreadyExists');
  for (const moment of [...organization.takeMoments(), organization.access()]) expect(moment).toEqual(before);
  expect(organization.apply(names('Legacy', 'Older'))).toBe(0);
});

describe.each(['single', 'per-account'] as const)('in the layout %s', (layout) => {
  const roles = (...list: Parameters<typeof role>[]) =>
    federation({ layout, accounts: [account('Tech', { roles: list.map((each) => role(...each)) })] });

  test('another path of a role is refused: a role of the same name cannot be made beside it', () => {
    const [before, after] = [roles(['ReadOnly']), roles(['ReadOnly', { path: '/legacy/', unreachable: true }])];
    expect(() => applied(before, after)).toThrow(PlanRefused);
    expect(newFindings(reviewChange(before, after)).get('change-refused')).toEqual([
      expect.stringContaining('path-ReadOnly = /'),
    ]);
  });

  test('the way out: a role with another key beside it, then the former one goes', () => {
    const [both, after] = [
      roles(['ReadOnly'], ['Reader', { roleName: 'Legacy' }]),
      roles(['Reader', { roleName: 'Legacy' }]),
    ];
    expect(applied(roles(['ReadOnly']), both, after).lacking).toBe(0);
  });

  test('another key for a role whose name is written whole moves its objects, and nothing else', () => {
    const change = { formerly: 'Reader', switched: true };
    const [before, moving, after] = [
      roles(['Reader', { roleName: 'Legacy' }]),
      roles(['Looker', { roleName: 'Legacy', change }]),
      roles(['Looker', { roleName: 'Legacy' }]),
    ];
    const organization = new Organization('takes everybody', first);
    organization.apply(before);
    organization.takeMoments();
    for (const config of [moving, moving, after, after]) {
      organization.apply(config);
      const lacking = organization.takeMoments().filter((each) => [...each.values()].some(({ size }) => size === 0));
      expect(lacking).toEqual([]);
    }
    const found = newFindings(reviewChange(before, moving));
    expect([...found.keys()].filter((rule) => /refused|replaced|renamed|deleted|gain/.test(rule))).toEqual([]);
  });

  test('another key with another whole name at once is refused where it would lock people out', () => {
    const change = { formerly: 'Reader', switched: true };
    const both = () => applied(roles(['Reader']), roles(['Looker', { roleName: 'Legacy', change }]));
    if (layout === 'per-account') expect(both).toThrow(PlanRefused);
    else expect(both().lacking).toBe(0);
  });

  test('every role is compared with its own', () => {
    const named = (suffix: string) =>
      roles(['2A', { roleName: `Legacy-2A${suffix}` }], ['A_B', { roleName: `Legacy-A_B${suffix}` }], ['A-B']);
    expect(newFindings(reviewChange(named(''), named(''))).size).toBe(0);
    const found = newFindings(reviewChange(named(''), named('-2'))).get('change-refused') ?? [];
    expect(found).toHaveLength(layout === 'single' ? 0 : 2);
  });
});
