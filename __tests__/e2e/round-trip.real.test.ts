import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { parseDocument } from 'yaml';
import { loadConfig } from '../../lib/config/load';
import { buildStacks } from '../../lib/stacks/build-stacks';
import { peopleOf } from '../../sandbox/run/people';
import { needsOf, type Needs } from '../../sandbox/stacks/needs';
import { readStacks, type Stack } from '../../sandbox/stacks/read-stacks';
import { ruleGraphOf } from '../../sandbox/stacks/rule-graph';
import { AWS_PROVIDER, describeWith, OKTA_PROVIDER } from '../support/real-parts';
import { makeTakenOver, PEOPLE, ROLES, TAKEN_OVER } from './hand-made/taken-over';
import { World } from './hand-made/world';
import { Accounts, Estate, TODAY, type EstateOptions } from './support/estate';
import { expectImportsToBeDeletable, expectToBeTakenOver, importLive } from './support/take-over';

const LAYOUTS = ['single', 'per-account'] as const;
type Cell = readonly [config: string, layout: (typeof LAYOUTS)[number], okta: string];

const CONFIGS = [
  'config',
  'examples/organization',
  'examples/govcloud',
  'examples/second-app',
  'examples/leaving',
  'examples/renaming',
  TAKEN_OVER,
];

/** Its app is not in the org, so that nothing can be imported; it has no Okta provider. */
const EXTERNAL_APP = 'examples/external-app';

/** `FEDERATION_ROUND_TRIP=all`, or a part of a cell's name, e.g. `config single`: all of them take an hour. */
const WANTED = process.env['FEDERATION_ROUND_TRIP'];
const ALL: readonly Cell[] = [
  ...CONFIGS.flatMap((config) =>
    LAYOUTS.flatMap((layout) => ['4.20.0', '6.12.0'].map((okta): Cell => [config, layout, okta])),
  ),
  [EXTERNAL_APP, 'per-account', '6.12.0'],
];
const CELLS: readonly Cell[] =
  WANTED === undefined
    ? [
        ['config', 'per-account', '6.12.0'],
        [TAKEN_OVER, 'single', '6.12.0'],
        [EXTERNAL_APP, 'per-account', '6.12.0'],
      ]
    : ALL.filter((cell) => WANTED === 'all' || cell.join(' ').includes(WANTED));

describeWith([OKTA_PROVIDER, AWS_PROVIDER], 'what was applied, with its state lost, taken over again', () => {
  describe.each(CELLS)('%s, layout %s, okta %s', (config, layout, okta) => {
    let accounts: Accounts | undefined;
    let estate: Estate | undefined;
    afterAll(async () => {
      await estate?.stop();
      await accounts?.stop();
    });

    if (config === EXTERNAL_APP) {
      test('the import is refused, says how to write such accounts, and writes nothing', async () => {
        const was = read(config);
        accounts = await Accounts.start(was.needs.partition);
        estate = await Estate.start({ accounts, okta, files: was.files, people: {} });
        const { code, out, err } = await importLive(estate, { accounts, args: ['--layout', layout] });
        expect({ code, out, err }).toEqual({
          code: 1,
          out: '',
          err: expect.stringMatching(/nothing was written: the org has no app .* okta\.app\.metadataFile/) as string,
        });
        expect(existsSync(join(estate.directory, 'imported'))).toBe(false);
      });
      return;
    }

    test('the configuration grants the same, nothing is written but equal values, and the second plan is empty', async () => {
      const was = read(config);
      accounts = await Accounts.start(was.needs.partition);
      estate = await (config === TAKEN_OVER ? takenOver : applied)(was, { accounts, okta });
      const { code, out, err } = await importLive(estate, { accounts, args: ['--layout', layout] });
      expect({ code, out, err }).toMatchObject({
        code: 0,
        out: expect.stringContaining('valid, and grants') as string,
      });
      const { watched, writes } = await expectToBeTakenOver(estate, { accounts });
      expect([...watched.before.values()].some((roles) => roles.size > 0)).toBe(true);
      await expectImportsToBeDeletable(estate);
      process.stdout.write(
        `${config} ${layout} okta ${okta}: ${writes.okta.length} Okta writes, ${writes.aws.length} AWS writes, ${watched.looks} looks\n`,
      );
    });
  });
});

type Read = ReturnType<typeof read>;
type Parts = Pick<EstateOptions, 'accounts' | 'okta'>;

/** An organization that a configuration made. */
function applied({ files, needs, stacks }: Read, parts: Parts): Promise<Estate> {
  const managementGroups = ruleGraphOf(stacks).managementGroups;
  const people = peopleOf({ logins: needs.logins, managementGroups, domain: 'mueller-tech.com' });
  return Estate.start({
    ...parts,
    files,
    org: orgOf(stacks),
    groups: needs.existingGroups.map((name) => ({ name })),
    people: Object.fromEntries(people.map(({ login, groups }) => [login, groups])),
  });
}

/** An organization that people made and a configuration took over. */
async function takenOver({ files, stacks }: Read, parts: Parts): Promise<Estate> {
  const people = Object.fromEntries(PEOPLE.map((login) => [login, []]));
  const estate = await Estate.empty({ ...parts, org: orgOf(stacks), people });
  try {
    estate.writeAll(await makeTakenOver(await World.enter(estate, parts.accounts), files));
    const { done } = await estate.apply();
    const made = done.filter((line) => /: (?:Creation|Destruction)$/.test(line));
    expect(made.filter((line) => !line.startsWith('terraform_data.'))).toEqual([]);
    for (const [login, roles] of Object.entries(ROLES))
      expect([login, ...(await estate.rolesOf(login))]).toEqual([login, ...roles]);
    return estate;
  } catch (error) {
    await estate.stop();
    throw error;
  }
}

/** The files of a configuration, and what has to exist before it is applied; it is applied with a state of its own. */
function read(config: string): { files: Record<string, string>; needs: Needs; stacks: readonly Stack[] } {
  const directory = mkdtempSync(join(tmpdir(), 'round-trip-'));
  try {
    cpSync(config, join(directory, 'config'), { recursive: true });
    const app = new App({ outdir: join(directory, 'cdktf.out'), stackTraces: false });
    buildStacks(app, loadConfig(join(directory, 'config'), { today: TODAY }).federation);
    app.synth();
    const stacks = readStacks(join(directory, 'cdktf.out'));
    const files = readdirSync(config, { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.startsWith('schema') && statSync(join(config, name)).isFile())
      .map((name): [string, string] => [name, readFileSync(join(config, name), 'utf8')]);
    return { files: Object.fromEntries(files.map(withoutBackend)), needs: needsOf(stacks), stacks };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function withoutBackend([name, text]: [string, string]): [string, string] {
  if (name !== 'federation.yaml') return [name, text];
  const document = parseDocument(text);
  document.delete('backend');
  return [name, document.toString()];
}

function orgOf(stacks: readonly Stack[]): string {
  const [name] = stacks.flatMap(({ json }) => json.provider?.['okta'] ?? []).map(({ org_name: org }) => org);
  if (typeof name !== 'string') throw new Error('the configuration has no Okta org');
  return name;
}
