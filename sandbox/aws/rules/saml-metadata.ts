import type { Rule } from '../gateway/handler';
import { AwsError, constraint } from '../query/aws-error';
import { parameter } from '../query/call';
import { parseMetadata } from '../saml/metadata';

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html */
const [SHORTEST, LONGEST] = [1_000, 10_000_000];

/** Metadata has a size, and an issuer and a key that assertions can be checked with; moto takes any text. */
export const samlMetadata: Rule = {
  actions: ['CreateSAMLProvider', 'UpdateSAMLProvider'],
  check(call) {
    const metadata = parameter(call, 'SAMLMetadataDocument');
    if (metadata.length < SHORTEST)
      throw constraint('SAMLMetadataDocument', metadata, `have length greater than or equal to ${SHORTEST}`);
    if (metadata.length > LONGEST)
      throw constraint('SAMLMetadataDocument', metadata, `have length less than or equal to ${LONGEST}`);
    if (metadata.startsWith('\ufeff')) throw new AwsError('InvalidInput', 'Could not parse metadata: byte order mark');
    try {
      parseMetadata(metadata);
    } catch (error) {
      throw new AwsError('InvalidInput', `Could not parse metadata: ${(error as Error).message}`);
    }
  },
};
