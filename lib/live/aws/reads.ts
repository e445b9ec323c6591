/** The only calls that are ever made; each one reads, although most are POST by protocol. */
export const AWS_READS = [
  'sts:AssumeRole',
  'iam:GetAccountAuthorizationDetails',
  'iam:ListRoles',
  'iam:ListSAMLProviders',
  'iam:GetSAMLProvider',
  'iam:ListAccountAliases',
  'iam:ListAccessKeys',
  'iam:GetAccessKeyLastUsed',
  'organizations:ListAccounts',
] as const;

const NAMES = new Set<string>(AWS_READS.map((name) => name.split(':')[1] ?? ''));

/** As much of a client of the SDK as is needed here. */
interface AwsClient {
  readonly middlewareStack: { add(middleware: never, options: never): void };
}

/** Lets a client of the SDK send nothing but reads: anything else is a bug of this program, and never leaves it. */
export function readsOnly<C extends AwsClient>(client: C): C {
  const { middlewareStack } = client as unknown as {
    readonly middlewareStack: { add(middleware: unknown, options: unknown): void };
  };
  middlewareStack.add(
    (next: (args: unknown) => Promise<unknown>, { commandName = '' }: { commandName?: string }) =>
      (args: unknown) => {
        const name = commandName.replace(/Command$/, '');
        if (!NAMES.has(name)) throw new Error(`${name} is not one of the calls that a snapshot makes`);
        return next(args);
      },
    { step: 'initialize', name: 'readsOnly' },
  );
  return client;
}
