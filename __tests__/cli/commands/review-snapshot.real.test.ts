import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { liveOrg } from '../../audit/support/live-org';
import { roleNamed } from '../../audit/support/drifts';
import { handMade } from '../../import/support/hand-made';
import { ACCOUNT, role, trust } from '../../import/support/live';
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
  live.okta.org = 'other.okta.com';
  expect(await review()).toMatchObject({
    code: 1,
    err: expect.stringContaining('is of other.okta.com, what is declared of mueller-tech.okta.com') as string,
  });
});

test('who else may assume an imported role is printed by the import, and found by the review of what it wrote', async () => {
  const folder = temporaryFolder();
  const [file, config] = [join(folder, 'live.json'), join(folder, 'config')];
  const stranger = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::666666666666:root' }, Action: 'sts:AssumeRole' };
  const policy = { Version: '2012-10-17', Statement: [...trust({ provider: 'OKTA' }).Statement, stranger] };
  const app = { id: '0oa7k2m9xqTfVb3Rc5d7' };
  writeFileSync(file, JSON.stringify(handMade({ app, roles: [role('Admin', { trust: policy })] })));
  const imported = await runCli(['import', '--snapshot', file, '--out', config]);
  const arn = `arn:aws:iam::${ACCOUNT}:role/Admin`;
  expect(imported).toMatchObject({
    code: 0,
    out: expect.stringContaining(`and stays so: ${arn}: AWS:arn:aws:iam::666666666666:root`) as string,
  });
  const reviewed = await runCli(['review', '--snapshot', file, '--config', config, '--format', 'json']);
  const { findings } = JSON.parse(reviewed.out) as { findings: { id: string; subject: string }[] };
  expect(findings.filter(({ id }) => id === 'trust-foreign-principal').map(({ subject }) => subject)).toEqual([arn]);
});
