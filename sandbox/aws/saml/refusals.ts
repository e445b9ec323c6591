import { AwsError } from '../query/aws-error';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html */
export const invalidToken = (message: string) => new AwsError('InvalidIdentityToken', message);
export const expired = (message: string) => new AwsError('ExpiredTokenException', message);
export const rejectedByIdp = (message: string) => new AwsError('IDPRejectedClaim', message, 403);
/** One answer for every reason that lies in the account: it does not tell which roles there are. */
export const notAuthorized = () =>
  new AwsError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithSAML', 403);
