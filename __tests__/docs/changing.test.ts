import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ANSWERS, HOW } from '../../scripts/changing/answers';
import { keyPaths, pathsIn } from '../../scripts/changing/key-paths';
import { replaceAnswers } from '../../scripts/changing/page';

const DOCUMENT = 'docs/changing.md';

test('every key of the configuration has an answer to what happens when it changes, and no answer is without a key', () => {
  for (const [file, paths] of keyPaths()) {
    const answered = [...(ANSWERS.get(file)?.keys() ?? [])].filter((path) => path !== '');
    expect({ file, keys: answered.sort() }).toEqual({ file, keys: [...paths].sort() });
  }
  expect([...ANSWERS.keys()]).toEqual([...keyPaths().keys()]);
});

test('a key that the schema requires cannot be added or removed, and any other one can', () => {
  for (const [file, answers] of ANSWERS)
    for (const [path, { appears, goes }] of answers) {
      const never = [appears.how, goes.how].filter((how) => how === 'cannot happen').length;
      expect({ file, path, never }).toEqual({ file, path, never: REQUIRED.has(`${file} ${path}`) ? 2 : 0 });
    }
});

const REQUIRED = new Set([
  ...[
    'okta',
    'okta.orgName',
    'okta.app.signingKey.name',
    'okta.app.groupFilter.pattern',
    'okta.app.signOnPolicy.mfaEvery',
    'okta.app.assignedTo[].id',
    'okta.app.assignedTo[].name',
    'keptRules.<name>.expression',
    'keptRules.<name>.targets',
    'roles.<name>.group.id',
    'roles.<name>.trust.file',
    'identityProvider.name',
  ].map((path) => `federation.yaml ${path}`),
  ...['groupRules.form', 'backend.s3.bucket', 'backend.s3.region', 'backend.cloud.organization'].map(
    (path) => `federation.yaml ${path}`,
  ),
  ...['provisioningUser.account', 'roles.<name>.grantedTo[].group', 'roles.<name>.policies[].file'].map(
    (path) => `federation.yaml ${path}`,
  ),
  ...[
    'id',
    'name',
    'roles.<name>.grantedTo[].group',
    'roles.<name>.policies[].file',
    'roles.<name>.group.id',
    'roles.<name>.trust.file',
    'adopt.<name>.group.id',
    'adopt.<name>.grantedTo[].group',
  ].map((path) => `accounts/<name>.yaml ${path}`),
]);

test('what is refused or needs several applies says what to do', () => {
  for (const [file, answers] of ANSWERS)
    for (const [path, { changes, appears, goes }] of answers)
      for (const { how, what } of [changes, appears, goes])
        if (how === 'refused' || how === 'steps')
          expect({ file, path, what }).toEqual({ file, path, what: expect.any(String) as string });
});

test('keys are found in mappings of names, in lists and in each form that a value may have', () => {
  const schema = z.object({
    a: z.union([z.string(), z.object({ b: z.string() })]).optional(),
    c: z.record(z.string(), z.object({ d: z.array(z.union([z.string(), z.object({ e: z.number() })])) })),
    tags: z.record(z.string(), z.string()),
  });
  expect(pathsIn(schema, '')).toEqual(['a', 'a.b', 'c', 'c.<name>', 'c.<name>.d', 'c.<name>.d[].e', 'tags']);
});

test('docs/changing.md is what the answers say (npm run schemas writes it)', () => {
  const written = readFileSync(DOCUMENT, 'utf8');
  expect(compact(replaceAnswers(written))).toBe(compact(written));
});

/** Without the padding that prettier gives tables. */
function compact(markdown: string): string {
  return markdown.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
}

test('each way is explained, and is used', () => {
  const used = [...ANSWERS.values()].flatMap((answers) =>
    [...answers.values()].flatMap(({ changes, appears, goes }) => [changes.how, appears.how, goes.how]),
  );
  expect([...new Set(used)].sort()).toEqual(Object.keys(HOW).sort());
});
