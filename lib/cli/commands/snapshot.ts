import { resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { Account } from '../../config/model';
import { type Partition, PARTITIONS } from '../../naming/partition';
import { type Snapshot, type Unread, withoutIds } from '../../live/snapshot';
import { groupBy } from '../../review/order';
import { configOption, examples, type ConfigOptions } from '../config-option';
import { EXIT } from '../exit-code';
import { Failure } from '../failure';
import type { Io } from '../io';
import { loadFederation } from '../load-federation';
import { counted, printProblems } from '../print-problems';
import type { AddCommand, End } from '../command';
import { writePrivateFile } from '../write-new-file';

interface Options extends ConfigOptions {
  readonly out?: string;
  readonly org?: string;
  readonly partition: Partition;
  readonly accounts?: readonly string[];
  readonly organization?: boolean;
  readonly role?: string;
  readonly people?: boolean;
  readonly admins: boolean;
  readonly maxOktaShare: number;
  readonly permissions?: boolean;
  readonly json?: boolean;
}

/** `federation snapshot`: Okta and the accounts as they are, in a file. The only command that talks to either. */
export const snapshot: AddCommand = (program, io, end) => {
  program
    .command('snapshot')
    .summary('read Okta and the AWS accounts as they are into a file; changes nothing')
    .description(
      'Reads what decides about access in the Okta org and in the accounts of the configuration, and writes it to a file ' +
        'that access, explain and picker read (--snapshot). It only reads: GET at Okta, Get and List at AWS. What can ' +
        'not be read is noted in the file as unread, never left out. The file holds no secret, and is for its owner only.',
    )
    .addOption(configOption())
    .option('-o, --out <file>', 'where to write it')
    .option(
      '--org <host>',
      'Okta org to read without a configuration, e.g. mueller-tech.okta.com; with --accounts or --organization',
    )
    .addOption(new Option('--partition <partition>', 'AWS partition, with --org').choices(PARTITIONS).default('aws'))
    .option('--accounts <id...>', 'only these accounts (default: all of the configuration)')
    .option('--organization', 'the active accounts of the AWS Organization, whether the configuration has them or not')
    .option('--role <name>', 'role to assume in each account (default: the one of "connect")')
    .option('--people', 'read who is in the groups that matter, too, and who put them there')
    .option('--no-admins', 'do not read who administers Okta, which needs more permissions')
    .addOption(
      new Option('--max-okta-share <percent>', 'part of Okta’s rate limits to use; the rest is for others')
        .argParser(percent)
        .default(0.3, '30%'),
    )
    .option('--permissions', 'print what reading needs at Okta and AWS, and read nothing')
    .addOption(new Option('--json', 'print counts and what was not read as JSON'))
    .addHelpText(
      'after',
      examples(
        'federation snapshot --out live.json',
        'federation snapshot --out live.json --people --role SecurityAudit',
        'federation snapshot --out live.json --org mueller-tech.okta.com --accounts 123456789012',
        'federation snapshot --permissions',
      ),
    )
    .action(async (options: Options) => {
      if (options.permissions) {
        const { permissionsText } = await import('../../live/permissions');
        io.out.write(permissionsText());
        return;
      }
      const { out, json = false } = options;
      if (out === undefined) throw new Failure('--out is needed: where to write the snapshot', EXIT.usage);
      const place = options.org === undefined ? await placeOf(options, io, end) : placeWithout(options);
      if (place === undefined) return;
      const taken = await take(place, resolve(io.cwd, out), options, io);
      report(taken, out, json, io);
      if (taken.unread.length > 0) end(EXIT.problems);
    });
};

/** What is read: an org, and accounts that a configuration knows how to reach. */
interface Place {
  /** e.g. `mueller-tech.okta.com` */
  readonly org: string;
  readonly partition: Partition;
  readonly accounts: readonly Pick<Account, 'id' | 'connect'>[];
  /** IAM users whose access keys matter. */
  readonly keysOf: readonly string[];
}

/** As the configuration says; undefined where it has problems, which are printed. */
async function placeOf(options: Options, io: Io, end: End): Promise<Place | undefined> {
  const loaded = await loadFederation(options.config, io);
  if ('problems' in loaded) {
    end(EXIT.problems);
    printProblems(loaded.problems, io.err);
    return undefined;
  }
  const { okta, partition, accounts, provisioningUser } = loaded.federation;
  const keysOf = provisioningUser === undefined ? [] : [provisioningUser.name];
  return { org: `${okta.orgName}.${okta.baseUrl}`, partition, accounts, keysOf };
}

/** Domains that Okta serves orgs at: the API token goes to no other. */
const ORG = /^[a-z0-9][a-z0-9-]*\.(?:okta(?:preview|-emea|-gov)?\.com|okta\.mil)$/;

/** Without a configuration, the command line says it. @throws Failure */
function placeWithout({ org = '', accounts, organization, partition }: Options): Place {
  if (!ORG.test(org))
    throw new Failure(`--org ${org}: is not the host of an Okta org, e.g. mueller-tech.okta.com`, EXIT.usage);
  if (accounts === undefined && organization !== true)
    throw new Failure(
      '--org needs --accounts or --organization: there is no configuration that names accounts',
      EXIT.usage,
    );
  return { org, partition, accounts: [], keysOf: [] };
}

async function take(place: Place, file: string, options: Options, io: Io): Promise<Snapshot> {
  const [{ OktaClient }, { NoOktaCredential, oktaCredential }, { scopesFor }, { takeSnapshot }] = await Promise.all([
    import('../../live/okta/client'),
    import('../../live/okta/credentials'),
    import('../../live/okta/scopes'),
    import('../../live/take-snapshot'),
  ]);
  const [{ wasBrokenOff }, { progressIn }] = await Promise.all([
    import('../../live/not-tried'),
    import('../snapshot/progress-file'),
  ]);
  const { org } = place;
  const { people = false, admins } = options;
  let credential;
  try {
    credential = oktaCredential(io.env);
  } catch (error) {
    throw error instanceof NoOktaCredential ? new Failure(error.message) : error;
  }
  const okta = new OktaClient({
    ...{ url: orgUrl(org, io.env), credential, scopes: scopesFor({ people, admins }) },
    share: options.maxOktaShare,
  });
  const { accounts, organization, unread } = await accountsToRead(place, options);
  const partial = `${file}.partial`;
  const progress = progressIn(partial, org, new Date());
  if (progress.accounts.size + progress.members.size > 0)
    io.err.write(
      `goes on with the run that began at ${progress.began}: ${counted(progress.accounts.size, 'account')} and the members ` +
        `of ${counted(progress.members.size, 'group')} were read then (delete ${partial} to begin anew)\n`,
    );
  const snapshot = await takeSnapshot({
    ...{ okta, org, accounts, organization, people, admins, progress, unread },
    onProgress: (note) => io.err.write(`${note}\n`),
  });
  writePrivateFile(file, `${JSON.stringify(snapshot, null, 2)}\n`);
  const isBrokenOff = wasBrokenOff(snapshot.unread);
  progress.end(isBrokenOff);
  if (isBrokenOff) io.err.write(`${partial} is kept: run the same command again within two hours to go on\n`);
  return snapshot;
}

async function accountsToRead(place: Place, options: Options) {
  const [{ roleArn }, { homeRegion }] = await Promise.all([
    import('../../naming/arn'),
    import('../../naming/partition'),
  ]);
  const { partition, keysOf } = place;
  const region = homeRegion(partition);
  const configured = new Map(place.accounts.map((account) => [account.id, account]));
  let ids = options.accounts ?? [...configured.keys()];
  let organization: Snapshot['organization'];
  const unread: Unread[] = [];
  if (options.organization) {
    const { readOrganization, unreadOrganization } = await import('../../live/aws/read-organization');
    try {
      organization = await readOrganization(region);
      ids = organization.filter(({ status }) => status === 'ACTIVE').map(({ id }) => id);
    } catch (error) {
      const missing = unreadOrganization(error);
      // Whatever is known otherwise is read.
      if (ids.length === 0) throw new Failure(`${missing.what}: ${missing.reason}`);
      unread.push(missing);
    }
  }
  const accounts = [...new Set(ids)].sort().map((id) => {
    if (!/^\d{12}$/.test(id)) throw new Failure(`--accounts ${id}: is not an account id of 12 digits`, EXIT.usage);
    const connect = configured.get(id)?.connect;
    if (options.role === undefined && connect?.type === 'profile')
      return { id, partition, region, keysOf, connection: { type: 'profile', profile: connect.profile } as const };
    const assumed = connect?.type === 'assumeRole' ? connect : undefined;
    const role = options.role ?? assumed?.role ?? 'OrganizationAccountAccessRole';
    const arn = role.startsWith('arn:') ? role : roleArn(partition, id, role);
    const externalId = options.role === undefined ? assumed?.externalId : undefined;
    return { id, partition, region, keysOf, connection: { type: 'assumeRole', roleArn: arn, externalId } as const };
  });
  return { accounts, unread, organization };
}

/** The org itself, or a local one in its place: a token goes to no other host. @throws Failure */
function orgUrl(org: string, env: Io['env']): string {
  const local = env['OKTA_HTTP_PROXY'] ?? '';
  if (local === '') return `https://${org}`;
  const { protocol, hostname, origin } = new URL(local);
  if (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return origin;
  throw new Failure(`OKTA_HTTP_PROXY ${local}: only a local Okta org takes the place of ${org} (unset it)`);
}

function report({ okta, accounts, unread }: Snapshot, file: string, json: boolean, io: Io): void {
  const counts = {
    apps: okta.apps.length,
    groups: okta.groups.length,
    rules: okta.rules.length,
    accounts: accounts.length,
    roles: accounts.flatMap(({ roles }) => roles).length,
    unread: unread.length,
  };
  if (json) {
    io.out.write(`${JSON.stringify({ file, counts, unread }, null, 2)}\n`);
    return;
  }
  const what = [
    counted(counts.apps, 'app'),
    counted(counts.groups, 'group'),
    counted(counts.rules, 'group rule'),
    counted(counts.accounts, 'account'),
    counted(counts.roles, 'role'),
  ];
  io.out.write(`wrote ${file}: ${what.join(', ')}\n`);
  for (const line of unreadLines(unread)) io.err.write(`not read: ${line}\n`);
}

/** What failed for many in the same way is one line. */
function unreadLines(unread: Snapshot['unread']): string[] {
  const alike = groupBy(unread, ({ where, what, reason }) =>
    where === 'okta' ? `${withoutIds(what)}: ${reason}` : `${what}: ${reason.replaceAll(where, '<account>')}`,
  );
  return [...alike].map(([text, list]) => {
    const places = list.map(({ where }) => where);
    const [one] = list;
    if (one !== undefined && list.length === 1) return `${one.where} ${one.what}: ${one.reason}`;
    if (one?.where === 'okta') return `okta ${text} (${counted(list.length, 'request')})`;
    const shown = places.slice(0, SHOWN).join(', ');
    return `${counted(places.length, 'account')} (${shown}${places.length > SHOWN ? ', …' : ''}) ${text}`;
  });
}

/** Accounts that a line names. */
const SHOWN = 5;

function percent(text: string): number {
  const value = Number(text.replace(/%$/, ''));
  if (/^\d+(\.\d+)?%?$/.test(text) && value > 0 && value <= 100) return value / 100;
  throw new InvalidArgumentError('give a percentage, 1 to 100.');
}
