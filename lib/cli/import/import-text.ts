import type { Outcome } from '../../import/write/model';
import { visible } from '../../review/visible';
import type { Colours } from '../io';
import { counted } from '../print-problems';
import type { WrittenConfiguration } from './write-configuration';

/** What `import --out` did, for people: what is left alone and why is in the report. */
export function importText(out: string, { report, done, files }: WrittenConfiguration, colours: Colours): string {
  const { entries, grants, others, problems, removed } = report;
  const those = (outcome: Outcome) => entries.filter((entry) => entry.outcome === outcome);
  const unsaid = those('cannot be said').map(
    ({ where, kind, name, because = '' }) => `  ${visible(`${where} ${kind} ${name}: ${because}`)}`,
  );
  const differences = [
    ...(grants?.missing ?? []).map((grant) => `  live, and not granted: ${visible(grant)}`),
    ...(grants?.added ?? []).map((grant) => `  granted, and not live: ${visible(grant)}`),
    ...(grants?.different ?? []).map((grant) => `  under other terms: ${visible(grant)}`),
  ];
  const byHand = (grants?.byHand ?? []).map((grant) => `  in a role group by hand, and left there: ${visible(grant)}`);
  return [
    `wrote ${counted(files.length, 'file')} to ${out}: ${those('imported').length} imported, ${those('left alone').length} left alone, ${unsaid.length} cannot be said (${out}/import-report.md)`,
    ...(unsaid.length === 0 ? [] : [colours.yellow('cannot be said:'), ...unsaid]),
    ...byHand,
    ...others.map((other) => `  may be assumed without the app, and stays so: ${visible(other)}`),
    ...problems.map((problem) => colours.red(problem)),
    ...differences.map((difference) => colours.red(difference)),
    ...(removed === '' ? [] : ['', 'for the other Terraform, before this one applies:', '', removed]),
    done
      ? colours.green(`valid, and grants what is live: ${counted(grants?.same ?? 0, 'grant')}`)
      : colours.red('not done: do not plan with it before this is settled'),
    '',
  ].join('\n');
}
