import { TAGS } from '../../naming/limits';
import type { Check } from '../check';
import type { Complain } from '../complain';
import { sortedEntries } from '../entries';
import { keyInLayers } from '../merge-roles';
import type { Path } from '../path';
import { writtenRoles } from '../written-places';

const KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
const VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;
const CHARACTERS = 'letters, digits, spaces and _ . : / = + - @';

/** IAM's rules on tags; those of the organization and of the role stand on the role together. */
export const tags: Check = (draft, complain) => {
  const { file, yaml } = draft.federation;
  checkTags(yaml.tags, file, ['tags'], complain);
  for (const { file: place, path, value } of writtenRoles(draft))
    checkTags(value.tags, place, [...path, 'tags'], complain);
  for (const { roles } of draft.accounts)
    for (const role of roles) {
      const layers = keyInLayers(role, 'tags');
      const last = layers.at(-1);
      if (!last) continue;
      const all = new Set(
        [yaml.tags, ...layers.map(({ value }) => value)].flatMap((layer) => Object.keys(layer ?? {})),
      );
      refuseCaseTwins(all, last.value, last.file, last.path, complain);
      if (all.size > TAGS.count)
        complain(last.file, last.path, {
          value: all.size,
          requirement: `the role has ${all.size} tags with the organization’s, AWS allows ${TAGS.count}`,
          remedy: 'delete some',
        });
    }
};

function checkTags(
  written: Readonly<Record<string, string | undefined>> | undefined,
  file: string,
  path: Path,
  complain: Complain,
): void {
  refuseCaseTwins(Object.keys(written ?? {}), written, file, path, complain);
  for (const [key, value] of sortedEntries(written)) {
    const at = [...path, key];
    const reserved = key.toLowerCase().startsWith('aws:');
    if (reserved || !KEY.test(key))
      complain(file, at, {
        value: key,
        requirement: reserved ? 'aws: is reserved to AWS' : `a tag’s name needs 1–128 characters: ${CHARACTERS}`,
        remedy: 'rename the tag',
        on: 'key',
      });
    if (!VALUE.test(value))
      complain(file, at, {
        value,
        requirement: `is not the value of a tag, which has at most 256 characters: ${CHARACTERS}`,
        remedy: 'change the value',
      });
  }
  const count = Object.keys(written ?? {}).length;
  if (count > TAGS.count)
    complain(file, path, {
      value: count,
      requirement: `has ${count} tags, AWS allows ${TAGS.count}`,
      remedy: 'delete some',
    });
}

/** IAM keeps the case of a tag's name and ignores it in comparisons. */
function refuseCaseTwins(
  all: Iterable<string>,
  written: object | undefined,
  file: string,
  path: Path,
  complain: Complain,
): void {
  const seen = new Map<string, string>();
  for (const key of [...all].sort()) {
    const twin = seen.get(key.toLowerCase());
    seen.set(key.toLowerCase(), key);
    const here = [key, twin ?? ''].find((name) => Object.hasOwn(written ?? {}, name));
    if (twin === undefined || here === undefined) continue;
    complain(file, [...path, here], {
      value: here,
      requirement: `IAM ignores case in names of tags, so ${key} is the same tag as ${twin}`,
      remedy: 'write both alike',
      on: 'key',
    });
  }
}
