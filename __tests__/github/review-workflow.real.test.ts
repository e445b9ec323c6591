import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pullRequest } from './support/runner';

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

const REPORTS = ['pull-request.txt', 'review.html', 'review.json', 'review.md', 'review.sarif'];

test('a configuration is synthesized by the base’s code, in the job that runs nothing of the head', () => {
  const { run, code, artifact } = pullRequest((head) => {
    edit(join(head, 'config', 'management-groups.yaml'), 'First and', '1st and');
    writeFileSync(join(head, 'README.md'), '# Federation, explained\n');
  });
  const { head, review } = run();
  expect(code()).toBe('false');
  expect([head.result, review.result]).toEqual(['skipped', 'success']);
  const files = artifact('access-review');
  expect(Object.keys(files)).toEqual(REPORTS);
  expect(files['pull-request.txt']).toBe('7\n');
  expect(JSON.parse(files['review.json'] ?? '')).toMatchObject({ verdict: 'unchanged' });
});

test('a configuration with problems makes the check red, and the problems are handed over', () => {
  const { run, artifact } = pullRequest((head) =>
    edit(join(head, 'config', 'federation.yaml'), 'roles:', '::error::rolls:'),
  );
  const { review } = run();
  expect(review.result).toBe('failure');
  expect(artifact('access-review')['problems.txt']).toMatch(/config\/federation\.yaml:\d+:1 {2}/);
  expect(review.log).toContain('| config/federation.yaml');
  expect(review.log).not.toMatch(/^::/m);
});

test('code of the head runs in a container without a network, and the base’s review judges what it synthesized', () => {
  const { run, code, artifact, dockerCalls } = pullRequest((head) => {
    edit(join(head, 'config', 'accounts', 'mueller-audit.yaml'), '[SecurityAudit]', '[AdministratorAccess]');
    // A change of the review that would let everything pass.
    writeFileSync(join(head, 'lib', 'review', 'rules.ts'), 'export const RULES = [];\n');
    writeFileSync(
      join(head, 'lib', 'review', 'should-fail.ts'),
      `export const FAIL_ON = ['danger']; export const shouldFail = () => false;\n`,
    );
  });
  const { head, review } = run();
  expect(code()).toBe('true');
  expect([head.result, review.result]).toEqual(['success', 'failure']);
  expect(artifact('access-review')['review.md']).toContain('AdministratorAccess');
  const [install = [], synthesize = []] = dockerCalls();
  expect(install.slice(-3)).toEqual(['npm', 'ci', '--ignore-scripts']);
  expect(synthesize.slice(-4)).toEqual(['node', '-r', 'ts-node/register', 'main.ts']);
  expect(synthesize[synthesize.indexOf('--network') + 1]).toBe('none');
});

test('the head’s code gets no variable of the runner, hands over no link, and runs in no other job', () => {
  const { run, artifact } = pullRequest((head) => {
    const spy = `
      const out = require('node:path').dirname(process.env.CDKTF_OUTDIR);
      require('node:fs').writeFileSync(out + '/ran.json', JSON.stringify(process.env));
      require('node:fs').symlinkSync('/proc/self/environ', out + '/environment');
    `;
    const main = readFileSync(join(head, 'main.ts'), 'utf8');
    writeFileSync(join(head, 'main.ts'), main + spy);
    symlinkSync('/etc/passwd', join(head, 'lib', 'passwd'));
  });
  const { head, review } = run();
  expect([head.result, review.result]).toEqual(['success', 'success']);
  const handedOver = artifact('head-stacks');
  expect(Object.keys(handedOver).filter((file) => !file.startsWith('cdktf.out/'))).toEqual(['ran.json']);
  expect(Object.keys(JSON.parse(handedOver['ran.json'] ?? '') as object).sort()).toEqual([
    'CDKTF_OUTDIR',
    'HOME',
    'PATH',
  ]);
  expect(Object.keys(artifact('access-review'))).toEqual(REPORTS);
});

test('code that can’t synthesize makes the review red, and its message is handed over', () => {
  const { run, artifact } = pullRequest((head) => writeFileSync(join(head, 'main.ts'), `throw new Error('gone');\n`));
  const { head, review } = run();
  expect([head.result, review.result]).toEqual(['failure', 'failure']);
  expect(Object.keys(artifact('access-review'))).toEqual(['problems.txt', 'pull-request.txt']);
  expect(artifact('access-review')['problems.txt']).toContain('gone');
});
