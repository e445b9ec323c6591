import type { Read } from '../../../lib/documents/model/address';
import { mfaRemoved as rule } from '../../../lib/review/rules/mfa-removed';
import { app, change } from '../support/builders';

const asking = (mfa: Read<boolean>) => ({ apps: [app({ mfa })] });

test.each([
  ['it is still asked for', { known: true }, { known: true }],
  ['it is asked for now', { known: false }, { known: true }],
  ['it never was', { known: false }, { known: false }],
])('stays silent when %s', (_, before, after) => expect(rule.check(change(asking(before), asking(after)))).toEqual([]));

test.each([{ known: false }, { unknown: 'decided elsewhere' }])('reports MFA true → %j', (after) => {
  expect(rule.check(change(asking({ known: true }), asking(after)))).toHaveLength(1);
});
