import {
  acceptances,
  isObject,
  property,
  elements,
  known,
  readBoolean,
  readNumber,
  readText,
  Attribute,
  decode,
  display,
  firstReason,
  isValueObject,
  OpenJson,
  Symbolic,
  Unresolved,
  type Value,
  type Address,
  type Read,
  type Resource,
  type Documents,
} from '../../documents';
import type { App } from '../model/okta';
import { mfaRequired, signOnOf } from './sign-on-policy';

/** An AWS Account Federation app with what decides which roles its users see. */
export interface AwsApp {
  readonly app: App;
  /** Where the assertion goes, which a trust policy calls `SAML:aud`. */
  readonly recipient: Read<string>;
}

/**
 * Okta's own values of settings that aren't set.
 * @see https://github.com/okta/terraform-provider-okta (recorded answers for `amazon_aws`)
 */
const DEFAULTS = {
  appFilter: 'okta',
  groupFilter: String.raw`aws_(?{{accountid}}\d+)_(?{{role}}[a-zA-Z0-9+=,.@\-_]+)`,
  roleValuePattern: 'arn:aws:iam::${accountid}:saml-provider/OKTA,arn:aws:iam::${accountid}:role/${role}',
  useGroupMapping: false,
  joinAllRoles: false,
  sessionDuration: 3600,
  /** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html */
  recipient: 'https://signin.aws.amazon.com/saml',
  userName: '${source.login}',
} as const;

/** Catalogue name of AWS Account Federation. */
const CATALOGUE_NAME = 'amazon_aws';

export function awsApps(documents: Documents): AwsApp[] {
  const apps = documents.ofType('okta_app_saml', 'data.okta_app_saml', 'data.okta_app');
  const made = new Set(apps.filter(({ managed }) => managed).map(({ argument }) => argument('id')));
  return (
    apps
      // An app that exists and is taken over is looked up as well, for its present settings: it is one app.
      .filter(({ managed, argument }) => managed || !made.has(argument('id')) || argument('id') === undefined)
      .filter((resource) => isAwsApp(resource, documents))
      .map((resource) => awsApp(resource, documents))
  );
}

/** Apps besides, whose assertions go to AWS by attribute statements of their own. */
export function customAwsApps(documents: Documents): Resource[] {
  return documents.ofType('okta_app_saml').filter(
    (resource) =>
      !isAwsApp(resource, documents) &&
      ['sso_url', 'recipient', 'destination'].some((name) => {
        const value = resource.argument(name);
        return typeof value === 'string' && /\bsignin\.(aws\.amazon\.com|amazonaws)/.test(value);
      }),
  );
}

/** A resource that belongs to an app, which it names by reference or, once there is one, by id. */
function isOfApp(resource: Resource, app: Pick<App, 'address' | 'id'>): boolean {
  const id = resource.argument('app_id');
  if (id instanceof Attribute) return id.address === app.address;
  return typeof id === 'string' && id === app.id;
}

function isAwsApp(resource: Resource, documents: Documents): boolean {
  const catalogue = resource.argument('preconfigured_app') ?? resource.argument('name');
  if (catalogue instanceof Symbolic) {
    documents.report(resource.address, `which app it is: ${catalogue.reason}`, label(resource));
    return false;
  }
  if (catalogue !== undefined) return catalogue === CATALOGUE_NAME;
  return settingsText(resource, documents) !== undefined;
}

function label(resource: Resource): string {
  return known(readText(resource.argument('label'))) ?? resource.address;
}

/** The settings as one text; of a separate resource where it holds them. */
function settingsText(resource: Resource, documents: Documents): Value | undefined {
  const own = resource.argument('app_settings_json');
  const id = resource.argument('id');
  const app = { address: resource.address, ...(typeof id === 'string' ? { id } : {}) };
  const separate = documents.ofType('okta_app_saml_app_settings').filter((settings) => isOfApp(settings, app));
  const [first] = separate;
  // A state lists the settings of either form in the app, too, and there they may be older.
  const written = own !== undefined && resource.configured('app_settings_json') && !fromState(resource);
  if (separate.length + (written ? 1 : 0) > 1)
    documents.report(
      resource.address,
      'app settings are written in several places, and each overwrites the others',
      label(resource),
    );
  return written ? own : (first?.argument('settings') ?? own);
}

/** Whether the values are those that were read back: nobody can say which of them were written. */
function fromState(resource: Resource): boolean {
  return typeof resource.argument('id') === 'string' && resource.configured('id');
}

