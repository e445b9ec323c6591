import { XMLSerializer } from '@xmldom/xmldom';
import type { Gap } from '../gateway/handler';
import { answerText, xmlAnswer, type Answer } from '../query/answer';
import { validationError } from '../query/aws-error';
import { parameter, withParameters, type Call } from '../query/call';
import { at, childElements, parseXml } from '../query/xml';

const BY_DEFAULT = 100;
const MOST = 1_000;
/** Lists in an answer, which count together. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  GetAccountAuthorizationDetails: ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'],
  ListRoles: ['Roles'],
};

/**
 * Moto answers everything at once, whatever `MaxItems` says. IAM cuts, and may cut earlier than it was asked to.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export const iamPages: Gap = {
  actions: Object.keys(LISTS),
  async answer(call, { state }, next) {
    const [start, size] = [startOf(call), Math.min(sizeOf(call), state.iamPageSize)];
    const parameters = new URLSearchParams(call.parameters);
    parameters.delete('Marker');
    const answer = await next(withParameters({ ...call, parameters }, { MaxItems: String(MOST) }));
    return answer.status >= 400 ? answer : pageOf(answer, call.action, start, size);
  },
};

function pageOf(answer: Answer, action: string, start: number, size: number): Answer {
  const root = parseXml(answerText(answer));
  const result = at(root, `${action}Result`);
  if (!result) return answer;
  const members = (LISTS[action] ?? [])
    .flatMap((list) => childElements(result, list))
    .flatMap((list) => childElements(list, 'member'));
  const end = start + size;
  members.forEach((member, i) => {
    if (i < start || i >= end) member.parentNode?.removeChild(member);
  });
  for (const old of [...childElements(result, 'IsTruncated'), ...childElements(result, 'Marker')])
    result.removeChild(old);
  const append = (name: string, text: string) => {
    const element = root.ownerDocument.createElement(name);
    element.textContent = text;
    result.appendChild(element);
  };
  append('IsTruncated', String(end < members.length));
  if (end < members.length) append('Marker', markerAt(end));
  return xmlAnswer(answer.status, new XMLSerializer().serializeToString(root));
}

function markerAt(start: number): string {
  return Buffer.from(`from ${String(start)}`).toString('base64url');
}

/** @throws AwsError */
function startOf(call: Call): number {
  const marker = parameter(call, 'Marker');
  if (marker === '') return 0;
  const [, start] = /^from (\d+)$/.exec(Buffer.from(marker, 'base64url').toString('utf8')) ?? [];
  if (start === undefined) throw validationError(`Invalid Marker: ${marker}`);
  return Number(start);
}

function sizeOf(call: Call): number {
  const asked = parameter(call, 'MaxItems');
  if (asked === '') return BY_DEFAULT;
  const size = Number(asked);
  if (!Number.isInteger(size) || size < 1 || size > MOST)
    throw validationError(
      `Value '${asked}' at 'maxItems' failed to satisfy constraint: Member must be from 1 to ${String(MOST)}`,
    );
  return size;
}
