import { ANSWERS, HOW, type Answer, type Answers, type How } from './answers';
import { keyPaths } from './key-paths';

const BEGIN = '<!-- answers: written by npm run schemas -->';
const END = '<!-- end of answers -->';

/** A document with the answers between its two marks brought up to date. */
export function replaceAnswers(document: string): string {
  const [before, rest] = document.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`the document needs ${BEGIN} and ${END}`);
  return `${before}${BEGIN}\n\n${answersPage()}\n\n${END}${after}`;
}

/** What the words mean, and a table for each file with a row for each key, in the order of the schema. */
export function answersPage(): string {
  const words = Object.entries(HOW).map(([how, meaning]) => `- **${how}**: ${meaning}`);
  const tables = [...keyPaths()].map(([file, paths]) => {
    const answers = ANSWERS.get(file);
    const rows = (answers?.has('') ? ['', ...paths] : paths).map((path) => row(file, path, answers?.get(path)));
    return [
      `### \`${file}\``,
      ['| key | its value changes | it is added | it is removed |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    ].join('\n\n');
  });
  return [words.join('\n'), ...tables].join('\n\n');
}

/** @throws Error for a key without an answer */
function row(file: string, path: string, answers: Answers | undefined): string {
  if (answers === undefined) throw new Error(`${file}: ${path} has no answer in scripts/changing/answers.ts`);
  const { changes, appears, goes } = answers;
  const name = path === '' ? 'the file itself' : `\`${path}\``;
  return `| ${[name, cell(changes), cell(appears, changes), cell(goes, appears)].join(' | ')} |`;
}

/** What was said in the cell before is not said again. */
function cell({ how, what }: Answer, before?: Answer): string {
  const way: How = how;
  const repeated = before?.how === how && before.what === what;
  return `**${way}**${what === undefined || repeated ? '' : `: ${what}`}`.replaceAll('|', '\\|');
}