function awsApp(resource: Resource, documents: Documents): AwsApp {
  const { address, argument } = resource;
  const subject = label(resource);
  const settings = decoded(resource, settingsText(resource, documents));
  const setting = (name: string) => settingOf(settings, name);
  const id = argument('id');
  const recipient = nonEmpty(setting('overrideAcsURL'), DEFAULTS.recipient);
  const status = readText(argument('status'), 'ACTIVE');
  const app: App = {
    address,
    accept: acceptances(resource),
    label: subject,
    status: known(status) ?? 'unknown',
    groupFilter: nonEmpty(setting('groupFilter'), DEFAULTS.groupFilter),
    roleValuePattern: nonEmpty(setting('roleValuePattern'), DEFAULTS.roleValuePattern),
    appFilter: nonEmpty(setting('appFilter'), DEFAULTS.appFilter),
    joinAllRoles: readBoolean(setting('joinAllRoles'), DEFAULTS.joinAllRoles),
    useGroupMapping: readBoolean(setting('useGroupMapping'), DEFAULTS.useGroupMapping),
    sessionSeconds: readNumber(setting('sessionDuration'), DEFAULTS.sessionDuration),
    settings: readSettings(settings),
    ...optionalText('keyName', argument('key_name')),
    mfa: mfaRequired(resource, documents),
    ...signOnOf(resource, documents),
    endpoints: endpointsOf(resource),
    ...(typeof id === 'string' ? { id } : {}),
    recipient,
    attributes: attributeNames(argument('attribute_statements')),
    attributeStatements: attributeStatements(argument('attribute_statements')),
    userName: userName(resource),
  };
  const unread: (keyof App)[] = [
    'status',
    'groupFilter',
    'roleValuePattern',
    'appFilter',
    'useGroupMapping',
    'recipient',
    'attributes',
    'mfa',
  ];
  for (const field of unread) {
    const value: unknown = field === 'status' ? status : app[field];
    const reason = isObject(value) ? property(value, 'unknown') : undefined;
    if (typeof reason === 'string') documents.report(address, `${field}: ${reason}`, subject);
  }
  return { app, recipient };
}

/** Names of the attributes that the app adds to the assertion; none where there are no statements. */
function attributeNames(statements: Value | undefined): Read<readonly string[]> {
  const { items, rest } = elements(statements ?? []);
  const names: string[] = [];
  const [open] = rest;
  if (open) return { unknown: open.reason };
  for (const item of items) {
    if (item instanceof Symbolic) return { unknown: item.reason };
    const name = readText(isValueObject(item) ? item['name'] : undefined);
    if (!('known' in name)) return name;
    names.push(name.known);
  }
  return { known: names.sort() };
}

function attributeStatements(statements: Value | undefined): Read<readonly string[]> {
  const reason = firstReason(statements ?? []);
  if (reason !== undefined) return { unknown: reason };
  const says = elements(statements).items.map((item) => {
    const { name = '', values, filter_type: kind, filter_value: filter } = isValueObject(item) ? item : {};
    const filtered = typeof filter === 'string' && filter !== '' ? [`groups ${display(kind ?? '')} ${filter}`] : [];
    return `${display(name)} = ${[...elements(values).items.map(display), ...filtered].join(' | ')}`;
  });
  return { known: says.sort() };
}

function userName({ argument }: Resource): Read<string> {
  const template = nonEmpty(argument('user_name_template'), DEFAULTS.userName);
  const suffix = nonEmpty(argument('user_name_template_suffix'), '');
  if (!('known' in template) || !('known' in suffix)) return 'known' in template ? suffix : template;
  // Okta asks nobody for a name of this type: the administrator of the app writes it.
  const type = argument('user_name_template_type');
  return { known: `${template.known}${suffix.known}${type === 'NONE' ? ' (NONE)' : ''}` };
}

/** Where the assertion goes and whom it names, apart from the settings. Okta fills them in for an app of its catalogue. */
const ENDPOINTS = [
  ...['sso_url', 'recipient', 'destination', 'audience', 'acs_endpoints', 'sp_issuer'],
  // The same addresses, each with its place in the list.
  'acs_endpoints_indices',
];

