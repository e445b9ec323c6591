import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import fc from 'fast-check';
import { toJson } from '../../../lib/review/formats/json';
import { review } from '../../../lib/review/review';
import { changes, hostileNames } from '../support/arbitraries';
import { change, granted } from '../support/builders';

const schema = JSON.parse(
  readFileSync(join(__dirname, '../../../docs/schema/review-report.schema.json'), 'utf8'),
) as Record<string, unknown>;
const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);

test('every report has the form that the schema describes', () => {
  fc.assert(
    fc.property(changes(hostileNames), (given) => {
      validate(JSON.parse(toJson(review(given))));
      expect(validate.errors).toBeNull();
    }),
  );
});

test('verdict, gains, losses, findings, broken, unknown and counts are at the top', () => {
  const report = JSON.parse(toJson(review(change({}, granted())))) as object;
  expect(Object.keys(report)).toEqual(
    expect.arrayContaining(['verdict', 'gains', 'losses', 'findings', 'broken', 'unknown', 'counts']),
  );
  expect(report).toMatchObject({
    verdict: 'broadened',
    gains: [{ kind: 'new', grant: { managementGroup: 'Support' } }],
  });
});

test.each(['verdict', 'counts', 'gains', 'findings'])('the schema refuses a report without %s', (field) => {
  const report = JSON.parse(toJson(review(change({}, granted())))) as Record<string, unknown>;
  const rest = Object.fromEntries(Object.entries(report).filter(([name]) => name !== field));
  expect(validate(rest)).toBe(false);
  expect(validate({ ...report, [field]: 7 })).toBe(false);
  expect(validate({ ...report, surprise: 7 })).toBe(false);
});
