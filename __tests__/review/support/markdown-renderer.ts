import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface MarkdownRenderer {
  /** GitHub-flavoured Markdown → HTML, raw HTML left in, so that a test sees what would be one. */
  readonly render: (markdown: string) => Promise<string>;
  readonly stop: () => void;
}

/** A process that renders until it is stopped. */
export function startMarkdownRenderer(): MarkdownRenderer {
  const child = spawn(process.execPath, [join(__dirname, 'render-markdown.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    render: async (markdown) => {
      child.stdin.write(`${JSON.stringify(markdown)}\n`);
      const { value } = (await lines.next()) as { value: string };
      return JSON.parse(value) as string;
    },
    stop: () => {
      child.kill();
    },
  };
}
