import type { Problem } from '../../config/problem';

/** Key of the account file → what it is called on the command line. */
const ARGUMENTS: ReadonlyMap<string, string> = new Map([
  ['id', '--id'],
  ['name', '<name>'],
  ['alias', '--alias'],
  ['connect.assumeRole', '--connect-role'],
  ['connect.externalId', '--connect-external-id'],
  ['connect.profile', '--connect-profile'],
]);

/** Problems as the user of the command line has to see them. */
export interface ArgumentProblems {
  /** What is wrong with the arguments: `key` is one of them. */
  readonly arguments: readonly Problem[];
  /** What was wrong before. */
  readonly others: readonly Problem[];
}

/**
 * Puts problems of a file that was never written in terms of the command line. Two accounts with the same id, name or
 * alias are reported at one of them, which may be the older: that one is right.
 */
export function asArguments(problems: readonly Problem[], newFile: string): ArgumentProblems {
  const translated = problems.map((problem) => {
    const argument = ARGUMENTS.get(problem.key);
    if (problem.file === newFile) return { ours: true, problem: { ...problem, key: argument ?? problem.key } };
    if (argument === undefined || !problem.requirement.includes(newFile)) return { ours: false, problem };
    const rule = `is taken: it is in ${problem.file}:${String(problem.line)}:${String(problem.column)}`;
    return { ours: true, problem: { ...problem, file: newFile, key: argument, rule, remedy: 'choose another' } };
  });
  return {
    arguments: translated.filter(({ ours }) => ours).map(({ problem }) => problem),
    others: translated.filter(({ ours }) => !ours).map(({ problem }) => problem),
  };
}
