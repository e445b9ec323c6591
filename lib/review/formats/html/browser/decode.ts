import { type ExplorerData, type Mark, type PackedGrant, MARKS, SIDE } from './model';

export interface ChainLink {
  readonly kind: string;
  readonly address: string;
  readonly evidence: string;
}

/** A grant on one side, or the same on both. */
export interface GrantView {
  readonly before: boolean;
  readonly after: boolean;
  readonly mark: Mark;
  readonly group: string;
  readonly accountName: string;
  readonly accountId: string;
  readonly role: string;
  readonly roleArn: string;
  readonly policies: readonly string[];
  /** Read when it is shown: most grants are never looked into. */
  readonly details: () => GrantDetails;
}

export interface GrantDetails {
  readonly sessionSeconds: number;
  readonly until?: string;
  readonly reason?: string;
  readonly audiences: readonly string[];
  readonly conditions: readonly string[];
  readonly differences: readonly string[];
  readonly chain: readonly ChainLink[];
}

export function decodeGrants(data: ExplorerData): GrantView[] {
  return data.grants.map((packed) => decodeGrant(data, packed));
}

function decodeGrant(data: ExplorerData, packed: PackedGrant): GrantView {
  const [side, mark, group, accountName, accountId, role, roleArn, , , , policies] = packed;
  const text = (i: number) => data.strings[i] ?? '';
  return {
    before: side !== SIDE.after,
    after: side !== SIDE.before,
    mark: MARKS[mark] ?? 'has',
    group: text(group),
    accountName: text(accountName),
    accountId: text(accountId),
    role: text(role),
    roleArn: text(roleArn),
    policies: texts(data, policies),
    details: () => decodeDetails(data, packed),
  };
}

function decodeDetails(data: ExplorerData, packed: PackedGrant): GrantDetails {
  const [, , , , , , , sessionSeconds, until, reason, , audiences, conditions, differences, chain] = packed;
  const flat = texts(data, chain);
  const links = Array.from({ length: flat.length / 3 }, (_, i) => ({
    kind: flat[i * 3] ?? '',
    address: flat[i * 3 + 1] ?? '',
    evidence: flat[i * 3 + 2] ?? '',
  }));
  return {
    sessionSeconds,
    // Position -1 is that of nothing.
    until: data.strings[until],
    reason: data.strings[reason],
    audiences: texts(data, audiences),
    conditions: texts(data, conditions),
    differences: texts(data, differences),
    chain: links,
  };
}

/** A finding, with its rule by position in the page's rules. */
export interface FindingView {
  readonly rule: number;
  readonly subject: string;
  readonly evidence: string;
  readonly address: string;
  readonly isNew: boolean;
  /** Why the configuration accepts it. */
  readonly accepted?: string;
  /** What to write into the configuration. */
  readonly edits?: string;
}

export function decodeFindings({ findings, strings, edits }: ExplorerData): FindingView[] {
  return findings.map(([rule, subject, evidence, address, isNew, accepted, edit]) => ({
    rule,
    subject: strings[subject] ?? '',
    evidence: strings[evidence] ?? '',
    address: strings[address] ?? '',
    isNew: isNew === 1,
    accepted: strings[accepted],
    edits: edits[edit],
  }));
}

export function texts(data: ExplorerData, list: number): string[] {
  return (data.lists[list] ?? []).map((i) => data.strings[i] ?? '');
}
