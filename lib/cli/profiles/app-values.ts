import { isObject } from '../../documents';
import type { Federation } from '../../config/model';
import type { ApplyingProgram } from '../applying-program';
import { Failure } from '../failure';

/** What a login client must know of the app in Okta; it exists only after the first apply. */
export interface AppValues {
  /** `0oa…` */
  readonly appId?: string;
  /** `https://mueller-tech.okta.com/home/amazon_aws/0oa…/272` */
  readonly embedUrl?: string;
  /** OIDC client that may exchange its tokens for the app's. */
  readonly clientId?: string;
}

export interface Given {
  readonly outputs?: unknown;
  readonly embedUrl?: string | undefined;
  readonly clientId?: string | undefined;
}

const NAMES = { appId: 'okta_app_id', embedUrl: 'okta_app_embed_url', clientId: 'okta_web_sso_client_id' } as const;
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const EMBED_LINK = /^https?:\/\/[A-Za-z0-9.:-]+\/home\/amazon_aws\/([A-Za-z0-9]+)\/\d+$/;

/**
 * The app's values: options first, then the outputs, then what is configured.
 * @param given.outputs of `terraform output -json`, of `cdktf output --outputs-file`, or names and values
 * @throws Failure for a value that has another form than Okta's
 */
export function appValues({ okta }: Federation, given: Given): AppValues {
  const outputs = given.outputs === undefined ? new Map<string, unknown>() : flattened(given.outputs);
  const embedUrl = given.embedUrl ?? output(outputs, NAMES.embedUrl);
  const link = embedUrl === undefined ? undefined : EMBED_LINK.exec(embedUrl);
  if (link === null)
    throw new Failure(
      `the embed link ${JSON.stringify(embedUrl)} is not one of AWS Account Federation (copy it from the app's General tab: https://<org>/home/amazon_aws/<app id>/272)`,
    );
  if (
    link !== undefined &&
    embedUrl?.startsWith('http:') === true &&
    !/^http:\/\/(127\.0\.0\.1|localhost)[:/]/.test(embedUrl)
  )
    throw new Failure(`the embed link ${JSON.stringify(embedUrl)} is not https: passwords would be sent in clear text`);
  const appId = output(outputs, NAMES.appId) ?? link?.[1];
  const clientId = given.clientId ?? output(outputs, NAMES.clientId) ?? okta.app.webSsoClientId;
  for (const [what, id] of [
    ['app id', appId],
    ['client id', clientId],
  ] as const)
    if (id !== undefined && !ID.test(id)) throw new Failure(`the ${what} ${JSON.stringify(id)} is not an id of Okta`);
  if (appId !== undefined && link && appId !== link[1])
    throw new Failure(`the embed link is that of the app ${link[1] ?? ''}, the outputs are those of ${appId}`);
  return { appId, embedUrl, clientId };
}

/** @throws Failure that says where the value comes from */
export function need(
  values: AppValues,
  key: keyof AppValues,
  client: string,
  where: { readonly federation: Federation; readonly program: ApplyingProgram },
): string {
  const value = values[key];
  if (value !== undefined) return value;
  throw new Failure(`${client} needs ${WHAT[key]}, which ${whereFrom(key, where.federation, where.program)}`);
}

const WHAT = {
  appId: "the app's id",
  embedUrl: "the app's embed link",
  clientId: 'the id of an OIDC client',
} as const;

function whereFrom(key: keyof AppValues, { okta, layout }: Federation, { command }: ApplyingProgram): string {
  if (key === 'clientId')
    return 'the app has to know (make an OIDC native app in Okta, see docs/login-clients.md, and set okta.app.webSsoClientId, or give --client-id)';
  if (okta.app.metadata !== undefined)
    return 'this configuration does not have, since others run the app (ask them for its embed link, and give --embed-url)';
  const stack = layout === 'single' ? 'federation' : 'okta';
  return `exists only after the apply (give --outputs FILE with the output of "${command} -chdir=cdktf.out/stacks/${stack} output -json", or --embed-url)`;
}

function output(outputs: ReadonlyMap<string, unknown>, name: string): string | undefined {
  const value = outputs.get(name);
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  throw new Failure(`--outputs: ${name} is not a string`);
}

/** Every output by its name, whichever form the file has. @throws Failure where two stacks disagree */
function flattened(json: unknown): Map<string, unknown> {
  if (!isObject(json)) throw new Failure('--outputs: no JSON object (make it with "terraform output -json")');
  const found = new Map<string, unknown>();
  const add = (name: string, value: unknown) => {
    if (!Object.values<string>(NAMES).includes(name)) return;
    if (found.has(name) && found.get(name) !== value) throw new Failure(`--outputs: two values of ${name}`);
    found.set(name, value);
  };
  for (const [name, value] of Object.entries(json)) {
    if (!isObject(value)) add(name, value);
    else if ('value' in value && ('type' in value || 'sensitive' in value)) add(name, value['value']);
    // One more level: cdktf groups the outputs by stack.
    else for (const [inner, innerValue] of Object.entries(value)) add(inner, innerValue);
  }
  return found;
}
