interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** How an account is reached, as in the configuration. */
export type Connection =
  | { readonly type: 'assumeRole'; /** ARN of the role. */ readonly roleArn: string; readonly externalId?: string }
  | { readonly type: 'profile'; readonly profile: string };

/** Name of the sessions in CloudTrail. */
const SESSION_NAME = 'okta-aws-federation-snapshot';
const silent = () => undefined;
// The packages are pinned: what later ones need of Node.js is nothing that who takes a snapshot can change.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
/**
 * What every client is made with: retries that slow down together where AWS asks for it, and nothing printed. The SDK would
 * warn of an AWS_PROFILE beside keys in the environment, between the lines of progress.
 */
export const CLIENT = {
  retryMode: 'adaptive',
  maxAttempts: 8,
  logger: { debug: silent, info: silent, warn: silent, error: silent },
} as const;

export interface ClientSettings extends Readonly<typeof CLIENT> {
  readonly region: string;
  readonly credentials?: Credentials;
  readonly profile?: string;
}

/** Signs in to an account. The first credentials come from where the SDK finds them. @throws Error of the SDK */
export async function connect(connection: Connection, region: string): Promise<ClientSettings> {
  if (connection.type === 'profile') return { region, ...CLIENT, profile: connection.profile };
  const [{ STSClient, AssumeRoleCommand }, { readsOnly }] = await Promise.all([
    import('@aws-sdk/client-sts'),
    import('./reads'),
  ]);
  const sts = readsOnly(new STSClient({ region, ...CLIENT }));
  try {
    const { Credentials: made } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: connection.roleArn,
        RoleSessionName: SESSION_NAME,
        ExternalId: connection.externalId,
      }),
    );
    if (made?.AccessKeyId === undefined || made.SecretAccessKey === undefined)
      throw new Error('STS answered without credentials');
    const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = made;
    return {
      region,
      ...CLIENT,
      credentials: { accessKeyId, secretAccessKey, sessionToken },
    };
  } finally {
    sts.destroy();
  }
}
