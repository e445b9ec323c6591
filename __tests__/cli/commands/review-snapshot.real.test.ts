import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { liveOrg } from '../../audit/support/live-org';
import { roleNamed } from '../../audit/support/drifts';
import { runCli } from '../support/run-cli';
import { shippedAccess } from '../support/shipped-access';
import { temporaryFolder } from '../support/temporary';

test('review --snapshot compares the configuration with what is live', async () => {
  const file = join(temporaryFolder(), 'live.json');
  const live = liveOrg(shippedAccess());
  const review = async (...more: string[]) => {
    writeFileSync(file, JSON.stringify(live));
    return runCli(['review', '--config', 'config', '--snapshot', file, '--format', 'json', ...more]);
  };
  const same = await review('--fail-on', 'broadened');
  expect({ code: same.code, verdict: (JSON.parse(same.out) as { verdict: string }).verdict }).toEqual({
    code: 0,
    verdict: 'unchanged',
  });
  const support = roleNamed(live, 'Okta-Mueller-Tech-Support');
  support.attached = support.attached.slice(1);
  const more = await review('--fail-on', 'broadened');
  expect(more.code).toBe(3);
  expect(more.out).toContain('policy arn:aws:iam::aws:policy/AWSSupportAccess added');
  expect((await review('--base', 'main')).code).toBe(2);
});
