import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { Access } from '../../access';
import { configOption, type ConfigOptions } from '../config-option';
import type { Io } from '../io';
import { withTemporaryFolder } from '../temporary-folder';

/** What `access`, `explain` and `picker` read. */
export interface SourceOptions extends ConfigOptions {
  readonly stacks?: string;
  readonly plan?: readonly string[];
  readonly snapshot?: string;
}

/** Adds `--config`, `--stacks` and `--plan`, of which one counts. */
export function addDeclaredOptions(command: Command): Command {
  return command
    .addOption(configOption())
    .addOption(
      new Option('--stacks <dir>', 'read what was synthesized already, e.g. cdktf.out').conflicts(['config', 'plan']),
    )
    .addOption(
      new Option(
        '--plan <file...>',
        'read "terraform show -json" of a plan or state; one file a stack, - for standard input',
      ).conflicts(['config', 'stacks']),
    );
}

/** The same, and `--snapshot`. */
export function addSourceOptions(command: Command): Command {
  return addDeclaredOptions(command).addOption(
    new Option('--snapshot <file>', 'read what is live, from "federation snapshot"').conflicts([
      'config',
      'stacks',
      'plan',
    ]),
  );
}

/** Reads who may do what; without `--stacks` and `--plan`, the configuration is synthesized aside. @throws Failure */
export async function readSource({ config, stacks, plan, snapshot }: SourceOptions, io: Io): Promise<Access> {
  const [{ readAccess }, { planDocuments, readPlans }, { readConfiguration, readPath }] = await Promise.all([
    import('../../access'),
    import('../review/plans'),
    import('./side'),
  ]);
  if (plan !== undefined) return readAccess(planDocuments(readPlans(plan, io), 'after'));
  if (snapshot !== undefined) {
    const { readLive } = await import('./read-snapshot-file');
    return (await readLive(snapshot, io.cwd)).live;
  }
  return withTemporaryFolder(async (work) => {
    if (stacks !== undefined) return readAccess(await readPath(resolve(io.cwd, stacks), { io, work }));
    const side = await readConfiguration({ io, work, config });
    return readAccess(side.documents);
  });
}
