import { Option } from 'commander';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Federation } from '../../config/model';
import { didYouMean } from '../../config/did-you-mean';
import { isRegionOf } from '../../naming/partition';
import { visible } from '../../review/visible';
import { applyingProgram } from '../applying-program';
import { configOption, examples, jsonOption, type ConfigOptions } from '../config-option';
import { messageOf } from '../error-text';
import { EXIT } from '../exit-code';
import { Failure } from '../failure';
import type { Io } from '../io';
import { loadFederation } from '../load-federation';
import { counted, printProblems, printWarnings } from '../print-problems';
import { appValues } from '../profiles/app-values';
import { CLIENTS, FORMATS, type ClientName } from '../profiles/formats';
import type { CredentialProgram } from '../profiles/formats/format';
import { markedBlock } from '../profiles/marked-block';
import { DEFAULT_TEMPLATE, named } from '../profiles/names';
import { rolesOf } from '../profiles/profile';
import { writeSettings } from '../profiles/settings-file';
import type { AddCommand } from '../command';

interface Options extends ConfigOptions {
  readonly group: readonly string[];
  readonly client: ClientName;
  readonly name: string;
  readonly region?: string;
  readonly outputs?: string;
  readonly embedUrl?: string;
  readonly clientId?: string;
  readonly credentials?: CredentialProgram;
  readonly out?: string;
  readonly json?: boolean;
}

/** `federation profiles`: settings of login clients for the members of a group. */
export const profiles: AddCommand = (program, io, end) => {
  program
    .command('profiles')
    .summary('write the login clients’ settings for the members of a group')
    .description(
      'Writes a profile for each role that the members of these groups may assume, in the form of one login client: ' +
        `${CLIENTS.map((client) => `${client} (${FORMATS[client].file})`).join(', ')}. ` +
        'The profiles are between two markers: a second run replaces what is between them and leaves the rest of the file as it is. ' +
        'A profile whose role has conditions has a comment with them. No credentials file is ever written.',
    )
    .requiredOption('-g, --group <names...>', 'management groups, separated by spaces')
    .addOption(new Option('--client <client>', 'login client').choices(CLIENTS).makeOptionMandatory())
    .option(
      '--name <template>',
      'names of the profiles, of {account}, {alias}, {id}, {role} and {roleName}; the account id is added where two would be equal',
      DEFAULT_TEMPLATE,
    )
    .option('--region <region>', 'region of the profiles (default: the first of signInRegions)')
    .option(
      '--outputs <file>',
      'outputs of the apply, for the app’s id and link: "terraform output -json"; - reads standard input',
    )
    .option('--embed-url <url>', 'the app’s embed link, where there are no outputs')
    .option('--client-id <id>', 'OIDC client of the app (default: okta.app.webSsoClientId)')
    .addOption(
      new Option(
        '--credentials <program>',
        'program that aws-config starts (default: okta-aws-cli if a client id is known)',
      ).choices(['okta-aws-cli', 'saml2aws']),
    )
    .option('-o, --out <file>', 'write into this file (default: print)')
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'federation profiles --group Support --client aws-config --outputs outputs.json --out ~/.aws/config',
        "federation profiles --group 'Cloud Admins' Support --client saml2aws --name '{alias}-{role}' --embed-url https://mueller-tech.okta.com/home/amazon_aws/0oa1b2c3/272",
      ),
    )
    .action(async (options: Options) => {
      const loaded = await loadFederation(options.config, io);
      if ('problems' in loaded) {
        printProblems(loaded.problems, io.err);
        end(EXIT.problems);
        return;
      }
      printWarnings(loaded.warnings, io.err);
      write(loaded.federation, options, io);
    });
};

function write(federation: Federation, options: Options, io: Io): void {
  const groups = knownGroups(options.group, federation);
  const region = regionOf(options.region, federation);
  const outputs = options.outputs === undefined ? undefined : readOutputs(options.outputs, io);
  const app = appValues(federation, { outputs, embedUrl: options.embedUrl, clientId: options.clientId });
  const made = named(rolesOf(federation, groups, region), options.name);
  const format = FORMATS[options.client];
  const { orgName, baseUrl } = federation.okta;
  const owner = `${orgName}.${baseUrl} ${federation.partition}`;
  if (options.json) {
    const { client, out } = options;
    if (out !== undefined)
      throw new Failure('--json and --out exclude each other (--json prints the profiles as data)');
    io.out.write(`${JSON.stringify({ client, groups: [...groups].sort(), app, profiles: made }, null, 2)}\n`);
    return;
  }
  const lines =
    made.length === 0
      ? [`# No role is granted to ${[...groups].sort().join(', ')}.`]
      : format.lines(made, { federation, app, credentials: options.credentials, program: applyingProgram(io.env) });
  if (options.out === undefined) {
    io.out.write(markedBlock(owner, lines));
    return;
  }
  const path = resolve(io.cwd, options.out);
  const changed = writeSettings({ path, owner }, { lines, profiles: made, format, env: io.env });
  io.err.write(`${visible(options.out)}: ${counted(made.length, 'profile')}${changed ? '' : ', nothing changed'}\n`);
}

function knownGroups(names: readonly string[], { managementGroups }: Federation): ReadonlySet<string> {
  const known = managementGroups.map(({ name }) => name);
  for (const name of names)
    if (!known.includes(name))
      throw new Failure(
        `no management group ${JSON.stringify(name)} (${didYouMean(name, known) ?? `there are ${known.join(', ')}`})`,
      );
  return new Set(names);
}

function regionOf(asked: string | undefined, { partition, signInRegions }: Federation): string {
  const region = asked ?? signInRegions[0] ?? '';
  if (isRegionOf(partition, region)) return region;
  throw new Failure(`--region: ${JSON.stringify(region)} is not a region of ${partition}`);
}

function readOutputs(path: string, io: Io): unknown {
  const file = path === '-' ? 0 : resolve(io.cwd, path);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    throw new Failure(
      `--outputs ${visible(path)}: not JSON: ${messageOf(error)} (make it with "terraform output -json")`,
    );
  }
}
