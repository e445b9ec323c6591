import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadConfig } from '../../lib/config/load';
import { FAIL_ON } from '../../lib/review/should-fail';
import { SEVERITIES, type Finding, type Report } from '../../lib/review/model';
import { example } from '../../scripts/review-examples';
import { reviewPage } from '../../scripts/review-page';
import { copyOfConfig } from '../cli/support/temporary';
import { codeBlocks } from './support/documents';

const page = readFileSync('docs/review.md', 'utf8');

const fresh = ({ isNew, accepted }: Finding): boolean => isNew && accepted === undefined;
const told = (report: Report) => ({
  verdict: report.verdict,
  findings: report.findings.filter(fresh).map(({ id, subject }) => `${id} ${subject}`),
});

test('is what the review says today (else: npx ts-node scripts/write-review-docs.ts)', () => {
  expect(reviewPage(page)).toBe(page);
});

test('shows every change that is there', () => {
  const shown = [...page.matchAll(/^<!-- change: (.*) -->$/gm)].map(([, name = '']) => `${name}.patch`);
  expect(shown.toSorted()).toEqual(readdirSync('docs/review').toSorted());
  expect(shown).toHaveLength(5);
});

test('a new account is a gain, and its administrator comes first', () => {
  const { report } = example('new-account');
  expect(report.gains.map(({ grant }) => grant.accountName)).toEqual(report.gains.map(() => 'Mueller-Data'));
  expect(report.losses).toEqual([]);
  expect(told(report).findings[0]).toBe('administrator-grant Cloud Admins → Mueller-Data / Okta-Mueller-Data-Admin');
});

test('one more grant, with its end and reason, finds nothing', () => {
  const { report } = example('one-more-grant');
  expect(told(report)).toEqual({ verdict: 'broadened', findings: [] });
  expect(report.gains).toHaveLength(1);
});

test('an administrator grant is critical in every account', () => {
  const { verdict, findings } = told(example('administrator-grant').report);
  expect(verdict).toBe('broadened');
  expect(findings.filter((text) => text.startsWith('administrator-grant '))).toEqual([
    'administrator-grant Support → Mueller-Audit / Okta-Mueller-Audit-Admin',
    'administrator-grant Support → Mueller-Tech / Okta-Mueller-Tech-Admin',
  ]);
});

test('a rename is neither gain nor loss, and reports once that the ARN changes and how to write it', () => {
  const { report } = example('rename');
  expect(report.renames.map(({ from, to }) => `${from.managementGroup}: ${from.role} → ${to.role}`)).toEqual([
    'Cloud Admins: Okta-Mueller-Tech-Deploy → Okta-Mueller-Tech-Release',
    'Support: Okta-Mueller-Tech-Deploy → Okta-Mueller-Tech-Release',
  ]);
  const { verdict, findings } = told(report);
  expect(verdict).toBe('unchanged');
  expect(findings.filter((text) => text.includes('role/'))).toEqual([
    'renamed-without-formerly arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Deploy',
    'role-renamed arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Release',
  ]);
});

test('a tampered trust policy changes no grant, is a possible gain, and is critical', () => {
  const { report } = example('tampered-trust-policy');
  expect(told(report)).toEqual({
    verdict: 'broadened',
    findings: ['trust-foreign-principal arn:aws:iam::123456789012:role/Okta-Mueller-Tech-Admin'],
  });
  expect([report.gains, report.losses]).toEqual([[], []]);
});

test('explains every severity and every value of --fail-on', () => {
  const [explained = ''] = /^## Read it in a minute[\s\S]*?^## A new account/m.exec(page) ?? [];
  const rows = [...explained.matchAll(/^ *\| (?:\S+ )?`([\w-]+)` +\|/gm)].map(([, name]) => name);
  expect(rows).toEqual(expect.arrayContaining([...SEVERITIES, ...FAIL_ON]));
});

test('the acceptance it shows validates, and goes to the role', () => {
  const [block = ''] = codeBlocks(page, 'yaml');
  const { roles } = parse(block) as { roles: { Admin: { accept: Record<string, string> } } };
  const config = copyOfConfig({ 'accounts/new.yaml': `id: '111122223333'\nname: New\n${block}` });
  const { accounts } = loadConfig(config, { today: '2026-06-01' }).federation;
  const admin = accounts.find(({ name }) => name === 'New')?.roles.find(({ role }) => role === 'Admin');
  expect(admin?.accept).toEqual(Object.entries(roles.Admin.accept).map(([rule, reason]) => ({ rule, reason })));
  expect(admin?.accept).toHaveLength(1);
});
