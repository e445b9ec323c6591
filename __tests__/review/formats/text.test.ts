import fc from 'fast-check';
import { toText } from '../../../lib/review/formats/text';
import { review } from '../../../lib/review/review';
import { changes, hostileNames } from '../support/arbitraries';
import { ADMINISTRATOR, app, change, granted, policy, role } from '../support/builders';

test('a quiet change takes three lines', () => {
  expect(toText(review(change({ apps: [app()], roles: [role()] }, { apps: [app()], roles: [role()] }), []))).toBe(
    'Access unchanged  There will be no access changes.\n0 gains · 0 losses\n0 grants (0 before): 0 management groups, 0 roles, 0 accounts.\n',
  );
});

test('a gain says who, what and why', () => {
  expect(toText(review(change({}, granted({}, { until: '2027-01-31' })), []))).toContain(
    '  + Members of Support gain Deploy in Mueller-Tech (123456789012): ReadOnlyAccess, not an administrator, until 2027-01-31, because runs deployments\n',
  );
});

test('a rename says who keeps what', () => {
  expect(toText(review(change(granted(), granted({ name: 'Okta-Mueller-Tech-Ship' })), []))).toContain(
    '  Support keeps Mueller-Tech / Okta-Mueller-Tech-Ship, which was Mueller-Tech / Okta-Mueller-Tech-Deploy\n',
  );
});

test('colours are the only difference that the option makes', () => {
  const report = review(change({}, granted({ policies: [policy(ADMINISTRATOR)] })));
  const coloured = toText(report, { colour: true });
  expect(coloured).toContain('\u001b[');
  // eslint-disable-next-line no-control-regex -- the codes are what is taken out
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(toText(report));
});

test('no name moves the cursor or turns the line round', () => {
  fc.assert(
    fc.property(changes(hostileNames), (given) => {
      expect(toText(review(given)).replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    }),
  );
});
