import type { LiveApp } from '../../live/snapshot';
import { DEFAULT_PREFIX, type GroupNaming } from '../../naming/group-naming';
import { consoleUrl, homeRegion, type Partition, signInEndpoint } from '../../naming/partition';
import { roleValuePattern } from '../../naming/role-value-pattern';
import { type SessionTags, sessionAttributes } from '../../naming/session-tags';
import { userNameTemplate } from '../../naming/user-name-format';
import type { ReportEntry } from './model';
import { durationText, unlessEmpty } from './texts';

export interface AppParts {
  readonly partition: Partition;
  readonly identityProvider: string;
  readonly rolePath: string;
  readonly naming: GroupNaming;
}

export interface WrittenApp {
  readonly yaml: Record<string, unknown>;
  /** Regions whose sign-in endpoints count, the app's own first; undefined for the usual one. */
  readonly signInRegions: readonly string[] | undefined;
  readonly sessionTags: SessionTags | undefined;
  readonly report: readonly ReportEntry[];
}

/** The app as the configuration says it; settings that it can't say are reported. */
export function appYaml(app: LiveApp, parts: AppParts, audiences: readonly string[]): WrittenApp {
  const { partition, naming } = parts;
  const setting = (name: string): unknown => app.settings[name];
  const report: ReportEntry[] = [];
  const cannot = (name: string, because: string) =>
    report.push({ outcome: 'cannot be said', kind: 'app setting', where: 'okta', name, because });
  const userName = userNameOf(app.userNameTemplate);
  if (userName === undefined) cannot('user name', `its format is ${app.userNameTemplate ?? ''}`);
  const sessionTags = app.attributeStatements === undefined ? undefined : sessionTagsOf(app);
  if (app.attributeStatements !== undefined && sessionTags === undefined)
    cannot('attribute statements', 'they say more than session tags, transitive tags and a source identity');
  const recipient = setting('overrideAcsURL');
  const regions = regionsOf(partition, [
    typeof recipient === 'string' ? recipient : signInEndpoint(partition),
    ...audiences,
  ]);
  if (regions === undefined) cannot('ACS URL', 'assertions go to an address that is not a sign-in endpoint of AWS');
  if (app.secretSettings.length > 0)
    report.push({
      outcome: 'left alone',
      kind: 'app setting',
      where: 'okta',
      name: app.secretSettings.join(', '),
      because: 'it may be secret: the plan keeps it as it is, and no file here has it; Terraform’s plan and state do',
    });
  const unlike = (name: string, usual: unknown) =>
    setting(name) === undefined || setting(name) === usual ? undefined : setting(name);
  const optional = {
    groupPrefix: naming.prefix === DEFAULT_PREFIX ? undefined : naming.prefix,
    groupFilter: naming.filter === 'hash' ? undefined : naming.filter,
    roleValuePattern: unlike('roleValuePattern', roleValuePattern(parts)),
    joinAllRoles: unlike('joinAllRoles', true),
    appFilter: unlike('appFilter', 'okta'),
    loginUrl: unlike('loginURL', consoleUrl(partition)),
    userName: userName === 'user.login' ? undefined : userName,
    webSsoClientId: setting('webSSOAllowedClient'),
    ...sessionTagsYaml(sessionTags),
  };
  const asked = setting('sessionDuration');
  const yaml = {
    id: app.id,
    label: app.label,
    sessionDuration: typeof asked === 'number' ? durationText(asked) : undefined,
    ...optional,
  };
  const usual = regions?.length === 1 && regions[0] === homeRegion(partition);
  return { yaml, signInRegions: usual ? undefined : regions, sessionTags, report };
}

/** The configuration's word for Okta's template of user names; undefined where it has none. */
function userNameOf(template = '${source.login}'): string | undefined {
  const [, whole, before] = /^\$\{(?:source\.(\w+)|fn:substringBefore\(source\.(\w+), ?"@"\))\}$/.exec(template) ?? [];
  const format = whole === undefined ? before && `beforeAt(user.${before})` : `user.${whole}`;
  return format !== undefined && userNameTemplate(format).template === template ? format : undefined;
}

/** Regions of sign-in endpoints, each once; undefined where one is no such endpoint. */
function regionsOf(partition: Partition, urls: readonly string[]): string[] | undefined {
  const regions = [...new Set(urls)].map((url) => {
    if (url === signInEndpoint(partition)) return homeRegion(partition);
    const region = /^https:\/\/([a-z0-9-]+)\.signin\./.exec(url)?.[1];
    return region !== undefined && signInEndpoint(partition, region) === url ? region : undefined;
  });
  return regions.includes(undefined) ? undefined : (regions as string[]);
}

const ATTRIBUTES = 'https://aws.amazon.com/SAML/Attributes/';

/** Session tags out of attribute statements, where these are what the product writes for them. */
function sessionTagsOf({ attributeStatements = [] }: LiveApp): SessionTags | undefined {
  const values = new Map(attributeStatements.map(({ name, values: [value = ''] }) => [name, value]));
  const tags = new Map(
    [...values].flatMap(([name, value]): [string, string][] =>
      name.startsWith(`${ATTRIBUTES}PrincipalTag:`) ? [[name.slice(`${ATTRIBUTES}PrincipalTag:`.length), value]] : [],
    ),
  );
  const transitive = [...(values.get(`${ATTRIBUTES}TransitiveTagKeys`) ?? '').matchAll(/"([^"]+)"/g)].map(
    ([, key = '']) => key,
  );
  const sourceIdentity = values.get(`${ATTRIBUTES}SourceIdentity`);
  const found = { tags, transitive, sourceIdentity };
  return JSON.stringify(sessionAttributes(found)) ===
    JSON.stringify(attributeStatements.map(({ name, values: all }) => ({ name, values: all })))
    ? found
    : undefined;
}

function sessionTagsYaml(session: SessionTags | undefined): Record<string, unknown> {
  if (session === undefined) return {};
  return {
    sessionTags: unlessEmpty(Object.fromEntries(session.tags)),
    transitiveTags: unlessEmpty(session.transitive),
    sourceIdentity: session.sourceIdentity,
    sendSessionTags: true,
  };
}
