import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { liveOrg } from '../../audit/support/live-org';
import { type PlannedObject, plan } from '../../import/support/plan';
import { runCli } from '../support/run-cli';
import { shippedAccess, shippedStacks } from '../support/shipped-access';
import { temporaryFolder } from '../support/temporary';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);
const live = liveOrg(shippedAccess());
const stacks = ['--stacks', shippedStacks()];
const kept: PlannedObject = { type: 'okta_group', importing: '00g1', before: { id: '00g1' }, after: { id: '00g1' } };
writeFileSync(at('plan.json'), JSON.stringify(plan([kept])));

/** Everything that reads a snapshot, as it is called with one. */
const READERS: Readonly<Record<string, readonly string[]>> = {
  access: ['access', '--snapshot'],
  explain: ['explain', 'Support', '--snapshot'],
  picker: ['picker', '--groups', 'Support', '--snapshot'],
  audit: ['audit', ...stacks, '--snapshot'],
  'audit --since': ['audit', ...stacks, '--snapshot', at('good.json'), '--since'],
  'access-review': ['access-review', ...stacks, '--output', at('review.csv'), '--snapshot'],
  'review --snapshot': ['review', '--head', shippedStacks(), '--snapshot'],
  'import --out': ['import', '--out', at('imported'), '--snapshot'],
  'import --check': ['import', '--check', at('plan.json'), '--snapshot'],
};

/** What a file may be instead of a snapshot, and what is said of it. */
const DAMAGES: Readonly<Record<string, readonly [text: string, message: RegExp]>> = {
  'cut off': [JSON.stringify(live).slice(0, 5_000), /is not JSON/],
  'cut off before its first character': ['', /is not JSON|is empty/],
  'of another version': [JSON.stringify({ ...live, version: 2 }), /version/],
  'of a version that is no number': [JSON.stringify({ ...live, version: '1' }), /is not a snapshot|version/],
  'a list': ['[]', /is not|object/],
  'something else': ['{"a": 1}', /is not a snapshot|version/],
  'without accounts': [JSON.stringify({ ...live, accounts: undefined }), /accounts/],
};

beforeAll(() => writeFileSync(at('good.json'), JSON.stringify(live)));

describe.each(Object.keys(READERS))('%s', (reader) => {
  test.each(Object.keys(DAMAGES))('refuses a snapshot that is %s, with the file and the reason', async (damage) => {
    const [text, message] = DAMAGES[damage] ?? ['', /^$/];
    writeFileSync(at('bad.json'), text);
    const { code, out, err } = await runCli([...(READERS[reader] ?? []), at('bad.json')]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('bad.json');
    expect(err).toMatch(message);
    expect([at('imported'), at('review.csv')].filter((file) => existsSync(file))).toEqual([]);
  });
});

test.each(['audit', 'access-review'])(
  '%s refuses a snapshot of another org than the one that is declared',
  async (reader) => {
    writeFileSync(at('other.json'), JSON.stringify({ ...live, okta: { ...live.okta, org: 'other.okta.com' } }));
    const { code, out, err } = await runCli([...(READERS[reader] ?? []), at('other.json')]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('other.json is of other.okta.com, what is declared of mueller-tech.okta.com');
  },
);
