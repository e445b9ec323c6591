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
/** What both clients are made with: retries that slow down together where AWS asks for it. */
const RETRY = { retryMode: 'adaptive', maxAttempts: 8 } as const;

export interface ClientSettings {
  readonly region: string;
  readonly retryMode: 'adaptive';
  readonly maxAttempts: number;
  readonly credentials?: Credentials;
  readonly profile?: string;
}

/** Signs in to an account. The first credentials come from where the SDK finds them. @throws Error of the SDK */
export async function connect(connection: Connection, region: string): Promise<ClientSettings> {
  if (connection.type === 'profile') return { region, ...RETRY, profile: connection.profile };
  const [{ STSClient, AssumeRoleCommand }, { readsOnly }] = await Promise.all([
    import('@aws-sdk/client-sts'),
    import('./reads'),
  ]);
  const sts = readsOnly(new STSClient({ region, ...RETRY }));
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
      ...RETRY,
      credentials: { accessKeyId, secretAccessKey, sessionToken },
    };
  } finally {
    sts.destroy();
  }
}
