import { otherPrincipals } from '../access/other-principals';
import {
  chainLines,
  brokenLines,
  grantHeading,
  grantLine,
  otherLines,
  outsideLines,
  unknownLines,
} from '../access/text';
import { selectGrants } from '../access/select-grants';
import { examples, jsonOption } from '../config-option';
import { coloursOf } from '../io';
import { counted } from '../print-problems';
import type { AddCommand } from '../command';
import { EXIT } from '../exit-code';
import { addSourceOptions, readSource, type SourceOptions } from '../sources/source-options';

interface Options extends SourceOptions {
  readonly group?: string;
  readonly account?: string;
  readonly role?: string;
  readonly why?: boolean;
  readonly json?: boolean;
}

/** `federation access`: who may become which role, and why. */
export const access: AddCommand = (program, io, end) => {
  const command = program
    .command('access')
    .summary('list who may assume which role, and why')
    .description(
      'Lists which management group may assume which role, read back from what is synthesized, not from the ' +
        'configuration. Narrowed by a group, account or role, it also says why: every link of the chain. ' +
        'Exit code 1 if a stack holds what this product never writes: then the list may be incomplete.',
    )
    .option('-g, --group <name>', 'only this management group')
    .option('-a, --account <name or id>', 'only this account')
    .option('-r, --role <name>', 'only this role: Admin, Okta-Mueller-Tech-Admin or an ARN')
    .option('--why', 'show the chain (default: when narrowed)')
    .option('--no-why', 'one line a grant');
  addSourceOptions(command)
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'federation access',
        'federation access --account Mueller-Tech --role Admin',
        'federation access --group Support --stacks cdktf.out --json',
      ),
    )
    .action(async (options: Options) => {
      const found = await readSource(options, io);
      const { group, account, role, json } = options;
      const selection = { group, account, role };
      const grants = selectGrants(found, selection);
      const { broken, unknown } = found;
      // What was not read may grant anything, so a script that looks only at the exit code must not take the list for all.
      if (found.outside.some(({ decides }) => decides)) end(EXIT.problems);
      // Somebody who asks for one group asks for nobody else.
      const others = group === undefined ? otherPrincipals(found, selection) : [];
      if (json) {
        io.out.write(`${JSON.stringify({ grants, others, broken, unknown, outside: found.outside }, null, 2)}\n`);
        return;
      }
      const why = options.why ?? Object.values(selection).some((value) => value !== undefined);
      const colours = coloursOf(io.out);
      const lines = [
        ...grants.flatMap((grant) =>
          why ? [...grantHeading(grant, colours), ...chainLines(grant.chain, colours)] : [grantLine(grant, colours)],
        ),
        ...otherLines(others, colours),
        ...brokenLines(broken, colours),
        ...outsideLines(found.outside, colours),
        ...unknownLines(unknown, colours),
        counted(grants.length, 'grant'),
      ];
      io.out.write(`${lines.join('\n')}\n`);
    });
};
