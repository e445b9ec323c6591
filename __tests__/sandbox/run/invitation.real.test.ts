import { execFileSync } from 'node:child_process';
import { exportsOf } from '../../../sandbox/run/invitation';

test('a shell reads the environment back as it was', () => {
  const environment = { B: 'plain', A: 'it\'s $HOME `id` "x"' };
  const lines = exportsOf(environment);
  expect(lines[1]).toBe("export B='plain'");
  const read = execFileSync('/bin/sh', ['-c', `${lines.join('\n')}\nprintf '%s|%s' "$A" "$B"`], { encoding: 'utf8' });
  expect(read).toBe(`${environment.A}|${environment.B}`);
});
