import type { Read } from '../../documents';
import { appPairs, pairs } from '../lookup';
import { known, show } from '../read';
import type { Rule } from '../model';
import { atSignOn, signOnRuleKey } from '../sign-on-sighting';

export const reauthenticationLoosened: Rule = {
  id: 'reauthentication-loosened',
  severity: 'high',
  title: 'The app asks for factors again later, or never',
  why: 'Until it asks again, an open browser or a stolen Okta session is enough for every role of its owner.',
  remedy: 'Keep the shorter interval (okta.app.signOnPolicy.mfaEveryMinutes).',
  check: (change) =>
    appPairs(change).flatMap(({ then, now }) =>
      pairs(then.signOn?.rules ?? [], now.signOn?.rules ?? [], signOnRuleKey).flatMap((pair) =>
        (['reauthentication', 'inactivity'] as const)
          .filter(
            (interval) => known(pair.now.effect) !== 'refuses' && isLonger(pair.then[interval], pair.now[interval]),
          )
          .map((interval) =>
            atSignOn(
              now,
              pair.now.address,
              `${pair.now.name}: ${interval} after ${text(pair.then[interval])} → ${text(pair.now[interval])}`,
            ),
          ),
      ),
    ),
};

/** What cannot be read any more may be longer. */
function isLonger(before: Read<number>, after: Read<number>): boolean {
  const [was, is] = [known(before), known(after)];
  return is === undefined ? was !== undefined : was !== undefined && is > was;
}

function text(interval: Read<number>): string {
  const value = known(interval);
  if (value === undefined) return show(interval);
  return value === Infinity ? 'never' : `${String(value / 60)} minutes`;
}
