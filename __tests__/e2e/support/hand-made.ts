import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHandMade, type HandMade } from '../../../sandbox/hand-made/start';
import { narrator } from '../../../sandbox/run/narrator';
import { lendEnvironment } from '../../support/lend-environment';

/** The federation that was made by hand, with a folder for what is made of it, for the tests of one `describe`. */
export function handMade(): { readonly at: (name: string) => string; readonly made: () => HandMade } {
  let federation: HandMade | undefined;
  let folder = '';
  let takeBack: () => void = () => undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hand-made-test-'));
    federation = await startHandMade(narrator(() => undefined));
    takeBack = lendEnvironment(federation.environment);
  });
  afterAll(async () => {
    takeBack();
    await federation?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    at: (name) => join(folder, name),
    made: () => {
      if (federation === undefined) throw new Error('it is started before the first test');
      return federation;
    },
  };
}
