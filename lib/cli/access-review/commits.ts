import { basename, dirname } from 'node:path';
import type { CommitOf } from '../../audit/access-review/model';
import { groupBy } from '../../review/order';
import { grantPlaces, type GrantPlace } from '../../config/grant-places';
import { git } from '../sources/git';

/** Files whose lines git is asked about at the same time. */
const AT_ONCE = 4;

/**
 * Which commit wrote each grant: the last one that changed its line. Nothing where the configuration is not in git.
 * @param directory of the configuration
 */
export async function commitsOf(directory: string, today: string): Promise<CommitOf> {
  const queue = [...groupBy(grantPlaces(directory, today), ({ file }) => file)];
  const found = new Map<string, string>();
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [file, places] = next;
      const lines = await blame(file);
      for (const place of places) {
        const commit = lines.get(place.line);
        if (commit !== undefined) found.set(keyOf(place), commit);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return (managementGroup, roleArn) => {
    const accountId = roleArn.split(':')[4] ?? '';
    const role = roleArn.slice(roleArn.lastIndexOf('/') + 1);
    return found.get(keyOf({ managementGroup, accountId, role }));
  };
}

function keyOf({
  managementGroup,
  accountId,
  role,
}: Pick<GrantPlace, 'managementGroup' | 'accountId' | 'role'>): string {
  return JSON.stringify([managementGroup, accountId, role]);
}

/** Line → commit, day and author; empty where git does not know the file. */
async function blame(file: string): Promise<Map<number, string>> {
  const answer = await git(dirname(file), ['blame', '--porcelain', '--', basename(file)]);
  const lines = new Map<number, string>();
  if ('refused' in answer) return lines;
  const commits = new Map<string, { author: string; day: string }>();
  let current = '';
  for (const text of answer.said.split('\n')) {
    const [, id, line] = /^([0-9a-f]{40}) \d+ (\d+)/.exec(text) ?? [];
    const about = commits.get(current);
    if (id !== undefined && line !== undefined) {
      current = id;
      if (!commits.has(id)) commits.set(id, { author: '', day: '' });
      lines.set(Number(line), id);
    } else if (about !== undefined && text.startsWith('author ')) about.author = text.slice('author '.length);
    else if (about !== undefined && text.startsWith('author-time '))
      about.day = new Date(Number(text.slice('author-time '.length)) * 1000).toISOString().slice(0, 10);
  }
  return new Map([...lines].map(([line, id]) => [line, wordsOf(id, commits.get(id))]));
}

function wordsOf(id: string, about: { author: string; day: string } | undefined): string {
  if (/^0+$/.test(id) || about === undefined) return 'not committed yet';
  return `${id.slice(0, 12)}, ${about.author}, on ${about.day}`;
}

/** The commit that the configuration is at, with a word where it has changes besides; empty where it is not in git. */
export async function configurationCommit(directory: string): Promise<string> {
  const [head, status] = await Promise.all([
    git(directory, ['rev-parse', 'HEAD']),
    git(directory, ['status', '--porcelain', '--', '.']),
  ]);
  if (!('said' in head) || !('said' in status)) return '';
  return status.said === '' ? head.said : `${head.said}, and changes that are not committed`;
}
