import { ROLES_IN_ASSERTION } from '../../naming/limits';
import { groupsOf, picker as pickerOf, type ListedRole } from '../access/picker';
import { groupNames } from '../access/select-grants';
import { outsideLines, unknownLines } from '../access/text';
import { examples, jsonOption } from '../config-option';
import { coloursOf, type Colours } from '../io';
import { counted } from '../print-problems';
import { visible } from '../../review/visible';
import type { AddCommand } from '../command';
import { addSourceOptions, readSource, type SourceOptions } from '../sources/source-options';

/** `federation picker`: what someone sees in AWS after sign-in. */
export const picker: AddCommand = (program, io) => {
  const command = program
    .command('picker')
    .summary('print the role list that a member of these groups sees in AWS')
    .description('Prints the accounts and roles that the AWS sign-in page offers to someone in exactly these groups.')
    .requiredOption('-g, --groups <names...>', 'management groups, separated by commas');
  addSourceOptions(command)
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples('federation picker --groups Support', "federation picker --groups 'Support,Cloud Admins' --json"),
    )
    .action(async (options: SourceOptions & { groups: readonly string[]; json?: boolean }) => {
      const found = await readSource(options, io);
      const groups = groupsOf(options.groups, groupNames(found));
      const accounts = pickerOf(found, groups);
      if (options.json) {
        io.out.write(`${JSON.stringify({ groups, accounts, unknown: found.unknown }, null, 2)}\n`);
        return;
      }
      const colours = coloursOf(io.out);
      const count = accounts.reduce((sum, { roles }) => sum + roles.length, 0);
      const lines = [
        ...accounts.flatMap(({ accountName, accountId, roles }) => [
          colours.bold(visible(`${accountName} (${accountId})`)),
          ...roles.map((role) => roleLine(role, colours)),
        ]),
        ...outsideLines(found.outside, colours),
        ...unknownLines(found.unknown, colours),
        `${counted(count, 'role')} in ${counted(accounts.length, 'account')}`,
        ...(count > ROLES_IN_ASSERTION
          ? [colours.yellow(`more than ${String(ROLES_IN_ASSERTION)} roles may not fit into one sign-in`)]
          : []),
      ];
      io.out.write(`${lines.join('\n')}\n`);
    });
};

/** A role that Okta lists and AWS refuses is in the list, too: people see it there, and wonder. */
function roleLine({ name, through, outcome, reason = '' }: ListedRole, { dim, red, yellow }: Colours): string {
  const line = `  ${visible(name)}  ${dim(`through ${visible(through.join(', '))}`)}`;
  if (outcome === 'refused') return `${line}  ${red(`AWS refuses it: ${visible(reason)}`)}`;
  return outcome === 'unknown' ? `${line}  ${yellow(`not known whether AWS lets them in: ${visible(reason)}`)}` : line;
}
