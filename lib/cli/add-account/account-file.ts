import { stringify } from 'yaml';

/** What the command line says about a new account. */
export interface NewAccount {
  readonly name: string;
  readonly id: string;
  readonly alias?: string;
  readonly assumeRole?: string;
  readonly externalId?: string;
  readonly profile?: string;
}

/** What the examples in the comments are made of, so that they are right once they are uncommented. */
export interface ExampleNames {
  /** Names of the roles that every account gets. */
  readonly organizationRoles: readonly string[];
  readonly managementGroups: readonly string[];
  /** Name of the IAM SAML provider, e.g. `Okta`. */
  readonly identityProvider: string;
}

/** File name of an account: `mueller-tech.yaml` for `Mueller-Tech`. */
export function accountFileName(name: string): string {
  return `${name.toLowerCase()}.yaml`;
}

/** Text of an account file that validates, with what else it may say as comments. */
export function accountFile(account: NewAccount, names: ExampleNames): string {
  const { name, id, alias } = account;
  const { organizationRoles, managementGroups, identityProvider } = names;
  const [role = 'Admin'] = organizationRoles;
  const [group = 'Support'] = managementGroups;
  return `# yaml-language-server: $schema=../schema/account.schema.json

id: ${quoted(id)} # in quotes: leading zeros count
name: ${scalar(name)} # part of the role names: ${identityProvider}-${name}-${role}

${aliasLines(name, alias)}

${connectLines(account)}

# Roles of the organization come by themselves${organizationRoles.length === 0 ? '' : `: ${organizationRoles.join(', ')}`}.
# without: [${flow(role)}]

# Roles of this account alone, or changes to one of the organization's.
# roles:
#   Deploy:
#     description: Rolls out applications
#     policies: [PowerUserAccess]
#     grantedTo: [${flow(group)}]
#     sessionDuration: 4h

# Roles that exist already: one statement is added to their trust policies, nothing else is touched.
# adopt:
#   legacy-deployer:
#     grantedTo: [${flow(group)}]
`;
}

function aliasLines(name: string, alias: string | undefined): string {
  const what = '# The IAM account alias to manage; AWS shows it when people choose a role.';
  return alias === undefined
    ? `${what}\n# alias: ${name.toLowerCase().replaceAll('_', '-')}`
    : `${what}\nalias: ${scalar(alias)}`;
}

function connectLines({ assumeRole, externalId, profile }: NewAccount): string {
  const what = '# How Terraform reaches this account, where it differs from federation.yaml.';
  if (profile !== undefined) return `${what}\nconnect:\n  profile: ${scalar(profile)}`;
  if (assumeRole === undefined) return `${what}\n# connect:\n#   assumeRole: OrganizationAccountAccessRole`;
  const external = externalId === undefined ? '' : `\n  externalId: ${scalar(externalId)}`;
  return `${what}\nconnect:\n  assumeRole: ${scalar(assumeRole)}${external}`;
}

/** A scalar as YAML needs it: quoted where it would be read as something else. */
function scalar(text: string): string {
  return stringify(text, { lineWidth: 0, singleQuote: true }).trimEnd();
}

function quoted(text: string): string {
  return stringify(text, { lineWidth: 0, defaultStringType: 'QUOTE_SINGLE' }).trimEnd();
}

/** A scalar inside `[…]`, where commas and brackets count as well. */
function flow(text: string): string {
  return stringify([text], { lineWidth: 0, singleQuote: true, collectionStyle: 'flow', flowCollectionPadding: false })
    .trimEnd()
    .slice(1, -1);
}
