import type { Account } from '../../config/model';
import { roleArn } from '../../naming/arn';
import type { Partition } from '../../naming/partition';
import type { MakeStep } from './step';

/** How Terraform gets into each account. */
export const connectAccounts: MakeStep = ({ accounts, partition }, { product }) => {
  if (accounts.length === 0) return undefined;
  return {
    id: 'connect-accounts',
    when: 'before',
    title: `Let ${product} into every account`,
    why: `Who may administer an account has to be decided before ${product} can change anything in it.`,
    actions: [
      `Give the identity that runs ${product} the right to assume these roles (sts:AssumeRole), or set up these profiles.`,
      'Each needs to administer IAM in its account: SAML providers, roles, policies, account alias, users.',
    ],
    values: accounts.map((account) => ({
      label: `${account.name} (${account.id})`,
      value: connection(account, partition),
    })),
    done: 'a plan reads every account; each provider refuses any other account id',
  };
};

function connection({ id, connect }: Account, partition: Partition): string {
  if (connect.type === 'profile') return `profile ${connect.profile}`;
  const arn = connect.role.startsWith('arn:') ? connect.role : roleArn(partition, id, connect.role);
  return connect.externalId === undefined ? arn : `${arn}, with an external id`;
}
