import { createHash } from 'node:crypto';
import type { BrokenChange, Finding, Report, Severity } from '../model';
import { stackOf, terraformAddress } from '../address';
import { shortened, visible } from '../visible';
import { editLines } from './words';

export interface SarifOptions {
  /**
   * File that holds an address, relative to the repository.
   * @default - the synthesized stack, `cdktf.out/stacks/<stack>/cdk.tf.json`
   */
  readonly artifact?: (stack: string) => string;
}

/** Levels that SARIF knows, and the score by which code scanning sorts security findings. */
const LEVELS: Readonly<Record<Severity, { level: string; score: string }>> = {
  critical: { level: 'error', score: '9.5' },
  high: { level: 'error', score: '8.0' },
  medium: { level: 'warning', score: '5.5' },
  low: { level: 'note', score: '2.0' },
};

const BROKEN_LINK = {
  id: 'broken-link',
  severity: 'medium' as const,
  title: 'A chain that should give access does not',
  why: 'One link of it does not fit the next, so the role never shows up in anybody’s picker.',
  remedy: 'Mend the link that is named.',
};

/**
 * The findings for code scanning, SARIF 2.1.0. A fingerprint is made of rule, subject and evidence, so that a finding
 * stays the same alert when lines or addresses move.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarif(report: Report, { artifact = synthesized }: SarifOptions = {}): string {
  return sarifOf([...report.findings, ...report.broken.map(brokenFinding)], { tool: 'review', artifact });
}

/** Findings of the review or of another comparison. @param tool the command that found them */
export function sarifOf(
  findings: readonly Finding[],
  { tool, artifact }: Required<SarifOptions> & { readonly tool: string },
): string {
  const rules = [...new Map(findings.map((finding) => [finding.id, finding])).values()];
  const index = new Map(rules.map(({ id }, i) => [id, i]));
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: `okta-aws-federation ${tool}`, rules: rules.map(describe) } },
        automationDetails: { id: `okta-aws-federation/${tool}/` },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, index.get(finding.id) ?? 0, artifact)),
      },
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function describe({ id, severity, title, why, remedy }: Finding) {
  const { level, score } = LEVELS[severity];
  return {
    id,
    name: id.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase()),
    shortDescription: { text: plain(title) },
    fullDescription: { text: plain(why) },
    help: { text: `${plain(why)}\n\nRemedy: ${plain(remedy)}` },
    defaultConfiguration: { level },
    properties: { 'security-severity': score, tags: ['security', 'access'] },
  };
}

function result(finding: Finding, ruleIndex: number, artifact: (stack: string) => string) {
  const {
    id,
    severity,
    title,
    subject,
    evidence,
    edits = [],
    address,
    isNew,
    accepted,
    acceptedByThisChange,
  } = finding;
  const stack = stackOf(address) || 'federation';
  return {
    ruleId: id,
    ruleIndex,
    level: LEVELS[severity].level,
    baselineState: isNew ? 'new' : 'unchanged',
    message: {
      text: [
        `${plain(title)}: ${plain(subject)} (${plain(evidence)})`,
        ...edits.flatMap((edit) => editLines(edit, plain)),
      ].join('\n'),
    },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(artifact(stack)) }, region: { startLine: 1 } },
        logicalLocations: [
          {
            fullyQualifiedName: plain(address || subject),
            name: plain(terraformAddress(address) || subject),
            kind: 'resource',
          },
        ],
      },
    ],
    partialFingerprints: { 'accessReview/v1': fingerprint(id, subject, evidence) },
    suppressions:
      accepted === undefined
        ? undefined
        : [
            {
              kind: 'inSource',
              status: acceptedByThisChange ? 'underReview' : 'accepted',
              justification: plain(accepted),
            },
          ],
  };
}

/** Longest text of a message; anyone who needs the rest reads the report. */
const MAX_CHARACTERS = 1_000;

/**
 * A text that is read as nothing else: code scanning makes links of `[text](address)` in a message, and may make them of
 * bare addresses and mentions. A word joiner takes those apart without changing what is seen.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html#_Toc34317467 messages with embedded links
 */
function plain(text: string): string {
  return visible(shortened(text, MAX_CHARACTERS))
    .replaceAll('](', ']\u2060(')
    .replace(/(?<![A-Za-z0-9])[@\uff20\ufe6b]/g, (at) => `${at}\u2060`)
    .replaceAll('://', ':\u2060//');
}

function uriOf(path: string): string {
  return encodeURI(visible(path)).replace(/[?#:]/g, encodeURIComponent);
}

function fingerprint(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

function brokenFinding({ kind, subject, address, reason, isNew }: BrokenChange): Finding {
  return { ...BROKEN_LINK, subject, address, evidence: `${kind}: ${reason}`, isNew };
}

export function synthesized(stack: string): string {
  // A name that a change chooses must not lead to another file.
  return `cdktf.out/stacks/${stack.replace(/[/\\]|\.(?=\.)/g, '_')}/cdk.tf.json`;
}
