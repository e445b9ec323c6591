import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../../lib/documents';
import { checkPlans, type CheckReport } from '../../../lib/import/check/check-plans';
import { LiveIndex } from '../../../lib/import/live/live-index';
import { parseSnapshot } from '../../../lib/live/parse-snapshot';
import type { Org } from '../../../sandbox/okta/org';
import { snapshot as everything } from '../../../sandbox/okta/snapshot';
import { runCli, type Ran } from '../../cli/support/run-cli';
import { lendEnvironment } from '../../support/lend-environment';
import { watchRoles, type Watched } from '../../support/role-sampler';
import type { Accounts, Estate } from './estate';

export interface TakingOver {
  readonly accounts: Accounts;
  /** Arguments of `snapshot`: `--org` and `--accounts`, or nothing where the configuration names them. */
  readonly snapshot?: readonly string[];
  /** Further arguments of `import`. */
  readonly args?: readonly string[];
}

export interface ImportReportJson {
  readonly done: boolean;
  readonly problems: readonly string[];
  readonly grants?: {
    readonly same: number;
    readonly missing: readonly string[];
    readonly added: readonly string[];
    readonly different: readonly string[];
    readonly byHand: readonly string[];
  };
  readonly entries: readonly {
    readonly outcome: string;
    readonly kind: string;
    readonly name: string;
    readonly because?: string;
  }[];
}

/** Reads what is live, and writes it as configuration. */
export async function importLive(estate: Estate, { snapshot, args = [] }: TakingOver): Promise<Ran> {
  const env = estate.environment;
  const takeBack = lendEnvironment(env);
  try {
    const from = snapshot ?? ['--config', estate.config];
    const read = await runCli(['snapshot', ...from, '--people', '--max-okta-share', '100', '--out', liveFile(estate)], {
      env,
    });
    if (read.code !== 0) throw new Error(`snapshot ended with ${read.code}: ${read.err}`);
    return await runCli(['import', '--snapshot', liveFile(estate), '--out', importedFolder(estate), ...args], { env });
  } finally {
    takeBack();
  }
}

export function importReport(estate: Estate): ImportReportJson {
  return JSON.parse(readFileSync(join(importedFolder(estate), 'import-report.json'), 'utf8')) as ImportReportJson;
}

const liveFile = (estate: Estate) => join(estate.directory, 'live.json');
const importedFolder = (estate: Estate) => join(estate.directory, 'imported');

/** What happened while an import was applied. */
export interface TakenOver {
  readonly reports: readonly CheckReport[];
  readonly watched: Watched;
  /** Requests of the applies that were no reads: `PUT /api/v1/apps/…`, `AttachRolePolicy`. */
  readonly writes: { readonly okta: readonly string[]; readonly aws: readonly string[] };
  /** What the org has, but for the times at which something was written last. */
  readonly org: { readonly before: string; readonly after: string };
}

/**
 * Applies the configuration that `importLive` wrote, each stack after its plan was checked; what was applied before is
 * forgotten.
 */
export async function applyImport(estate: Estate, { accounts }: TakingOver): Promise<TakenOver> {
  adopt(estate);
  const live = new LiveIndex(parseSnapshot(JSON.parse(readFileSync(liveFile(estate), 'utf8'))));
  const before = contents(estate.okta.org);
  const reports: CheckReport[] = [];
  const writes: { okta: string[]; aws: string[] } = { okta: [], aws: [] };
  const stacks = await estate.synthesize();
  const ids = live.snapshot.accounts.map(({ id }) => id);
  const watched = await watchRoles(estate.sampler, async () => {
    for (const stack of stacks) {
      const json = (await estate.plan(stack)) as JsonObject;
      reports.push(checkPlans([{ name: stack.name, json }], live, []));
      estate.okta.log.clear();
      const seen = ids.map((id) => accounts.aws.live.writes(id).length);
      await estate.applyPlan(stack);
      writes.okta.push(...oktaWrites(estate));
      writes.aws.push(...ids.flatMap((id, i) => accounts.aws.live.writes(id).slice(seen[i])));
    }
  });
  return { reports, watched, writes, org: { before, after: contents(estate.okta.org) } };
}

/** The imported configuration takes the place of the applied one, and no state knows of anything. */
function adopt(estate: Estate): void {
  for (const folder of [estate.config, estate.state, join(estate.directory, 'cdktf.out')])
    rmSync(folder, { recursive: true, force: true });
  mkdirSync(estate.state);
  renameSync(importedFolder(estate), estate.config);
  estate.edit('federation.yaml', (document) => {
    document.set('backend', { local: { directory: estate.state } });
  });
}

/** Ids differ from run to run; what is written does not. */
function oktaWrites({ okta }: Estate): string[] {
  return okta.log
    .list()
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path.replaceAll(/\b(?:00[gu]|0oa|0pr|rst|rul)\w{17}\b/g, '{id}')}`);
}

/** Nothing but a request of the same value is sent: of these there are two kinds, each measured. */
const SAME_VALUE = /^PUT \/api\/v1\/(?:apps\/\{id\}\/groups\/\{id\}|policies\/\{id\})$/;

/** Expects that the import changed nothing and nobody noticed, and that a second plan is empty. */
export async function expectToBeTakenOver(estate: Estate, takingOver: TakingOver): Promise<TakenOver> {
  const taken = await applyImport(estate, takingOver);
  const { reports, watched, writes, org } = taken;
  const changes = reports.flatMap((report) => report.changes);
  expect({
    overall: reports.flatMap(({ overall }) => overall),
    refused: changes.filter(({ refusals }) => refusals.length > 0),
    real: changes.filter(({ verdict }) => verdict === 'real'),
    added: changes.filter(({ action, type }) => action === 'create' && type !== 'terraform_data'),
  }).toEqual({ overall: [], refused: [], real: [], added: [] });
  expect({ ...writes, okta: writes.okta.filter((request) => !SAME_VALUE.test(request)) }).toEqual({
    okta: [],
    aws: [],
  });
  expect(org.after).toBe(org.before);
  const { gaps, lost, gained } = watched;
  expect({ gaps, lost, gained }).toEqual({ gaps: [], lost: [], gained: [] });
  expect(watched.looks).toBeGreaterThan(watched.milliseconds / 100);
  expect(await estate.planned()).toEqual([]);
  return taken;
}

/** Deletes `imports.yaml`; at most the assignments are written again, in their usual order and with usual priorities. */
export async function expectImportsToBeDeletable(estate: Estate): Promise<void> {
  estate.remove('imports.yaml');
  const planned = (await estate.planned()).filter((line) => / (?:will|must) be /.test(line));
  expect(planned.filter((line) => !/^okta_app_group_assignments\.\S+ will be updated in-place$/.test(line))).toEqual(
    [],
  );
  if (planned.length === 0) return;
  expect(await estate.applyWatching()).toMatchObject({ gaps: [], lost: [], gained: [] });
  expect(await estate.planned()).toEqual([]);
}

/** A request of the same value changes when something was written last, and nothing else. */
function contents(org: Org): string {
  return JSON.stringify(everything(org), (key, value: unknown) =>
    /^lastUpdated$|^lastMembershipUpdated$/.test(key) ? undefined : value,
  );
}
