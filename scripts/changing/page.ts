import { BETWEEN } from '../../lib/steps/between';
import { ANSWERS, HOW, type Answer, type Answers, type How } from './answers';
import { keyPaths } from './key-paths';

/** A document with what stands between its marks brought up to date: the states in between, and the answers. */
export function replaceAnswers(document: string): string {
  return replacePart(replacePart(document, 'states in between', statesPage()), 'answers', answersPage());
}

function replacePart(document: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name}: written by npm run schemas -->`, `<!-- end of ${name} -->`];
  const [before, rest] = document.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`the document needs ${begin} and ${end}`);
  return `${before}${begin}\n\n${content}\n\n${end}${after}`;
}

/** Every state in between, as validate, handover and the review say it. */
function statesPage(): string {
  const rows = Object.values(BETWEEN).map(({ keys, step, of, now, next }) => {
    const written = [...new Set(keys.map((key) => `\`${key.slice(key.indexOf(' ') + 1)}\``))].join(', ');
    return `| ${[written, `${step} of ${of}`, now, next('…')].join(' | ')} |`;
  });
  return ['| key | step | what is so | once that is applied everywhere |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
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
