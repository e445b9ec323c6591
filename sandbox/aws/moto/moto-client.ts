import { answerText, type Answer } from '../query/answer';
import { AwsError } from '../query/aws-error';
import type { Call, Service } from '../query/call';
import { parseXml, textAt } from '../query/xml';
import { globalRegion, type Partition } from '../partition';
import type { Moto } from './start-moto';

/** An account in a partition; moto keeps one IAM for each. */
export interface AccountScope {
  readonly accountId: string;
  readonly partition: Partition;
}

/** API version of each service, as every call states it. */
const VERSIONS: Readonly<Record<Service, string>> = { iam: '2010-05-08', sts: '2011-06-15' };
/** Headers that belong to one hop. */
const NOT_PASSED_ON = new Set(['connection', 'content-length', 'expect', 'host', 'keep-alive', 'transfer-encoding']);

/** Speaks to moto: passes calls on, and asks questions of its own. */
export class MotoClient {
  constructor(private readonly moto: Pick<Moto, 'url' | 'token'>) {}

  /** Passes a call on as it came. @throws AwsError `InvalidAction` where moto has no answer */
  async forward({ original, action, service, region, accountId }: Call): Promise<Answer> {
    const kept = Object.entries(original.headers).filter(([name]) => !NOT_PASSED_ON.has(name.toLowerCase()));
    // The account is for the gateway to say: a caller's own header goes under.
    const headers = {
      authorization: scopeOf(service, region),
      ...Object.fromEntries(kept),
      'x-moto-account-id': accountId,
      'x-sandbox-token': this.moto.token,
    };
    const response = await fetch(this.moto.url, {
      method: 'POST',
      headers,
      body: new Uint8Array(original.body),
      redirect: 'manual',
    });
    const body = new Uint8Array(await response.arrayBuffer());
    // Moto's own 500 would make a client try again for minutes.
    if (response.status >= 500)
      throw new AwsError('InvalidAction', `The local AWS accounts have no answer to ${action}.`);
    return { status: response.status, contentType: response.headers.get('content-type') ?? 'text/xml', body };
  }

  /** Makes a call of the gateway's own. @returns the root element of the answer @throws AwsError that moto gave */
  async call(
    { accountId, partition }: AccountScope,
    action: string,
    parameters: Readonly<Record<string, string>> = {},
    service: Service = 'iam',
  ): Promise<Element> {
    const form = new URLSearchParams({ Action: action, Version: VERSIONS[service], ...parameters });
    const answer = await this.forward({
      service,
      region: globalRegion(partition),
      partition,
      action,
      parameters: form,
      accessKeyId: undefined,
      accountId,
      sourceIp: '127.0.0.1',
      userAgent: 'gateway',
      original: {
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: Buffer.from(form.toString()),
      },
    });
    const root = parseXml(answerText(answer));
    if (answer.status < 400) return root;
    throw new AwsError(textAt(root, 'Error', 'Code') ?? '', textAt(root, 'Error', 'Message') ?? '', answer.status);
  }

  /** Like {@link call}; `undefined` where what is asked for does not exist. */
  async find(...args: Parameters<MotoClient['call']>): Promise<Element | undefined> {
    try {
      return await this.call(...args);
    } catch (error) {
      if (error instanceof AwsError && error.code === 'NoSuchEntity') return undefined;
      throw error;
    }
  }
}

/** Moto reads service and region out of the signature's scope, and nothing else of it. */
function scopeOf(service: Service, region: string): string {
  return `AWS4-HMAC-SHA256 Credential=gateway/20250101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}
