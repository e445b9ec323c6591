import { explainForPeople as explainName } from '../access/explain';
import { brokenLines, chainLines, grantHeading, otherLines, unknownLines } from '../access/text';
import { examples, jsonOption } from '../config-option';
import { coloursOf } from '../io';
import { visible } from '../../review/visible';
import type { AddCommand } from '../command';
import { addSourceOptions, readSource, type SourceOptions } from '../sources/source-options';

/** `federation explain`: everything about one group or role. */
export const explain: AddCommand = (program, io) => {
  const command = program
    .command('explain')
    .argument(
      '<name>',
      'a management group, role group (aws#…), role (Admin, Mueller-Tech/Admin, whole name or ARN), account, SAML ' +
        'provider, group rule or app',
    )
    .summary('show the chain behind a group or role, link by link')
    .description(
      'Shows who gets access through a group or to a role: management group, group rule, role group, assignment to the ' +
        'app, group filter, role value pattern, SAML provider, role, trust policy, policies, and where a chain breaks.',
    );
  addSourceOptions(command)
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'federation explain Support',
        'federation explain Mueller-Tech/Admin',
        "federation explain 'aws#Mueller-Tech#Okta-Mueller-Tech-Admin#123456789012'",
      ),
    )
    .action(async (name: string, options: SourceOptions & { json?: boolean }) => {
      const found = await readSource(options, io);
      const explanation = explainName(found, name);
      const { unknown } = found;
      if (options.json) {
        io.out.write(`${JSON.stringify({ ...explanation, unknown }, null, 2)}\n`);
        return;
      }
      const colours = coloursOf(io.out);
      const { is, grants, others, broken } = explanation;
      const lines = [
        ...is.map((what) => `${colours.bold(visible(name))} is ${visible(what)}`),
        ...grants.flatMap((grant) => [...grantHeading(grant, colours), ...chainLines(grant.chain, colours)]),
        ...otherLines(others, colours),
        ...(grants.length + others.length === 0 ? ['Nobody gets access through it.'] : []),
        ...brokenLines(broken, colours),
        ...unknownLines(unknown, colours),
      ];
      io.out.write(`${lines.join('\n')}\n`);
    });
};
