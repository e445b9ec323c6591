import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { handMade } from '../../import/support/hand-made';
import { runCli } from '../support/run-cli';
import { temporaryFolder } from '../support/temporary';

const written = (content: unknown): { live: string; out: string } => {
  const folder = temporaryFolder();
  const live = join(folder, 'live.json');
  writeFileSync(live, JSON.stringify(content));
  return { live, out: join(folder, 'config') };
};

test('without --out or --check the command does not know what to do', async () => {
  expect(await runCli(['import'])).toMatchObject({ code: 2, err: expect.stringContaining('--check') as string });
  expect(await runCli(['import', '--out', 'x'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('--snapshot') as string,
  });
});

test('a folder with something in it is left as it is', async () => {
  const { live, out } = written(handMade());
  mkdirSync(out);
  writeFileSync(join(out, 'mine.txt'), 'mine');
  const { code, err } = await runCli(['import', '--snapshot', live, '--out', out]);
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('is not empty') as string });
  expect(readdirSync(out)).toEqual(['mine.txt']);
});

test('where nothing can be imported, nothing is written, and the reason is printed', async () => {
  const { live, out } = written(handMade({ settings: { useGroupMapping: false } }));
  const { code, err } = await runCli(['import', '--snapshot', live, '--out', out]);
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringContaining('nothing was written: Use Group Mapping of AWS Prod is off') as string,
  });
  expect(existsSync(out)).toBe(false);
});

test('a name that leads out of the folder is not written', async () => {
  const { live, out } = written(
    handMade({
      roles: [
        {
          ...(handMade().accounts[0]?.roles[0] as ReturnType<typeof handMade>['accounts'][number]['roles'][number]),
          inline: [{ name: '../../../../evil', document: {} }],
        },
      ],
    }),
  );
  const { code, err } = await runCli(['import', '--snapshot', live, '--out', out]);
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('leads out of it') as string });
  expect(existsSync(out)).toBe(false);
});
