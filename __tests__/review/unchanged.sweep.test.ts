import * as fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readAccess } from '../../lib/access';
import { readPlanJson, type Document, type JsonObject } from '../../lib/documents';
import { plannedActions } from '../../lib/cli/review/plans';
import { loadConfig } from '../../lib/config/load';
import type { Federation } from '../../lib/config/model';
import type { Report } from '../../lib/review/model';
import { review } from '../../lib/review/review';
import { FAIL_ON, shouldFail } from '../../lib/review/should-fail';
import { document } from '../access/support/federation';
import { configurationsOfEveryKind } from '../documents/support/every-kind';
import { arbitraryConfig, TODAY } from '../support/arbitrary-config';
import { newFindings, reviewChange } from '../support/review-change';
import { synthesize } from '../support/synthesize';
import { planOf, stateOf } from '../support/terraform-show/show';
import { NotModelled } from '../support/terraform-show/worked-out';
import { withConfig } from '../support/write-config';

/**
 * No false alarms: a configuration that stays as it is, in every layout and partition, with and without each optional key,
 * is "unchanged" as stacks, as plan and as state. Plans and states are made by a model of `terraform show -json`.
 */

type Read = (side: 'before' | 'after') => Document;

function answer(sources: readonly Read[]): Report {
  const [before, after] = (['before', 'after'] as const).map((side) => readAccess(sources.map((read) => read(side))));
  if (!before || !after) throw new Error('two sides');
  return review({ before, after, today: TODAY, plan: plannedActions(after) });
}

function alarms(report: Report): string[] {
  const { verdict, gains, losses, broken, findings } = report;
  return [
    ...(verdict === 'unchanged' ? [] : [verdict]),
    ...[...gains, ...losses].map(({ grant }) => `${grant.managementGroup} → ${grant.role}`),
    ...broken.filter(({ isNew }) => isNew).map(({ subject }) => `broken: ${subject}`),
    ...findings.filter(({ isNew }) => isNew).map(({ id, evidence }) => `${id}: ${evidence}`),
    ...FAIL_ON.filter((failOn) => shouldFail(report, failOn)).map((failOn) => `--fail-on ${failOn}`),
  ];
}

const copy = (json: JsonObject) => JSON.parse(JSON.stringify(json)) as JsonObject;

/** Each source with what it reports that is not so; a stack that the model can't work out is left out of plan and state. */
function alarmsOf(federation: Federation): string[] {
  const stacks = [...synthesize(federation)].map(([name, json]) => [name, json as unknown as JsonObject] as const);
  const shown = (make: (json: JsonObject) => JsonObject): Read[] =>
    stacks.flatMap(([name, json]): Read[] => {
      try {
        const plan = make(json);
        return [(side) => readPlanJson(copy(plan), { side, name })];
      } catch (error) {
        if (error instanceof NotModelled) return [];
        throw error;
      }
    });
  const sources: readonly (readonly [string, readonly Read[]])[] = [
    [
      'stacks',
      stacks.map(
        ([name, json]): Read =>
          () =>
            document(copy(json), name),
      ),
    ],
    ['plans', shown((json) => planOf(json, json))],
    ['states', shown(stateOf)],
  ];
  return sources.flatMap(([kind, read]) => alarms(answer(read)).map((alarm) => `${kind}: ${alarm}`));
}

const load = (files: ReadonlyMap<string, object | string>) =>
  withConfig({ files }, (directory) => loadConfig(directory, { today: TODAY })).federation;

test('a configuration of any kind that does not change is unchanged, without any of its optional keys, too', () => {
  const every = configurationsOfEveryKind();
  expect(every.length).toBeGreaterThan(60);
  expect(every.flatMap(([title, files]) => alarmsOf(load(files)).map((alarm) => `${title}: ${alarm}`))).toEqual([]);
});

test.each(readdirSync('examples', { withFileTypes: true }).filter((entry) => entry.isDirectory()))(
  'the example $name that does not change is unchanged',
  ({ name }) => {
    expect(alarmsOf(loadConfig(join('examples', name), { today: TODAY }).federation)).toEqual([]);
  },
);

test('so is a generated configuration', () => {
  fc.assert(
    fc.property(arbitraryConfig(), ({ files }) => {
      expect(alarmsOf(load(files))).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test.each([
  ['single', 'per-account'],
  ['per-account', 'single'],
])('the layout %s in the place of %s asks for no other provider and gives nobody anything', (from, to) => {
  const files = (layout: string) =>
    new Map<string, object>([
      [
        'federation.yaml',
        {
          okta: { orgName: 'mueller-tech' },
          layout,
          roles: { Admin: { policies: ['AdministratorAccess'], grantedTo: ['Support'] } },
        },
      ],
      ['management-groups.yaml', { Support: {} }],
      ['accounts/tech.yaml', { id: '123456789012', name: 'Tech' }],
    ]);
  const report = reviewChange(load(files(from)), load(files(to)));
  expect(report).toMatchObject({ verdict: 'unchanged', gains: [], losses: [] });
  expect([...newFindings(report).keys()]).toEqual(['state-moves']);
});
