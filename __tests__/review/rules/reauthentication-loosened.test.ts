import type { Read } from '../../../lib/documents/model/address';
import { reauthenticationLoosened as rule } from '../../../lib/review/rules/reauthentication-loosened';
import { appAsking, change, seen, signOnRule } from '../support/builders';

const after = (reauthentication: Read<number>, inactivity: Read<number> = { known: 3600 }) => {
  return { apps: [appAsking([signOnRule({ reauthentication, inactivity })])] };
};
const twoHours = after({ known: 7200 });

test.each([
  ['the interval stays', twoHours],
  ['it gets shorter', after({ known: 0 }, { known: 60 })],
])('stays silent when %s', (_, now) => expect(rule.check(change(twoHours, now))).toEqual([]));

test.each([
  ['a longer interval', after({ known: 43_200 }), 'reauthentication after 120 minutes → 720 minutes'],
  ['no further question', after({ known: Infinity }), 'reauthentication after 120 minutes → never'],
  ['a longer inactivity', after({ known: 7200 }, { known: 7200 }), 'inactivity after 60 minutes → 120 minutes'],
  ['an unreadable interval', after({ unknown: 'x' }), 'reauthentication after 120 minutes → unknown (x)'],
])('reports %s', (_, now, text) => {
  expect(seen(rule, change(twoHours, now))).toEqual([`AWS Account Federation: Two factors: ${text}`]);
});
