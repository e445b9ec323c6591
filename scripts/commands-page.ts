import { run } from '../lib/cli/run';

/** docs/commands.md: the help of the program and of every command, as it is printed. */
export async function commandsPage(): Promise<string> {
  const top = await help([]);
  const names = [...top.matchAll(/^ {2}([a-z-]+) (?:\[options\]|<)/gm)].map(([, name = '']) => name);
  const commands = names.filter((name) => name !== 'help');
  const sections = await Promise.all(commands.map(async (name) => `## ${name}\n\n${block(await help([name]))}`));
  return `# Commands

What \`bin/federation --help\` and \`bin/federation <command> --help\` print. Written by
\`npx ts-node scripts/write-commands.ts\`; a test says when it is stale.

${[block(top), ...sections].join('\n\n')}
`;
}

function block(text: string): string {
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
}

async function help(command: readonly string[]): Promise<string> {
  let text = '';
  const out = { colour: false, write: (part: string) => void (text += part) };
  await run([...command, '--help'], { out, err: out, env: {}, cwd: process.cwd() });
  return text;
}