function endpointsOf({ address, argument }: Resource): ReadonlyMap<string, string> {
  // What nobody writes is Okta's to fill in, after the apply.
  const isOwn = (value: Value) => value instanceof Attribute && value.address === address;
  return new Map(
    ENDPOINTS.flatMap((name): [string, string][] => {
      const { items, rest } = elements(argument(name));
      return [...items, ...rest.filter((value) => !isOwn(value))].flatMap((value, i): [string, string][] => {
        const url = isValueObject(value) ? (value['url'] ?? '') : value;
        return url === '' ? [] : [[i === 0 ? name : `${name}[${i}]`, display(url)]];
      });
    }),
  );
}

/** `null` and an empty text mean "not set" to Okta. */
function nonEmpty(value: Value | undefined, fallback: string): Read<string> {
  return readText(value === '' ? undefined : value, fallback);
}

function optionalText<K extends string>(key: K, value: Value | undefined): Partial<Record<K, string>> {
  const result: Partial<Record<string, string>> = {};
  if (value !== undefined) result[key] = display(value);
  return result;
}

function decoded({ managed }: Resource, text: Value | undefined): Value {
  if (text !== undefined) return decode(text);
  // Of an app that somebody else made, nothing is known that isn't said.
  return managed ? {} : new Unresolved('the app is made elsewhere, its settings are not in the documents');
}

function settingOf(settings: Value, name: string): Value | undefined {
  if (isValueObject(settings)) return property(settings, name);
  if (settings instanceof OpenJson) return property(settings.known, name) ?? settings.rest;
  return settings;
}

function readSettings(settings: Value): Read<Readonly<Record<string, unknown>>> {
  if (settings instanceof OpenJson) return { known: { ...settings.known, 'all others': 'as they are in Okta' } };
  const reason = firstReason(settings);
  if (reason !== undefined) return { unknown: reason };
  return isValueObject(settings) ? { known: settings } : { unknown: 'the settings are no JSON object' };
}

/** What a resource of the app's assignments says about one group. */
export interface Assignment {
  readonly address: Address;
  readonly group: Value;
  /** Roles picked by name in the assignment, as Okta's dialogue does. */
  readonly picks: boolean;
}

/** Groups assigned to an app, by every resource type that can; `complete` where there are no others. */
export function assignmentsOf(app: App, documents: Documents): { assignments: Assignment[]; complete: boolean } {
  let complete = true;
  const open = (value: Value | undefined, address: Address): readonly Value[] => {
    const { items, rest } = elements(value);
    for (const { reason } of rest) documents.report(address, `assigned groups: ${reason}`, app.label);
    complete &&= rest.length === 0;
    return items;
  };
  const lists = documents.ofType('okta_app_group_assignments').filter((resource) => isOfApp(resource, app));
  const single = documents.ofType('okta_app_group_assignment').filter((resource) => isOfApp(resource, app));
  if (lists.length > 1 || (lists.length > 0 && single.length > 0))
    documents.report(
      lists[0]?.address ?? app.address,
      'groups are assigned by several resources, and okta_app_group_assignments removes what it does not list',
      app.label,
    );
  const found = lists.flatMap(({ address, argument }) =>
    open(argument('group'), address).map((block): Assignment => {
      const fields = isValueObject(block) ? block : {};
      return {
        address,
        group: isValueObject(block) ? (fields['id'] ?? null) : block,
        picks: picksRoles(fields['profile']),
      };
    }),
  );
  const owner = documents.at(app.address);
  const assignments = [
    ...found,
    ...single.map(({ address, argument }) => ({
      address,
      group: argument('group_id') ?? null,
      picks: picksRoles(argument('profile')),
    })),
    // The form of provider versions before 4.
    ...open(owner?.argument('groups'), app.address).map((group) => ({ address: app.address, group, picks: false })),
  ];
  return { assignments, complete };
}

/** Blocks that assign groups to an app of which nobody knows which one it is. */
export function assignmentsToUnknown(apps: readonly App[], documents: Documents): Resource[] {
  return documents.ofType('okta_app_group_assignments', 'okta_app_group_assignment').filter((resource) => {
    const id = resource.argument('app_id');
    const other = id instanceof Attribute && documents.at(id.address)?.managed === true;
    return !other && !apps.some((app) => isOfApp(resource, app));
  });
}

function picksRoles(profile: Value | undefined): boolean {
  if (profile === undefined || profile === null) return false;
  const decodedProfile = decode(profile);
  if (!isValueObject(decodedProfile)) return true;
  const roles = ['samlRoles', 'role', 'roles'].map((name) => property(decodedProfile, name));
  return roles.some((role) => elements(role).items.length > 0 || role instanceof Symbolic);
}
