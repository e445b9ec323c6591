import { MANAGEMENT_ACCOUNT, type OrganizationAccount } from '../accounts';
import type { Dependencies } from '../gateway/handler';
import { signingKey, type Incoming } from '../gateway/read-call';
import type { Answer } from '../query/answer';
import { AwsError } from '../query/aws-error';

/** Organizations answers so many accounts at once, and no more. */
const MOST = 20;
/** Organizations speaks JSON: the header names the call. */
const TARGET = /^AWSOrganizationsV20161128\.(\w+)$/;

export function isOrganizationsCall({ headers }: Incoming): boolean {
  return TARGET.test(headers['x-amz-target'] ?? '');
}

/**
 * The one call of AWS Organizations that there is here.
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
 */
export function listAccounts({ headers, body }: Incoming, { state, now }: Dependencies): Answer {
  try {
    const [, action = ''] = TARGET.exec(headers['x-amz-target'] ?? '') ?? [];
    const key = signingKey(headers);
    if (key === undefined)
      throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token', 403);
    const { accountId } = state.accessKeys.holderOf(key, now());
    state.calls.push({ service: 'organizations', action, accountId });
    if (action !== 'ListAccounts')
      throw new AwsError('UnknownOperationException', `The local AWS accounts have no organizations:${action}.`);
    if (accountId !== MANAGEMENT_ACCOUNT)
      throw new AwsError('AccessDeniedException', "You don't have permissions to access this resource.");
    return json(200, pageOf(state.organization, readBody(body)));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return json(error.status, { __type: error.code, Message: error.message });
  }
}

function pageOf(accounts: ReadonlyMap<string, OrganizationAccount>, { MaxResults = MOST, NextToken }: Request) {
  if (!Number.isInteger(MaxResults) || MaxResults < 1 || MaxResults > MOST)
    throw new AwsError('InvalidInputException', 'You specified an invalid value: MaxResults');
  const sorted = [...accounts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const start = NextToken === undefined ? 0 : Number(Buffer.from(NextToken, 'base64url').toString('utf8'));
  if (!Number.isInteger(start))
    throw new AwsError('InvalidInputException', 'You specified an invalid value: NextToken');
  const end = start + MaxResults;
  return {
    Accounts: sorted.slice(start, end).map(({ id, name, status }) => ({
      ...{ Id: id, Name: name, Status: status, JoinedMethod: 'CREATED' },
      Arn: `arn:aws:organizations::${MANAGEMENT_ACCOUNT}:account/o-sandbox000/${id}`,
    })),
    NextToken: end < sorted.length ? Buffer.from(String(end)).toString('base64url') : undefined,
  };
}

interface Request {
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

/** @throws AwsError */
function readBody(body: Uint8Array): Request {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8') || '{}') as Request;
  } catch {
    throw new AwsError('SerializationException', 'The request body is not JSON');
  }
}

function json(status: number, value: object): Answer {
  return { status, contentType: 'application/x-amz-json-1.1', body: Buffer.from(JSON.stringify(value)) };
}
