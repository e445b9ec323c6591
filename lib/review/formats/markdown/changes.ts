import type { GrantChange, MembershipChange, Report } from '../../model';
import { groupBy } from '../../order';
import { amount, CHANGE_WORDS, note, roleName } from '../words';
import type { Detail } from './detail';
import { code } from './escape';
import { limited, section } from './list';

const SIGNS: Readonly<Record<GrantChange['kind'], string>> = { new: '➕', wider: '🔺', gone: '➖', narrower: '🔻' };

/** Who gains and who loses, by management group, as sentences about people. */
export function changes(report: Report, detail: Detail): string[] {
  const { gains, losses, renames, members } = report;
  const groups = groupBy([...gains, ...losses], ({ grant }) => grant.managementGroup);
  const names = [...groups.keys()].sort();
  const { characters } = detail;
  const parts = [
    ...names.slice(0, detail.groups).map((name) => group(name, groups.get(name) ?? [], detail)),
    names.length > detail.groups ? `… and ${names.length - detail.groups} more management groups` : '',
    renames.length > 0
      ? [
          '**The same access under another name**',
          '',
          ...limited(
            renames,
            detail.others,
            ({ from, to }) =>
              `- ${code(from.managementGroup, characters)}: ${code(roleName(from), characters)} → ${
                from.managementGroup === to.managementGroup ? '' : `${code(to.managementGroup, characters)}: `
              }${code(roleName(to), characters)}`,
          ),
        ].join('\n')
      : '',
    members.length > 0
      ? ['**People**', '', ...limited(members, detail.others, (change) => member(change, characters))].join('\n')
      : '',
  ].filter((part) => part !== '');
  return section('Gains and losses', parts.length > 0 ? parts : ['No management group gains or loses a role.']);
}

function group(name: string, list: readonly GrantChange[], { changes: limit, characters }: Detail): string {
  return [
    `Members of ${code(name, characters)}:`,
    '',
    ...limited(list, limit, ({ grant, kind, differences }) => {
      const more = [...differences, ...(kind === 'new' ? [note(grant)] : [])].filter((text) => text !== '');
      const told = more.map((text) => code(text, characters)).join('; ');
      return `- ${SIGNS[kind]} ${CHANGE_WORDS[kind]} ${code(roleName(grant), characters)}${told === '' ? '' : `: ${told}`}`;
    }),
  ].join('\n');
}

function member({ login, managementGroup, kind, roles }: MembershipChange, characters: number): string {
  const [sign, word] = kind === 'joined' ? ['➕', 'joins'] : ['➖', 'leaves'];
  return `- ${sign} ${code(login, characters)} ${word} ${code(managementGroup, characters)}: ${amount(roles, 'role')}`;
}
