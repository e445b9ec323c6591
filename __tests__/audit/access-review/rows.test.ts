import { accessReview } from '../../../lib/audit/access-review/rows';
import { manifestOf, parseManifest } from '../../../lib/audit/access-review/manifest';
import { accessReviewCsv, parseCsv } from '../../../lib/audit/access-review/csv';
import { accessReviewHtml } from '../../../lib/audit/access-review/html';
import type { Snapshot } from '../../../lib/live/snapshot';
import { shippedAccess } from '../../cli/support/shipped-access';
import { accountWith, groupNamed, ruleFor } from '../support/drifts';
import { audited, liveOrg, type Draft } from '../support/live-org';

const declared = shippedAccess();
const DEPLOY = 'aws#Mueller-Tech#Okta-Mueller-Tech-Deploy#123456789012';
const DEPLOY_ARN = 'arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Deploy';
const commitOf = (group: string, arn: string) => (arn === DEPLOY_ARN ? `commit of ${group}` : undefined);

function reviewed(change: (live: Draft<Snapshot>) => void = () => undefined) {
  const live = liveOrg(declared);
  change(live);
  return accessReview(audited(declared, live), commitOf);
}
const rowsOf = (arn: string, review = reviewed()) => review.rows.filter(({ roleArn }) => roleArn === arn);

test('everybody has a row for each role of each account that a grant gives them', () => {
  const rows = reviewed().rows.map(({ person, roleArn }) => `${person} ${roleArn}`);
  const members = new Map(
    declared.managementGroups.map(({ name, members: named = [] }, i) => [
      name,
      [`person-${String(i)}@mueller-tech.com`, ...named],
    ]),
  );
  const granted = declared.grants.flatMap(({ managementGroup, roleArn }) =>
    (members.get(managementGroup) ?? []).map((login) => `${login} ${roleArn}`),
  );
  expect(rows.sort()).toEqual([...new Set(granted)].sort());
  expect(new Set(reviewed().rows.map(({ id }) => id)).size).toBe(rows.length);
});

test('a row says by which group, rule and commit, since when and by whom, until when and why', () => {
  const review = reviewed((live) => {
    const [person] = groupNamed(live, 'Support').people ?? [];
    live.okta.log?.push({
      ...{ at: '2026-02-03T09:00:00Z', event: 'added', by: 'lead@mueller-tech.com' },
      ...{ person: person?.id ?? '', group: groupNamed(live, 'Support').id },
    });
  });
  const [row] = rowsOf(DEPLOY_ARN, review).filter(({ through }) => through.some((way) => way.startsWith('Support')));
  const grant = declared.grants.find((one) => one.roleArn === DEPLOY_ARN && one.managementGroup === 'Support');
  expect(row).toMatchObject({
    ...{ accountId: '123456789012', accountName: 'Mueller-Tech', role: 'Okta-Mueller-Tech-Deploy', status: 'ACTIVE' },
    ...{ grantedSince: '2026-02-03T09:00:00Z', grantedBy: 'lead@mueller-tech.com', commit: 'commit of Support' },
    ...{ reason: grant?.reason ?? '', ends: grant?.until ?? '', roleLastUsed: '2026-05-31T00:00:00.000Z' },
    through: ['Support, by the rule aws#Okta-Mueller-Tech-Deploy#123456789012'],
  });
});

test('administrators are privileged, readers are not', () => {
  const level = (name: string) => reviewed().rows.find(({ role }) => role === name)?.privileged;
  expect(level('Okta-Mueller-Tech-Admin')).toBe('yes');
  expect(level('Okta-Mueller-Tech-ReadOnly')).toBe('no');
});

test('somebody in two groups has one row, with both ways', () => {
  const review = reviewed((live) => {
    const [person] = groupNamed(live, 'Support').people ?? [];
    if (person) groupNamed(live, 'Cloud Admins').people?.push(person);
  });
  const both = rowsOf(DEPLOY_ARN, review).filter(({ through }) => through.length === 2);
  expect(both).toHaveLength(1);
  expect(both[0]?.through.map((way) => way.split(',')[0])).toEqual(['Cloud Admins', 'Support']);
});

