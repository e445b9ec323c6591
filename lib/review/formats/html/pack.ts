import type { Grant } from '../../../access';
import { changeGroups } from '../../grants/change-groups';
import { grantKey } from '../../grants/keys';
import type { Report } from '../../model';
import { known } from '../../read';
import { describeCondition } from '../../trust';
import { visible } from '../../visible';
import { openFindings } from '../finding-lines';
import {
  amount,
  changeSentence,
  countPhrases,
  editLines,
  inventory,
  isDangerous,
  renameSentence,
  verdictSentence,
  verdictWords,
} from '../words';
import { MARKS, SIDE, type ExplorerData, type Mark, type PackedGrant } from './browser/model';

/** The report in the page's own form: texts and lists once each, shown as they are made of. */
export function pack(report: Report): ExplorerData {
  const { strings, lists, text, list } = pool();
  const grants = packGrants(report, text, list);
  const rules = [
    ...new Map(report.findings.map((finding) => [JSON.stringify([finding.id, finding.title]), finding])).entries(),
  ];
  const packedEdits: string[] = [];
  const ruleIndex = new Map(rules.map(([key], i) => [key, i]));
  return {
    verdict: report.verdict,
    dangerous: isDangerous(report),
    headline: verdictWords(report),
    sentence: verdictSentence(report),
    inventory: inventory(report),
    counts: countPhrases(report.counts),
    notices: report.notices.map((notice) => visible(notice)),
    unanswered: visible(report.unanswered),
    compared: report.before.length > 0,
    lookFirst: lookFirst(report),
    summary: changeGroups(report).map(
      (group) => [MARKS.indexOf(group.kind), changeSentence(group, { name: visible, strong: (word) => word })] as const,
    ),
    grants,
    renames: report.renames.map((rename) => visible(renameSentence(rename))),
    members: report.members.map(({ login, managementGroup, kind, roles }) =>
      visible(`${login} ${kind === 'joined' ? 'joins' : 'leaves'} ${managementGroup}: ${amount(roles, 'role')}`),
    ),
    rules: rules.map(([, { id, severity, title, why, remedy }]) => [id, severity, title, why, remedy] as const),
    findings: report.findings.map(
      ({ id, title, subject, evidence, edits = [], address, isNew, accepted, acceptedByThisChange }) =>
        [
          ruleIndex.get(JSON.stringify([id, title])) ?? 0,
          text(subject),
          text(acceptedByThisChange ? `${evidence}; accepted by this change: ${accepted ?? ''}` : evidence),
          text(address),
          isNew ? 1 : 0,
          // What the base does not accept is listed with what is open.
          accepted === undefined || (isNew && acceptedByThisChange) ? -1 : text(accepted),
          edits.length === 0 ? -1 : packedEdits.push(edits.map((edit) => editLines(edit).join('\n')).join('\n\n')) - 1,
        ] as const,
    ),
    broken: report.broken.map(
      ({ kind, subject, reason, address, isNew, managementGroups }) =>
        [
          text(kind),
          text(subject),
          text(reason),
          text(address),
          isNew ? 1 : 0,
          managementGroups.length > 0 ? list(managementGroups) : -1,
        ] as const,
    ),
    unknown: report.unknown.map(
      ({ subject, reason, address }) => [text(subject), text(reason), text(address)] as const,
    ),
    edits: packedEdits,
    handover: report.handover.map((step) => visible(step)),
    // Last: everything above adds to them.
    strings,
    lists,
  };
}

function lookFirst({ findings, unknown, broken }: Report): ExplorerData['lookFirst'] {
  const newlyBroken = broken.filter(({ isNew }) => isNew).length;
  return [
    ...(unknown.length > 0
      ? [['unknown', `${amount(unknown.length, 'part')} not analysed, which may give access (see Broken)`] as const]
      : []),
    ...openFindings(findings).map(
      ({ rule: { severity, title, id }, findings: list, mayGiveAccess }) =>
        [severity, `${title}: ${list.length} (${id}${mayGiveAccess ? ', may give access' : ''})`] as const,
    ),
    ...(newlyBroken > 0
      ? [['broken', `${amount(newlyBroken, 'chain')} that this change breaks (see Broken)`] as const]
      : []),
  ];
}

type Text = (value: string) => number;
type List = (values: readonly string[]) => number;

function packGrants({ before, after, gains, losses, renames }: Report, text: Text, list: List): PackedGrant[] {
  const marks = new Map<string, Mark>();
  const differences = new Map<string, string[]>();
  for (const { grant, kind, differences: told } of [...gains, ...losses]) {
    const key = grantKey(grant);
    marks.set(key, marks.has(key) ? 'mixed' : kind);
    differences.set(key, [...(differences.get(key) ?? []), ...told]);
  }
  for (const { from, to } of renames) {
    marks.set(grantKey(from), 'renamed');
    marks.set(grantKey(to), 'renamed');
  }
  const packed = (grant: Grant): PackedGrant => {
    const key = grantKey(grant);
    return packGrant(grant, marks.get(key) ?? 'has', [...new Set(differences.get(key))], text, list);
  };
  const now = new Map(after.map((grant) => [grantKey(grant), packed(grant)]));
  const alone: PackedGrant[] = [];
  const same = new Set(after);
  for (const grant of before) {
    const key = grantKey(grant);
    const other = now.get(key);
    const then = other && same.has(grant) ? other : packed(grant);
    if (other && equal(then, other)) now.set(key, withSide(other, SIDE.both));
    else alone.push(withSide(then, SIDE.before));
  }
  return [...now.values(), ...alone];
}

function packGrant(grant: Grant, mark: Mark, differences: readonly string[], text: Text, list: List): PackedGrant {
  const { managementGroup, accountName, accountId, role, roleArn, maxSessionSeconds, until, reason } = grant;
  const policies = known(grant.policies) ?? ['(unknown) the role existed before; its own policies are in the account'];
  return [
    SIDE.after,
    MARKS.indexOf(mark),
    text(managementGroup),
    text(accountName),
    text(accountId),
    text(role),
    text(roleArn),
    maxSessionSeconds,
    until === undefined ? -1 : text(until),
    reason === undefined ? -1 : text(reason),
    list(policies),
    list(grant.audiences),
    list(grant.conditions.map(describeCondition)),
    list(differences),
    list(grant.chain.flatMap(({ kind, address, evidence }) => [kind, address, evidence])),
  ];
}

function withSide([, ...rest]: PackedGrant, side: number): PackedGrant {
  return [side, ...rest];
}

function equal([, ...a]: PackedGrant, [, ...b]: PackedGrant): boolean {
  return a.every((value, i) => value === b[i]);
}

/** Numbers texts and lists in the order in which they are first asked for. */
function pool() {
  const strings: string[] = [];
  const lists: number[][] = [];
  const [textIndex, listIndex] = [new Map<string, number>(), new Map<string, number>()];
  const text: Text = (value) => {
    const found = textIndex.get(value);
    if (found !== undefined) return found;
    textIndex.set(value, strings.length);
    return strings.push(visible(value)) - 1;
  };
  const list: List = (values) => {
    const numbers = values.map(text);
    const key = numbers.join();
    const found = listIndex.get(key);
    if (found !== undefined) return found;
    listIndex.set(key, lists.length);
    return lists.push(numbers) - 1;
  };
  return { strings, lists, text, list };
}
