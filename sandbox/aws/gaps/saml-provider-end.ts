import { X509Certificate } from 'node:crypto';
import { scope, type Dependencies, type Gap } from '../gateway/handler';
import { answerText, xmlAnswer, type Answer } from '../query/answer';
import { parameter, type Call } from '../query/call';
import { textAt } from '../query/xml';
import { parseMetadata } from '../saml/metadata';

/**
 * Moto says of every SAML provider that it ends in 2032. Here it ends with the last of its certificates; whether AWS takes
 * the last or the first of several is not documented.
 */
export const samlProviderEnd: Gap = {
  actions: ['GetSAMLProvider', 'ListSAMLProviders'],
  async answer(call, context, next) {
    const answer = await next(call);
    if (answer.status >= 400) return answer;
    if (call.action === 'GetSAMLProvider') {
      const end = await endOf(parameter(call, 'SAMLProviderArn'), call, context);
      return replaced(answer, /<ValidUntil>[^<]*<\/ValidUntil>/g, () => end);
    }
    const text = answerText(answer);
    const arns = [...text.matchAll(/<Arn>([^<]*)<\/Arn>/g)].map(([, arn = '']) => arn);
    const ends = new Map<string, string | undefined>();
    for (const arn of arns) ends.set(arn, await endOf(arn, call, context));
    return replaced(answer, /<member>[^]*?<\/member>/g, (member) =>
      ends.get(/<Arn>([^<]*)<\/Arn>/.exec(member)?.[1] ?? ''),
    );
  },
};

/** ISO 8601, in seconds as IAM answers it. */
async function endOf(arn: string, call: Call, { moto }: Dependencies): Promise<string | undefined> {
  const provider = await moto.find(scope(call), 'GetSAMLProvider', { SAMLProviderArn: arn });
  const metadata = provider && textAt(provider, 'GetSAMLProviderResult', 'SAMLMetadataDocument');
  if (metadata === undefined) return undefined;
  try {
    const ends = parseMetadata(metadata).certificates.map((pem) => Date.parse(new X509Certificate(pem).validTo));
    return new Date(Math.max(...ends)).toISOString().replace(/\.\d+Z$/, 'Z');
  } catch {
    // It was put there before the accounts were opened, and IAM would not have taken it.
    return undefined;
  }
}

function replaced(answer: Answer, part: RegExp, endOfPart: (part: string) => string | undefined): Answer {
  const text = answerText(answer).replace(part, (found) => {
    const end = endOfPart(found);
    return end === undefined ? found : found.replace(/<ValidUntil>[^<]*</, `<ValidUntil>${end}<`);
  });
  return xmlAnswer(answer.status, text);
}
