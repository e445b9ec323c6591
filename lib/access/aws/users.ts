import { acceptances, display, type Documents } from '../../documents';
import type { IamUser } from '../model/aws';
import { IdentityIndex, nameOf } from './identity';
import { attachPolicies, type PolicyHolder, sortedPolicies, USER_POLICIES } from './policies';

interface ReadUser extends PolicyHolder {
  readonly user: IamUser;
  readonly keys: IamUser['accessKeys'][number][];
}

/** Keys are active unless they say otherwise. @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html */
const DEFAULT_STATUS = 'Active';

export function iamUsers(documents: Documents): IamUser[] {
  const index = new IdentityIndex<ReadUser>(documents);
  const users = documents.ofType('aws_iam_user').map((resource): ReadUser => {
    const name = nameOf(resource, documents);
    const accountId = documents.accountOf(resource).id;
    const user = {
      address: resource.address,
      accept: acceptances(resource),
      name,
      accountId,
      policies: [],
      accessKeys: [],
    };
    const read: ReadUser = { user, policies: [], unknownPolicies: [], keys: [] };
    index.add(resource, read);
    return read;
  });
  attachPolicies(documents, index, USER_POLICIES);
  for (const resource of documents.ofType('aws_iam_access_key')) {
    const owner = index.find(resource, resource.argument('user'));
    const { address } = resource;
    if (!owner) {
      const user = display(resource.argument('user') ?? '');
      documents.report(address, 'an access key of a user that is not in the documents', user);
      continue;
    }
    const status = display(resource.argument('status') ?? DEFAULT_STATUS);
    owner.keys.push({ address, status, pgp: resource.argument('pgp_key') !== undefined });
  }
  return users.map((read) => ({
    ...read.user,
    policies: sortedPolicies(documents, read.user, read),
    accessKeys: read.keys,
  }));
}
