import { sessionLongerThanRole as rule } from '../../../lib/review/rules/session-longer-than-role';
import { app, change, granted, seen } from '../support/builders';

const asking = (seconds: number) => change({}, { ...granted(), apps: [app({ sessionSeconds: { known: seconds } })] });

test('stays silent when the app asks for what the role allows', () => expect(rule.check(asking(3600))).toEqual([]));

test('stays silent when the app leaves it open', () => {
  expect(rule.check(change({}, { ...granted(), apps: [app({ sessionSeconds: { unknown: 'a variable' } })] }))).toEqual(
    [],
  );
});

test('reports a role that allows less than the app asks for', () => {
  expect(seen(rule, asking(7200)).join()).toContain('the app asks for 2h, the role allows 1h');
});
