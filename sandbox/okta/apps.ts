import { CATALOGUE, completeSettings } from './app-settings';
import { BLANK, forbidden, invalid, invalidField, notFound } from './errors';
import type { App, Opaque, SigningKey } from './model';
import { fieldsOf } from './opaque';
import { app, timestamp, type Org } from './org';
import { existingPolicy, systemPolicy } from './policies';

/** Characters (Okta API, ApplicationLabel). */
const LABEL = 100;
const SAML = new Set(['SAML_2_0', 'SAML_1_1']);

/** What a request to make or replace an app may hold; whatever else it holds, Okta ignores. */
export interface AppRequest {
  readonly name?: unknown;
  readonly label?: unknown;
  readonly signOnMode?: unknown;
  readonly accessibility?: Opaque;
  readonly visibility?: Opaque;
  readonly profile?: Opaque;
  readonly credentials?: { readonly userNameTemplate?: Opaque; readonly signing?: { readonly kid?: unknown } };
  readonly settings?: Opaque;
}

/** Refuses what `createApp` would refuse, before a key is made for it. @throws OktaError */
export function checkNewApp(request: AppRequest): void {
  labelOf(request);
  const { name, signOnMode } = request;
  if (typeof signOnMode !== 'string') throw invalidField('signOnMode', BLANK);
  if (!SAML.has(signOnMode)) throw invalidField('signOnMode', `This org makes SAML apps, and none with ${signOnMode}`);
  if (name !== undefined && (typeof name !== 'string' || !CATALOGUE.has(name)))
    throw notFound(JSON.stringify(name), 'App');
}

/** @param key signs for the app from the first day @throws OktaError */
export function createApp(org: Org, request: AppRequest, activate: boolean, key: SigningKey): App {
  checkNewApp(request);
  const label = labelOf(request);
  const now = timestamp(org);
  const name = typeof request.name === 'string' ? request.name : ownName(org, label);
  const made: App = {
    id: org.newId('0oa'),
    externalKey: org.newId('exk'),
    name,
    status: activate ? 'ACTIVE' : 'INACTIVE',
    signOnMode: String(request.signOnMode),
    features: [],
    ...editableParts(name, label, request),
    keys: [key],
    kid: key.kid,
    policyId: systemPolicy(org).id,
    created: now,
    lastUpdated: now,
  };
  org.apps.set(made.id, made);
  return made;
}

/** @throws OktaError */
export function existingApp(org: Org, appId: string): App {
  const found = app(org, appId);
  if (!found) throw notFound(appId, 'AppInstance');
  return found;
}

/**
 * Takes the request as the whole: what it leaves out gets Okta's default again, but for the signing key, which stays.
 * Another `credentials.signing.kid` of the app's keys signs from now on.
 * @throws OktaError
 */
export function replaceApp(org: Org, appId: string, request: AppRequest): App {
  const before = existingApp(org, appId);
  const kid = request.credentials?.signing?.kid ?? before.kid;
  if (typeof kid !== 'string' || !before.keys.some((key) => key.kid === kid))
    throw invalidField('kid', `The app has no key credential ${JSON.stringify(kid)}`);
  const parts = editableParts(before.name, labelOf(request), request);
  const changed: App = { ...before, ...parts, kid, lastUpdated: timestamp(org) };
  org.apps.set(appId, changed);
  return changed;
}

/** @throws OktaError */
export function setAppStatus(org: Org, appId: string, status: App['status']): void {
  const before = existingApp(org, appId);
  if (before.status !== status) org.apps.set(appId, { ...before, status, lastUpdated: timestamp(org) });
}

/** @throws OktaError while the app is ACTIVE */
export function deleteApp(org: Org, appId: string): void {
  if (existingApp(org, appId).status === 'ACTIVE')
    throw forbidden(
      'E0000056',
      'Delete application forbidden.',
      'The application must be deactivated before deletion.',
    );
  org.apps.delete(appId);
  org.groupAssignments.delete(appId);
  org.userAssignments.delete(appId);
}

/** Adds a key; the old one signs until the app names the new one. @throws OktaError */
export function addKey(org: Org, appId: string, key: SigningKey): void {
  const before = existingApp(org, appId);
  org.apps.set(appId, { ...before, keys: [...before.keys, key] });
}

/** @throws OktaError */
export function existingKey(org: Org, appId: string, kid: string): SigningKey {
  const key = existingApp(org, appId).keys.find((candidate) => candidate.kid === kid);
  if (!key) throw notFound(kid, 'JsonWebKey');
  return key;
}

/** Okta makes keys for 2–10 years (API, Generate a key credential). @throws OktaError */
export function validityYears(text: string | undefined): number {
  const years = Number(text);
  if (!/^\d+$/.test(text ?? '') || years < 2 || years > 10)
    throw invalid('generateKey', 'Validity years out of range. It should be 2 - 10 years.');
  return years;
}

/** Gives the app another sign-on policy. @throws OktaError */
export function setAppPolicy(org: Org, appId: string, policyId: string): void {
  const before = existingApp(org, appId);
  existingPolicy(org, policyId);
  org.apps.set(appId, { ...before, policyId });
}

function labelOf({ label }: AppRequest): string {
  if (typeof label !== 'string' || label.trim() === '') throw invalidField('label', BLANK);
  if (label.length > LABEL) throw invalidField('label', `The field must be between 1 and ${LABEL} characters long`);
  return label;
}

/** Name of an app that isn't from the catalogue, as Okta makes it: `mueller-tech_awsconsole_1`. */
function ownName(org: Org, label: string): string {
  const number = [...org.apps.values()].filter(({ name }) => !CATALOGUE.has(name)).length + 1;
  return `${org.name}_${label.toLowerCase().replace(/[^a-z0-9]/g, '')}_${number}`;
}

function editableParts(name: string, label: string, request: AppRequest) {
  const { accessibility, visibility, credentials, profile, settings = {} } = request;
  const defaults = CATALOGUE.get(name);
  const link = defaults ? 'login' : `${name}_link`;
  const { app: appSettings, signOn, notes, notifications, ...more } = settings;
  return {
    label,
    accessibility: { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null, ...accessibility },
    visibility: {
      autoLaunch: false,
      autoSubmitToolbar: false,
      appLinks: { [link]: true },
      ...visibility,
      hide: { iOS: false, web: false, ...fieldsOf(visibility?.['hide']) },
    },
    userNameTemplate: { template: '${source.login}', type: 'BUILT_IN', ...credentials?.userNameTemplate },
    profile,
    settings: {
      app: defaults ? completeSettings(defaults, fieldsOf(appSettings)) : fieldsOf(appSettings),
      notifications: {
        vpn: { network: { connection: 'DISABLED' }, message: null, helpUrl: null },
        ...fieldsOf(notifications),
      },
      manualProvisioning: false,
      implicitAssignment: more['implicitAssignment'] ?? false,
      emOptInStatus: 'NONE',
      notes: { admin: null, enduser: null, ...fieldsOf(notes) },
      signOn: defaults ? catalogueSignOn(fieldsOf(signOn)) : fieldsOf(signOn),
    },
  };
}

/** A catalogue app decides on sign-on by itself; only this much can be overridden. */
const OVERRIDES = [
  'defaultRelayState',
  'ssoAcsUrlOverride',
  'audienceOverride',
  'recipientOverride',
  'destinationOverride',
] as const;

function catalogueSignOn(given: Opaque): Opaque {
  const overrides = OVERRIDES.map((name) => [name, given[name] === '' ? null : (given[name] ?? null)] as const);
  return { ...Object.fromEntries(overrides), attributeStatements: given['attributeStatements'] ?? [] };
}
