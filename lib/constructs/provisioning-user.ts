import { IamAccessKey } from '@cdktf/provider-aws/lib/iam-access-key';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { IamUser } from '@cdktf/provider-aws/lib/iam-user';
import { IamUserPolicyAttachment } from '@cdktf/provider-aws/lib/iam-user-policy-attachment';
import { Construct } from 'constructs';
import { InvalidName } from '../naming/invalid-name';
import type { Account } from './account';
import { AppliedValue } from './applied-value';
import { writeComment } from './comment';
import { demand } from './invalid-construct';
import { literals } from './literal';

/** Slots of access keys; IAM allows two for a user, so that one can be changed while the other works. */
export type KeySlot = 'a' | 'b';

export interface ProvisioningUserProps {
  /** Name of the user and of its policy. @default 'okta-provisioning' */
  readonly name?: string;
  /** Slots that have a key, the newest last: `['a']`, during a rotation `['a', 'b']`, then `['b']`. @default ['a'] */
  readonly keys?: readonly KeySlot[];
  /** PGP key (base64, or `keybase:name`) that encrypts the secrets, so that none is in the state. @default - none */
  readonly pgpKey?: string;
}

/** A key of the provisioning user; its values are tokens. */
export interface ProvisioningKey {
  readonly slot: KeySlot;
  readonly accessKeyId: string;
  /** Plain text: mark an output of it sensitive. `undefined` where a PGP key encrypts it. */
  readonly secret?: string;
  /** Base64 of the PGP message. `undefined` without a PGP key. */
  readonly encryptedSecret?: string;
}

const PATH = '/okta/';
/** IAM API, CreateUser. */
const NAME = /^[\w+=,.@-]{1,64}$/;
/** All that Okta's Provisioning tab asks for: it downloads the names of roles. */
const DOCUMENT = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'ListRoleNames',
      Effect: 'Allow',
      Action: ['iam:ListAccountAliases', 'iam:ListRoles'],
      Resource: '*',
    },
  ],
};

/**
 * The user whose access key a person enters in Okta's Provisioning tab. It has no password and may list names only.
 * @example
 * ```ts
 * const { keys } = account.addProvisioningUser();
 * for (const { slot, secret } of keys)
 *   new TerraformOutput(stack, `provisioning-${slot}`, { value: secret, sensitive: true });
 * ```
 */
export class ProvisioningUser extends Construct {
  readonly userName: string;
  /** In the order of the slots. */
  readonly keys: readonly ProvisioningKey[];

  /** @throws InvalidName, InvalidConstruct */
  constructor(scope: Construct, id: string, props: ProvisioningUserProps & { account: Account }) {
    super(scope, id);
    const { account, name = 'okta-provisioning', keys = ['a'], pgpKey } = props;
    const { provider, federation, accept } = account;
    if (!NAME.test(name))
      throw new InvalidName('provisioning user', name, 'needs 1–64 of A-Z a-z 0-9 _ + = , . @ -', 'rename it');
    account.register({ construct: this, kind: 'provisioning user', name });
    demand(this, keys.length > 0, 'no access key', 'name at least one slot: ["a"]');
    const newest = keys.at(-1) ?? 'a';
    const other = newest === 'a' ? 'b' : 'a';
    new AppliedValue(this, 'NewestKey', {
      value: newest,
      mayChange: new Set(keys).size > 1,
      refusal: (was) =>
        `The newest key is in slot ${was}, and the configuration keeps only slot ${newest}: Okta's key would be deleted before the new one is entered. Write keys [${other}, ${newest}], apply, enter key ${newest} in Okta, then write [${newest}] and apply again.`,
    });
    const tags = literals(federation.tags);
    const user = new IamUser(this, 'User', { name, path: PATH, tags, provider });
    const policy = new IamPolicy(this, 'Policy', {
      name,
      path: PATH,
      description: 'What the Provisioning tab of the AWS Account Federation app in Okta needs',
      policy: JSON.stringify(DOCUMENT),
      tags,
      provider,
    });
    const attachment = new IamUserPolicyAttachment(this, 'Attachment', {
      user: user.name,
      policyArn: policy.arn,
      provider,
    });
    for (const element of [user, policy, attachment]) writeComment(element, { accept });
    this.userName = name;
    this.keys = [...new Set(keys)].sort().map((slot) => {
      const key = new IamAccessKey(this, `Key-${slot}`, {
        user: user.name,
        status: 'Active',
        provider,
        pgpKey,
      });
      writeComment(key, { accept });
      const secret = pgpKey === undefined ? { secret: key.secret } : { encryptedSecret: key.encryptedSecret };
      return { slot, accessKeyId: key.id, ...secret };
    });
  }
}
