import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import { closingRecord } from '../../lib/audit/access-review/close';
import { accessReviewJson } from '../../lib/audit/access-review/json';
import { manifestOf } from '../../lib/audit/access-review/manifest';
import { accessReview } from '../../lib/audit/access-review/rows';
import { audit } from '../../lib/audit/audit';
import { auditJson } from '../../lib/audit/formats/json';
import { reportSchemas } from '../../scripts/report-schemas';
import { shippedAccess } from '../cli/support/shipped-access';
import { DRIFTS } from './support/drifts';
import { audited, liveOrg } from './support/live-org';

const SCHEMAS = join(__dirname, '../../docs/schema');
const ajv = new Ajv({ strict: true, allErrors: true, formats: { 'date-time': true } });
const validators = new Map<string, ValidateFunction>();

function schemaOf(name: string): object {
  return JSON.parse(readFileSync(join(SCHEMAS, `${name}.schema.json`), 'utf8')) as object;
}

/** What is wrong with a document by a committed schema. */
function errors(name: string, document: unknown): unknown {
  const validate = validators.get(name) ?? ajv.compile(schemaOf(name));
  validators.set(name, validate);
  validate(document);
  return validate.errors;
}

const declared = shippedAccess();
const drifted = DRIFTS.map(({ change, declare }) => {
  const snapshot = liveOrg(declared);
  change(snapshot);
  return audited(declare?.(declared) ?? declared, snapshot);
});
const reviews = drifted.map((each) => accessReview(each, () => 'commit'));

/** Every document that a command writes as JSON, with what it is after each drift. */
const DOCUMENTS: Readonly<Record<string, readonly string[]>> = {
  'audit-report': drifted.flatMap((each) => [
    auditJson(audit(each)),
    auditJson(audit(each, audited(declared, liveOrg(declared)))),
  ]),
  'access-review': reviews.map(accessReviewJson),
  'access-review-manifest': reviews.map((review) =>
    JSON.stringify(
      manifestOf({
        review,
        snapshot: { file: 'live.json', bytes: Buffer.from('{}') },
        written: { file: 'review.csv', text: 'row' },
        configuration: 'a'.repeat(40),
      }),
    ),
  ),
  'access-review-closed': reviews.map((review) => {
    const decisions = review.rows.map(({ id, person, roleArn }, i) => ({
      ...{
        row: `r-${id}`,
        person,
        roleArn,
        through: '',
        reviewer: 'lead@mueller-tech.com',
        decidedOn: '2026-06-01',
        remark: '',
      },
      decision: i === 0 ? ('revoke' as const) : ('keep' as const),
    }));
    const open = decisions.slice(0, 1).map((decision) => ({ decision, where: ['in Okta'] }));
    return JSON.stringify(closingRecord({ filled: 'a', manifest: 'b' }, decisions, open, review, '2026-06-01'));
  }),
  snapshot: drifted.map(({ snapshot }) => JSON.stringify(snapshot)),
};
const NAMES = Object.keys(DOCUMENTS);

test.each(NAMES)('every %s has the form that its schema describes', (name) => {
  for (const document of DOCUMENTS[name] ?? []) expect(errors(name, JSON.parse(document))).toBeNull();
});

test.each(NAMES)(
  'the schema of %s refuses a document without a field, with another type, or with a field more',
  (name) => {
    const document = JSON.parse(DOCUMENTS[name]?.[0] ?? '') as Record<string, unknown>;
    const { required = [] } = schemaOf(name) as { required?: readonly string[] };
    expect(required.length).toBeGreaterThan(3);
    for (const field of required) {
      const rest = Object.fromEntries(Object.entries(document).filter(([key]) => key !== field));
      expect(errors(name, rest)).not.toBeNull();
      expect(errors(name, { ...document, [field]: new Date(0) })).not.toBeNull();
    }
    expect(errors(name, { ...document, surprise: 7 })).not.toBeNull();
  },
);

test('the schemas of what is read again are those of the code (npm run schemas)', () => {
  for (const [file, schema] of reportSchemas())
    expect(JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
});
