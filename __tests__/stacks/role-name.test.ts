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

  test('in two stacks, the review reports it', () => {
    const found = newFindings(reviewChange(named('per-account', was), named('per-account', is)));
    expect(found.get('renamed-without-formerly')).toEqual([
      expect.stringMatching(/ReadOnly is called .* instead of .* Okta points to a role that does not exist/),
    ]);
  });
});

test('in two stacks, another whole name is refused by the plan of Okta’s', () => {
  expect(() => applied(named('per-account', 'Legacy'), named('per-account', 'Older'))).toThrow(PlanRefused);
  const found = newFindings(reviewChange(named('per-account', 'Legacy'), named('per-account', 'Older')));
  expect(found.get('change-refused')).toEqual([expect.stringContaining('Add a role with another key')]);
});
