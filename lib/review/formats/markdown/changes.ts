import { changeGroups } from '../../grants/change-groups';
import type { ChangeGroup, MembershipChange, Report } from '../../model';
import { amount, changeSentence, roleName } from '../words';
import type { Detail } from './detail';
import { code } from './escape';
import { details, limited, section } from './list';

const SIGNS: Readonly<Record<ChangeGroup['kind'], string>> = {
  new: '➕',
  wider: '🔺',
  mixed: '🔀',
  gone: '➖',
  narrower: '🔻',
};

/** Who gains and who loses: a line for each change of a role, however many accounts and groups have it. */
export function changes(report: Report, detail: Detail): string[] {
  const { renames, members } = report;
  const groups = changeGroups(report);
  const { characters } = detail;
  const name = (text: string) => code(text, characters);
  const parts = [
    limited(
      groups,
      detail.changes,
      (group) => `- ${SIGNS[group.kind]} ${changeSentence(group, { name, strong: (text) => `**${text}**` })}`,
      'more changes',
    ).join('\n'),
    everyGrant(groups, detail),
    renames.length > 0
      ? [
          '**The same access under another name**',
          '',
          ...limited(
            renames,
            detail.others,
            ({ from, to }) =>
              `- ${name(from.managementGroup)}: ${name(roleName(from))} → ${
                from.managementGroup === to.managementGroup ? '' : `${name(to.managementGroup)}: `
              }${name(roleName(to))}`,
          ),
        ].join('\n')
      : '',
    members.length > 0
      ? ['**People**', '', ...limited(members, detail.others, (change) => member(change, characters))].join('\n')
      : '',
  ].filter((part) => part !== '');
  return section('Gains and losses', parts.length > 0 ? parts : ['No management group gains or loses a role.']);
}

/** What the lines above sum up, with the ids that they leave out. */
function everyGrant(groups: readonly ChangeGroup[], { grants: limit, characters }: Detail): string {
  const all = groups.flatMap(({ kind, grants }) => grants.map((grant) => ({ kind, grant })));
  if (limit === 0 || groups.every(({ grants }) => grants.length === 1)) return '';
  return details(
    `Each of these ${amount(all.length, 'grant')}, with the ARN of its role`,
    limited(
      all,
      limit,
      ({ kind, grant }) =>
        `- ${SIGNS[kind]} ${code(grant.managementGroup, characters)}: ${code(grant.roleArn, characters)}`,
    ),
  );
}

function member({ login, managementGroup, kind, roles }: MembershipChange, characters: number): string {
  const [sign, word] = kind === 'joined' ? ['➕', 'joins'] : ['➖', 'leaves'];
  return `- ${sign} ${code(login, characters)} ${word} ${code(managementGroup, characters)}: ${amount(roles, 'role')}`;
}
