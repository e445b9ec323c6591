import { readFileSync } from 'node:fs';
import { loadConfig } from '../../lib/config/load';
import type { Federation } from '../../lib/config/model';
import { newFindings, reviewChange } from '../support/review-change';
import { withConfig } from '../support/write-config';

/** Changes of a configuration that once were misjudged, each with its right answer. */

const TODAY = '2026-06-15';
type Files = Readonly<Record<string, object | string>>;

function config(files: Files): Federation {
  return withConfig({ files: new Map(Object.entries(files)) }, (directory) => loadConfig(directory, { today: TODAY }))
    .federation;
}

const ADMIN = { policies: ['AdministratorAccess'], grantedTo: ['Support'] };
const TECH = { id: '123456789012', name: 'Tech' };

const severities = (before: Federation, after: Federation) =>
  reviewChange(before, after)
    .findings.filter(({ isNew }) => isNew)
    .map(({ id, severity }) => `${severity} ${id}`);

describe('an app that somebody else runs, whose groups are in no document', () => {
  const metadata = readFileSync('examples/external-app/okta-metadata.xml', 'utf8');
  const federation = (roles: object) => ({
    'federation.yaml': {
      okta: { orgName: 'mueller-tech', app: { metadataFile: 'okta-metadata.xml' } },
      layout: 'per-account',
      roles,
    },
    'okta-metadata.xml': metadata,
    'management-groups.yaml': { Support: {} },
  });
  const readOnly = federation({ ReadOnly: { policies: ['ReadOnlyAccess'], grantedTo: ['Support'] } });
  const before = config({ ...readOnly, 'accounts/tech.yaml': TECH });

  test('a role that becomes an administrator is judged as granted', () => {
    const after = config({ ...federation({ ReadOnly: ADMIN }), 'accounts/tech.yaml': TECH });
    expect(severities(before, after)).toContainEqual(expect.stringMatching(/^critical administrator-/));
    expect(reviewChange(before, after).verdict).toMatch(/^(broadened|mixed)$/);
  });

  test('so is a new administrator role', () => {
    const after = config({ ...readOnly, 'accounts/tech.yaml': { ...TECH, roles: { Root: ADMIN } } });
    expect(severities(before, after)).toContainEqual(expect.stringMatching(/^critical administrator-/));
    expect(reviewChange(before, after).verdict).toBe('broadened');
  });
});

test('another PGP key for the secret of the provisioning user is reported', () => {
  const files = (pgpKey: string) => ({
    'federation.yaml': {
      okta: { orgName: 'mueller-tech' },
      roles: { Admin: ADMIN },
      provisioningUser: { account: 'Tech', pgpKey },
    },
    'management-groups.yaml': { Support: {} },
    'accounts/tech.yaml': TECH,
  });
  const found = newFindings(reviewChange(config(files('keybase:james')), config(files('keybase:other'))));
  expect([...found.keys()]).toContain('access-key-changed');
});

test('a new name of a known account is a rename: nobody gains or loses', () => {
  const files = (account: object) => ({
    'federation.yaml': { okta: { orgName: 'mueller-tech' }, layout: 'per-account', roles: { Admin: ADMIN } },
    'management-groups.yaml': { Support: {} },
    'accounts/tech.yaml': account,
  });
  const report = reviewChange(config(files(TECH)), config(files({ ...TECH, name: 'Core', formerly: 'Tech' })));
  expect({ gains: report.gains, losses: report.losses }).toEqual({ gains: [], losses: [] });
  expect(newFindings(report).has('role-renamed')).toBe(true);
});

test('a client id of any length that Okta makes, as the docs show one, is accepted', () => {
  const { okta } = config({
    'federation.yaml': {
      okta: { orgName: 'mueller-tech', app: { webSsoClientId: '0oaCommandLine' } },
      roles: { Admin: ADMIN },
    },
    'management-groups.yaml': { Support: {} },
    'accounts/tech.yaml': TECH,
  });
  expect(JSON.stringify(okta)).toContain('0oaCommandLine');
});
