import { App } from 'cdktf';
import { readAccess } from '../../../lib/access/read-access';
import { readSynthesized } from '../../../lib/documents/read-synthesized';
import type { Access } from '../../../lib/access/model/access';
import { loadConfig } from '../../../lib/config/load';
import { buildStacks } from '../../../lib/stacks/build-stacks';
import { temporaryFolder } from './temporary';

/** A folder with the stacks of the shipped configuration. */
export function shippedStacks(): string {
  const outdir = temporaryFolder();
  const app = new App({ outdir });
  buildStacks(app, loadConfig('config', { today: '2026-06-01' }).federation);
  app.synth();
  return outdir;
}

/** What the shipped configuration gives, read back from its stacks. */
export function shippedAccess(): Access {
  return readAccess(readSynthesized(shippedStacks()));
}
