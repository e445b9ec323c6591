import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AWS_PROVIDER, describeWith, OKTA_PROVIDER } from '../support/real-parts';
import { ADA, BOB, CAROL, HAND_MADE, type HandMadeFederation } from './hand-made/federations';
import { World } from './hand-made/world';
import { Accounts, Estate } from './support/estate';
import { expectImportsToBeDeletable, expectToBeTakenOver, importLive, importReport } from './support/take-over';

/** `FEDERATION_HAND_MADE=all`, or a part of a name; without it, those that differ most. */
const WANTED = process.env['FEDERATION_HAND_MADE'];
const TRIED = HAND_MADE.filter(({ name, usual }) =>
  WANTED === undefined ? usual : WANTED === 'all' || name.includes(WANTED),
);
const OKTA = process.env['FEDERATION_HAND_MADE_OKTA'] ?? '6.12.0';

describeWith([OKTA_PROVIDER, AWS_PROVIDER], 'a federation that people made is taken over as it is, or refused', () => {
  let accounts: Accounts;
  beforeAll(async () => (accounts = await Accounts.start()));
  afterAll(() => accounts.stop());

  test.each(TRIED.map((made) => [made.name, made] as const))('%s', async (_, made) => {
    const { estate, world } = await start(made, accounts);
    const takingOver = {
      accounts,
      snapshot: ['--org', 'mueller-tech.okta.com', '--accounts', world.account],
      args: made.args ?? [],
    };
    try {
      const { code, out, err } = await importLive(estate, takingOver);
      if (made.refused !== undefined) {
        expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(made.refused) as string });
        return;
      }
      expect({ code, out, err }).toEqual({
        code: 0,
        out: expect.stringContaining('valid, and grants') as string,
        err: '',
      });
      expectWords(estate, world, made);
      const { watched } = await expectToBeTakenOver(estate, takingOver);
      for (const [login, roles] of Object.entries(made.roles ?? {}))
        expect([login, ...rolesOf(watched.after.get(login))]).toEqual([login, ...roles]);
      await expectImportsToBeDeletable(estate);
    } finally {
      await estate.stop();
    }
  });
});

async function start(made: HandMadeFederation, accounts: Accounts): Promise<{ estate: Estate; world: World }> {
  const groups = Object.entries(made.directory ?? {}).map(([name, members]) => ({
    name: name.replace('{account}', accounts.coming),
    source: 'active_directory',
    members,
  }));
  const people = Object.fromEntries([ADA, BOB, CAROL].map((login) => [login, []]));
  const estate = await Estate.empty({ accounts, okta: OKTA, people, groups });
  try {
    const world = await World.enter(estate, accounts);
    await made.make(world);
    return { estate, world };
  } catch (error) {
    await estate.stop();
    throw error;
  }
}

/** What the report and the configuration say. */
function expectWords(estate: Estate, { account }: World, { says = [], written = [] }: HandMadeFederation): void {
  const { entries, grants } = importReport(estate);
  expect(grants).toMatchObject({ missing: [], added: [], different: [] });
  const lines = entries.map(({ kind, name, because = '' }) => `${kind} ${name}: ${because}`).join('\n');
  for (const text of says) expect(lines).toContain(text.replaceAll('{account}', account));
  const yaml = readFileSync(join(estate.directory, 'imported', 'federation.yaml'), 'utf8');
  for (const text of written) expect(yaml).toContain(text);
}

function rolesOf(arns: ReadonlySet<string> = new Set()): string[] {
  return [...arns].map((arn) => arn.split('/').pop() ?? '').sort();
}
