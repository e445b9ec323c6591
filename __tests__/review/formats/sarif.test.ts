import fc from 'fast-check';
import { toSarif } from '../../../lib/review/formats/sarif';
import type { Access } from '../../../lib/access/model/access';
import { review } from '../../../lib/review/review';
import { changes, hostileNames } from '../support/arbitraries';
import { ADMINISTRATOR, change, granted, policy } from '../support/builders';

interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  baselineState: string;
  message: { text: string };
  locations: {
    physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } };
    logicalLocations: { fullyQualifiedName: string }[];
  }[];
  partialFingerprints: Record<string, string>;
  suppressions?: { kind: string; justification: string }[];
}
interface Sarif {
  version: string;
  $schema: string;
  runs: {
    tool: { driver: { name: string; rules: { id: string; properties: Record<string, unknown> }[] } };
    results: Result[];
  }[];
}

const parse = (text: string) => JSON.parse(text) as Sarif;
const admin = (reason?: string) =>
  granted({
    policies: [policy(ADMINISTRATOR)],
    accept: reason === undefined ? [] : [{ rule: 'administrator-grant', reason }],
  });
const find = (sarif: Sarif) => sarif.runs[0]?.results.find(({ ruleId }) => ruleId === 'administrator-grant');

test('every report has what code scanning asks for', () => {
  fc.assert(
    fc.property(changes(hostileNames), (given) => {
      const sarif = parse(toSarif(review(given)));
      expect(sarif).toMatchObject({
        version: '2.1.0',
        runs: [{ tool: { driver: { name: expect.any(String) as string } } }],
      });
      for (const { tool, results } of sarif.runs)
        for (const { ruleId, ruleIndex, level, locations, partialFingerprints, message, baselineState } of results) {
          expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
          expect(['error', 'warning', 'note']).toContain(level);
          expect(['new', 'unchanged']).toContain(baselineState);
          expect(message.text).not.toBe('');
          expect(locations).toHaveLength(1);
          expect(locations[0]?.physicalLocation.artifactLocation.uri).toMatch(/^[\x21-\x7e]+$/);
          expect(locations[0]?.physicalLocation.region.startLine).toBeGreaterThanOrEqual(1);
          expect(locations[0]?.logicalLocations[0]?.fullyQualifiedName).not.toBe('');
          expect(Object.values(partialFingerprints)).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
        }
    }),
  );
});

test('a finding is an error at its address in the synthesized stack', () => {
  expect(find(parse(toSarif(review(change({}, admin())))))).toMatchObject({
    level: 'error',
    baselineState: 'new',
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: 'cdktf.out/stacks/federation/cdk.tf.json' } },
        logicalLocations: [{ fullyQualifiedName: 'federation:aws_iam_role.Okta-Mueller-Tech-Deploy' }],
      },
    ],
  });
});

test('the fingerprint stays when only the address moves', () => {
  const moved = granted({ policies: [policy(ADMINISTRATOR)], address: 'account-x:aws_iam_role.moved' });
  expect(find(parse(toSarif(review(change({}, moved)))))?.partialFingerprints).toEqual(
    find(parse(toSarif(review(change({}, admin())))))?.partialFingerprints,
  );
});

test('an accepted finding is there, suppressed, with its reason; under review while only this change accepts it', () => {
  const suppressions = (before: Partial<Access>) =>
    find(parse(toSarif(review(change(before, admin('break glass'))))))?.suppressions;
  const suppression = { kind: 'inSource', justification: 'break glass' };
  expect(suppressions(admin('break glass'))).toEqual([{ ...suppression, status: 'accepted' }]);
  expect(suppressions({})).toEqual([{ ...suppression, status: 'underReview' }]);
});

test('broken links are results too, and the caller says where stacks lie', () => {
  const broken = [
    { kind: 'role', address: 'okta:x.y', subject: 's', reason: 'no such role', managementGroups: [] },
  ] as const;
  const [result] =
    parse(toSarif(review(change({}, { broken })), { artifact: (stack) => `out/${stack} 1.json` })).runs[0]?.results ??
    [];
  expect(result).toMatchObject({
    ruleId: 'broken-link',
    locations: [{ physicalLocation: { artifactLocation: { uri: 'out/okta%201.json' } } }],
  });
});

test.each([
  ['a link', '[Approved](https://evil.example)', ['](', '://']],
  ['a link behind a back-slash', String.raw`\[Approved](https://evil.example)`, ['](', '://']],
  ['a mention', 'ask (@your-org/security) or `@ada`', ['@y', '@a']],
  ['a full-width mention', '\uff20ada', ['\uff20a']],
  ['a turned text', 'Admin\u202e', ['\u202e']],
  ['a hidden text', 'Ad\u200bmin', ['\u200b']],
  ['a new line', 'one\n# two', ['\n']],
])('%s in a name or a reason stays text', (_, name, dead) => {
  const sarif = toSarif(
    review(
      change(
        {},
        granted({
          policies: [policy(name), policy(ADMINISTRATOR)],
          accept: [{ rule: 'administrator-grant', reason: name }],
        }),
      ),
    ),
  );
  const shown = parse(sarif).runs[0]?.results.flatMap(({ message, suppressions = [] }) => [
    message.text,
    ...suppressions.map(({ justification }) => justification),
  ]);
  expect(shown?.length).toBeGreaterThan(1);
  for (const text of shown ?? []) for (const living of dead) expect(text).not.toContain(living);
});

test('a stack’s name cannot lead to another file', () => {
  const broken = ['../../.github/x', 'a?b#c', String.raw`..\x`].map(
    (stack) =>
      ({ kind: 'role', address: `${stack}:x.y`, subject: 's', reason: 'no such role', managementGroups: [] }) as const,
  );
  const uris = parse(toSarif(review(change({}, { broken })))).runs[0]?.results.map(
    ({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri,
  );
  expect(uris).toHaveLength(3);
  for (const uri of uris ?? []) expect(uri).toMatch(/^cdktf\.out\/stacks\/[^/?#\\]+\/cdk\.tf\.json$/);
  for (const uri of uris ?? []) expect(uri).not.toContain('..');
});
