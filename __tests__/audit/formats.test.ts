import { audit } from '../../lib/audit/audit';
import { auditHtml } from '../../lib/audit/formats/html';
import { auditJson } from '../../lib/audit/formats/json';
import { auditMarkdown, MAX_CHARACTERS } from '../../lib/audit/formats/markdown';
import { auditSarif } from '../../lib/audit/formats/sarif';
import { auditText } from '../../lib/audit/formats/text';
import { shippedAccess } from '../cli/support/shipped-access';
import { groupNamed } from './support/drifts';
import { audited, liveOrg } from './support/live-org';

const declared = shippedAccess();
const DEPLOY = 'aws#Mueller-Tech#Okta-Mueller-Tech-Deploy#123456789012';
const HOSTILE = '<script>alert(1)</script>`@everyone](https://evil.example)\u202e@mueller-tech.com';

/** A report about people with hostile logins. */
function report(people: number, login = (i: number) => `${HOSTILE}${String(i)}`) {
  const snapshot = liveOrg(declared);
  for (let i = 0; i < people; i += 1)
    groupNamed(snapshot, DEPLOY).people?.push({ id: `00ux${String(i)}`, login: login(i), status: 'ACTIVE' });
  return audit(audited(declared, snapshot));
}

test('the text names what, where and what to do, on lines of its own', () => {
  const text = auditText(report(1));
  expect(text).toContain('1 finding.');
  expect(text).toContain('high     Somebody is in a role group without a rule (person-by-hand)');
  expect(text).toContain('at federation:okta_group.');
  expect(text).toContain('Take the person out of the role group');
  expect(text).not.toContain('\u202e');
  expect(auditText(report(0))).toContain('Everything is as declared.');
});

test('an issue has nobody’s markup in it, and fits', () => {
  const text = auditMarkdown(report(1));
  expect(text).toContain('``<script>alert(1)</script>`@everyone](https://evil.example)\\u{202e}@mueller-tech.com0 in ');
  const long = auditMarkdown(report(3000));
  expect(long.length).toBeLessThan(MAX_CHARACTERS);
  expect(long).toMatch(/… and \d+ more/);
});

test('the page runs no script, and shows names as they are made of', () => {
  const page = auditHtml(report(1));
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;alert(1)');
  expect(page).toMatch(/Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-/);
});

test('JSON and SARIF hold every finding', () => {
  const found = report(3);
  expect(JSON.parse(auditJson(found))).toMatchObject({
    version: 1,
    org: 'mueller-tech.okta.com',
    findings: [{}, {}, {}],
  });
  const sarif = JSON.parse(auditSarif(found)) as { runs: { tool: object; results: object[] }[] };
  expect(sarif.runs[0]?.tool).toMatchObject({ driver: { name: 'okta-aws-federation audit' } });
  expect(sarif.runs[0]?.results).toHaveLength(3);
  expect(sarif.runs[0]?.results[0]).toMatchObject({ ruleId: 'person-by-hand', level: 'error', baselineState: 'new' });
});
