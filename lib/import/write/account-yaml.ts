import { groupNameText } from '../../naming/usual-group-name';
import type { LiveApp, LiveSamlProvider } from '../../live/snapshot';
import type { GroupNaming } from '../../naming/group-naming';
import { metadataDifferences } from '../check/saml-metadata';
import type { LiveIndex } from '../live/live-index';
import type { ReportEntry, TakenRole, TakenRule } from './model';
import type { OwnTrust } from './own-trust';
import { adoptedYaml, roleYaml } from './role-yaml';
import { ownTags, unlessEmpty } from './texts';

export interface AccountSurroundings extends OwnTrust {
  readonly live: LiveIndex;
  readonly app: LiveApp;
  readonly rolePath: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly rules: readonly TakenRule[];
  /** Group id → key of the management group. */
  readonly keys: ReadonlyMap<string, string>;
  readonly naming: GroupNaming;
}

/** The file of one account, with its documents and ids. */
export function writeAccount(id: string, name: string, roles: readonly TakenRole[], around: AccountSurroundings) {
  const { live, app, identityProvider } = around;
  const account = live.account(id);
  const report: ReportEntry[] = [{ outcome: 'imported', kind: 'account', where: id, name }];
  const taken = new Set<string>();
  const files: [string, string][] = [];
  const yamlRoles: Record<string, unknown> = {};
  const roleImports: Record<string, unknown> = {};
  const yamlAdopt: Record<string, unknown> = {};
  const adoptImports: Record<string, unknown> = {};
  const roleKeys = new Map<string, { readonly account: string; readonly role: string }>();
  for (const taking of [...roles].sort((a, b) => (a.role.name < b.role.name ? -1 : 1))) {
    const { role, group } = taking;
    const rule = around.rules.find((each) => each.as === 'grants' && each.role === taking);
    const readers = rule?.as === 'grants' ? rule.readers : [];
    const surroundings = {
      ...around,
      accountName: name,
      groupName: (roleName: string) => groupNameText(around.naming, { account: name, role: roleName, accountId: id }),
      grantedTo: readers.flatMap((reader) => around.keys.get(reader.id) ?? []),
      keys: taken,
    };
    const ids = { group: group.type === 'OKTA_GROUP' ? group.id : undefined, rule: rule?.rule.id };
    report.push({ outcome: 'imported', kind: 'group', where: 'okta', name: group.name, id: group.id });
    const adopted = adoptedYaml(taking, surroundings);
    if (adopted !== undefined) {
      yamlAdopt[role.name] = adopted;
      adoptImports[role.name] = ids;
      roleKeys.set(group.id, { account: name, role: role.name });
      const because = 'adopted: our statement is in its trust policy, the rest is its owner’s';
      report.push({ outcome: 'imported', kind: 'role', where: id, name: role.name, id: role.arn, because });
      continue;
    }
    const written = roleYaml(taking, surroundings);
    yamlRoles[written.key] = written.yaml;
    files.push(...written.files);
    roleKeys.set(group.id, { account: name, role: written.key });
    roleImports[written.key] = {
      ...ids,
      role: role.name,
      inlinePolicies: unlessEmpty(role.inline.map((policy) => policy.name)),
    };
    const because = written.oddities.length === 0 ? undefined : `as it is: ${written.oddities.join('; ')}`;
    report.push({ outcome: 'imported', kind: 'role', where: id, name: role.name, id: role.arn, because });
  }
  const provider = account?.samlProviders.find(({ arn }) => arn.endsWith(`:saml-provider/${identityProvider}`));
  const strange = provider === undefined ? undefined : whyNotManaged(provider, app, around.tags);
  if (provider !== undefined)
    report.push({
      outcome: strange === undefined ? 'imported' : 'left alone',
      kind: 'SAML provider',
      where: id,
      name: identityProvider,
      id: provider.arn,
      because: strange,
    });
  const alias = account?.alias;
  if (alias !== undefined) report.push({ outcome: 'imported', kind: 'account alias', where: id, name: alias });
  return {
    id,
    name,
    roleKeys,
    report,
    files,
    yaml: {
      id,
      name,
      alias,
      samlProvider: strange === undefined ? undefined : 'existing',
      roles: unlessEmpty(yamlRoles),
      adopt: unlessEmpty(yamlAdopt),
    },
    imports: {
      samlProvider: strange === undefined ? provider?.arn : undefined,
      alias,
      roles: roleImports,
      adopt: unlessEmpty(adoptImports),
    },
  };
}

/** What a plan would change about a SAML provider. */
function whyNotManaged(
  { metadata, tags = {} }: LiveSamlProvider,
  app: LiveApp,
  common: Readonly<Record<string, string>>,
): string | undefined {
  if (app.metadata === undefined) return 'the app’s metadata was not read, so that nobody knows whether it is the same';
  const differences = metadataDifferences(app.metadata, metadata);
  if (differences === undefined) return 'its metadata can’t be compared with the app’s';
  if (differences.length > 0) return `it trusts other metadata than the app’s: ${differences.join(', ')}`;
  const own = Object.keys(ownTags(tags)).filter((key) => tags[key] !== common[key]);
  return own.length === 0 ? undefined : `it has tags of its own: ${own.join(', ')}`;
}
