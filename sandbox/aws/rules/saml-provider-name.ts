import { scope, type Rule } from '../gateway/handler';
import { alreadyExists, constraint, quotaExceeded } from '../query/aws-error';
import { parameter } from '../query/call';
import { at, childElements, textAt } from '../query/xml';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MOST_PROVIDERS = 100;

/** A provider's name has a form and is its account's only one; moto overwrites the other. */
export const samlProviderName: Rule = {
  actions: ['CreateSAMLProvider'],
  async check(call, { moto }) {
    const name = parameter(call, 'Name');
    if (!/^[\w._-]{1,128}$/.test(name))
      throw constraint('Name', name, 'satisfy regular expression pattern: [\\w._-]+ and have length between 1 and 128');
    const answer = await moto.call(scope(call), 'ListSAMLProviders');
    const list = at(answer, 'ListSAMLProvidersResult', 'SAMLProviderList');
    const arns = (list ? childElements(list) : []).map((member) => textAt(member, 'Arn') ?? '');
    if (arns.some((arn) => arn.endsWith(`:saml-provider/${name}`)))
      throw alreadyExists(`SAMLProvider with name ${name}`);
    if (arns.length >= MOST_PROVIDERS) throw quotaExceeded('SAMLProvidersPerAccount', MOST_PROVIDERS);
  },
};
