// Renders Markdown as GitHub does, one JSON text a line in, one out: micromark is an ES module, which jest can't load.
import { createInterface } from 'node:readline';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

const options = { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] };
for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(micromark(JSON.parse(line), options))}\n`);