test('who is in a role group by hand, and whose way cannot be worked out, is said to be so', () => {
  const mallory = { id: '00um', login: 'mallory@mueller-tech.com', status: 'SUSPENDED' };
  const by = (change: (live: Draft<Snapshot>) => void) =>
    rowsOf(
      DEPLOY_ARN,
      reviewed((live) => {
        groupNamed(live, DEPLOY).people?.push(mallory);
        change(live);
      }),
    ).find(({ person }) => person === mallory.login);
  expect(by(() => undefined)).toMatchObject({ status: 'SUSPENDED', through: [`by hand, in ${DEPLOY}`] });
  expect(by((live) => (ruleFor(live, DEPLOY).expression = 'user.department=="Ops"'))?.through).toEqual([
    `by hand or by the rule aws#Okta-Mueller-Tech-Deploy#123456789012, in ${DEPLOY}`,
  ]);
});

test('a role that was picked by hand is a row, with what is not known of it', () => {
  const review = reviewed(({ okta: { apps } }) =>
    apps[0]?.people.push({ id: '00um', login: 'mallory@mueller-tech.com', samlRoles: ['[Okta] -- Admin'] }),
  );
  expect(review.rows).toContainEqual(
    expect.objectContaining({ person: 'mallory@mueller-tech.com', role: '[Okta] -- Admin', privileged: 'unknown' }),
  );
});

test('role groups that AWS refuses give no row, and are counted with the reason', () => {
  const review = reviewed((live) => {
    const account = accountWith(live);
    account.roles = account.roles.filter(({ arn }) => arn !== DEPLOY_ARN);
  });
  expect(rowsOf(DEPLOY_ARN, review)).toEqual([]);
  expect(review.leftOut).toMatchObject([{ group: DEPLOY, people: 3 }]);
});

test('what was not read makes the review incomplete', () => {
  const review = reviewed((live) => {
    delete groupNamed(live, DEPLOY).people;
    live.unread.push({ where: '210987654321', what: 'sts:AssumeRole', reason: 'AccessDenied' });
  });
  expect(review.missing).toEqual(['210987654321 sts:AssumeRole: AccessDenied', `members of ${DEPLOY}`]);
});

test('counts of the manifest add up to the rows, and a changed one is refused', () => {
  const review = reviewed((live) =>
    groupNamed(live, DEPLOY).people?.push({ id: '00um', login: 'm@x.org', status: 'ACTIVE' }),
  );
  const text = accessReviewCsv(review.rows);
  const manifest = manifestOf({
    review,
    snapshot: { file: 'live.json', bytes: Buffer.from('{}') },
    written: { file: 'review.csv', text },
    configuration: 'abc',
  });
  expect(parseManifest(JSON.parse(JSON.stringify(manifest)))).toEqual(manifest);
  expect(manifest.counts).toMatchObject({
    rows: review.rows.length,
    ways: { byHand: 1, byRule: review.rows.length - 1 },
  });
  expect(parseCsv(text)).toHaveLength(review.rows.length + 1);
  for (const changed of [
    { ...manifest, rows: manifest.rows.slice(1) },
    { ...manifest, rows: [...manifest.rows.slice(1), manifest.rows[1]] },
    { ...manifest, counts: { ...manifest.counts, privileged: { yes: 0, no: 0, unknown: 0 } } },
    { ...manifest, perAccount: [] },
  ])
    expect(() => parseManifest(changed)).toThrow('do not agree');
  expect(() => parseManifest({ ...manifest, extra: 1 })).toThrow('is not the manifest');
});

test('the page shows every person, and runs nothing', () => {
  const page = accessReviewHtml(
    reviewed((live) => groupNamed(live, DEPLOY).people?.push({ id: '00um', login: '<b>m</b>', status: 'ACTIVE' })),
  );
  expect(page).toContain('&lt;b&gt;m&lt;/b&gt;');
  expect(page).not.toContain('<b>');
  expect(page).not.toContain('<script');
});
