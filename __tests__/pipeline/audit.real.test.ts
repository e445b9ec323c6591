import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { temporaryFolder } from '../cli/support/temporary';

/** Runs audit.sh with a stand-in for node, which notes how it is called, and writes a snapshot unless it must not. */
function audit(env: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder();
  const node = join(folder, 'node');
  writeFileSync(
    node,
    '#!/bin/sh\necho "$@" >>calls\ncase "$2" in\n  snapshot) [ -n "$NO_SNAPSHOT" ] || echo "{}" >"$4"; exit 1 ;;\n  audit) exit 3 ;;\nesac\n',
  );
  chmodSync(node, 0o755);
  const { status } = spawnSync(resolve('scripts/pipeline/audit.sh'), {
    cwd: folder,
    env: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, ...env },
    encoding: 'utf8',
  });
  const calls = readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
  const [, live = ''] = /--out (\S+)/.exec(calls[0] ?? '') ?? [];
  return {
    status,
    calls: calls.map((call) => call.replace(/^\S+ /, '').replace(live, 'LIVE')),
    left: existsSync(live),
  };
}

test('takes a snapshot and audits it, also where parts of it could not be read, and keeps no snapshot', () => {
  const { status, calls, left } = audit({ READ_ROLE: 'SecurityAudit', ORGANIZATION: '1', FAIL_ON: 'high' });
  expect(calls).toEqual([
    'snapshot --out LIVE --people --role SecurityAudit --organization',
    'audit --snapshot LIVE --stacks cdktf.out --fail-on high --output audit/audit.md audit/audit.json audit/audit.sarif',
  ]);
  expect({ status, left }).toEqual({ status: 3, left: false });
});

test('ends with 1 where no snapshot could be taken, and audits nothing', () => {
  const { status, calls } = audit({ NO_SNAPSHOT: '1' });
  expect(calls).toEqual(['snapshot --out LIVE --people']);
  expect(status).toBe(1);
});

test('on GitLab, the issue is kept whether or not the audit was done, after everything else was installed', () => {
  const pipeline = parse(readFileSync('scripts/pipeline/gitlab/audit.gitlab-ci.yml', 'utf8')) as {
    audit: { script: string[]; before_script: string[]; after_script: string[]; rules: object[] };
  };
  const { script, before_script: before, after_script: after } = pipeline.audit;
  expect(before.join()).not.toContain('gitlab-role.sh');
  expect(script.at(-1)).toBe('scripts/pipeline/audit.sh');
  expect(after).toEqual(['node scripts/pipeline/gitlab-issue.js audit audit']);
});
