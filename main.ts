import { messageOf } from './lib/cli/error-text';
import { wantsColour, type Sink } from './lib/cli/io';
import { loadFederation } from './lib/cli/load-federation';
import { printProblems, printWarnings } from './lib/cli/print-problems';

/** Loads the configuration, builds the stacks and writes the plan, or reports every problem. */
async function main(): Promise<number> {
  const { stderr, env } = process;
  const err: Sink = { write: (text) => void stderr.write(text), colour: wantsColour(stderr.isTTY, env) };
  const loaded = await loadFederation(undefined, { out: err, err, env, cwd: process.cwd() });
  if ('problems' in loaded) {
    printProblems(loaded.problems, err);
    return 1;
  }
  printWarnings(loaded.warnings, err);
  // Not before the configuration is good: a typo is reported at once, and the folder of the last plan stays as it was.
  const [{ App, TerraformStack }, { buildStacks }, { removeOrphans }] = await Promise.all([
    import('cdktf'),
    import('./lib/stacks/build-stacks'),
    import('./lib/stacks/remove-orphans'),
  ]);
  const app = new App({ stackTraces: false });
  buildStacks(app, loaded.federation);
  app.synth();
  removeOrphans(
    app.outdir,
    app.node.children.filter((child) => TerraformStack.isStack(child)).map(({ node }) => node.id),
  );
  return 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${messageOf(error)}\n`);
    process.exitCode = 1;
  },
);
