import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { handMadeInvitation, startHandMade, type HandMade } from '../../sandbox/hand-made/start';
import { snapshot as everything } from '../../sandbox/okta/snapshot';
import { narrator } from '../../sandbox/run/narrator';
import { findTerraform } from '../../sandbox/terraform/find-terraform';
import { runProgram } from '../../sandbox/terraform/run-program';
import { AWS_PROVIDER, describeWith, OKTA_PROVIDER } from '../support/real-parts';

const ROOT = resolve(__dirname, '..', '..');
const DOCS = readFileSync(join(ROOT, 'docs', 'import.md'), 'utf8');
/** Every command of the walk, in its order. */
const COMMANDS = [...DOCS.matchAll(/^```sh\n([^]*?)```/gm)].flatMap(([, text = '']) =>
  text.split('\n').flatMap((line) => line.replace(/ {2,}#.*$/, '') || []),
);

describeWith(
  [OKTA_PROVIDER, AWS_PROVIDER],
  'the walk of docs/import.md, in the org that the sandbox makes by hand',
  () => {
    let made: HandMade;
    let folder = '';
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'import-walk-'));
      // What the walk makes is beside the project's own files, and not among them.
      for (const name of ['bin', 'lib', 'main.ts', 'node_modules', 'package.json', 'tsconfig.json'])
        symlinkSync(join(ROOT, name), join(folder, name));
      made = await startHandMade(narrator(() => undefined));
    });
    afterAll(async () => {
      await made.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    const run = (command: string) => {
      // The tests' own process has the mirrors of the providers, but none of the user's settings belongs here.
      const env = {
        PATH: `${dirname(findTerraform().path)}:${process.env['PATH'] ?? ''}`,
        HOME: folder,
        ...made.environment,
      };
      return runProgram('bash', ['-c', command], { cwd: folder, env });
    };
    /** What the org has, but for the times at which something was written last. */
    const contents = () =>
      JSON.stringify(everything(made.okta.org), (key, value: unknown) =>
        /^lastUpdated$|^lastMembershipUpdated$/.test(key) ? undefined : value,
      );

    test('the sandbox prints the same commands', () => {
      const printed = handMadeInvitation(made)
        .filter((line) => /^ {2}(?:bin\/|FEDERATION_CONFIG|terraform|tofu)/.test(line))
        .flatMap((line) => line.trim().split(' && '))
        .map((command) => command.replace(/^tofu /, 'terraform '));
      expect(printed.length).toBeGreaterThan(7);
      expect(printed.filter((command) => !COMMANDS.includes(command))).toEqual([]);
    });

    test('each command ends with 0, nothing in Okta or AWS changes, and the last plan is empty', async () => {
      expect(COMMANDS.length).toBeGreaterThan(8);
      const before = contents();
      const writes = made.aws.live.writes(made.account).length;
      const ran: string[] = [];
      for (const command of COMMANDS) {
        const { code, stdout, stderr } = await run(command);
        if (code !== 0) throw new Error(`${command}\nended with ${code}:\n${stdout}${stderr}`);
        ran.push(stdout);
      }
      const said = (start: string) => ran[COMMANDS.findIndex((command) => command.includes(start))] ?? '';
      expect(said('import --snapshot')).toContain('valid, and grants what is live');
      expect(said('import --snapshot')).toContain('in a role group by hand, and left there');
      expect(said('import --check')).toContain('this can be applied');
      expect(ran.at(-1)).toContain('No changes');
      expect(contents()).toBe(before);
      expect(made.aws.live.writes(made.account)).toHaveLength(writes);
      for (const file of ['live.json', 'taken-over/federation.yaml', 'taken-over/import-report.json'])
        expect(`${file} ${String(readFileSync(join(folder, file), 'utf8').includes('AKIAIOSFODNN7EXAMPLE'))}`).toBe(
          `${file} false`,
        );
    });
  },
);
