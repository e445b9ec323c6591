import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { OktaProvider } from '@cdktf/provider-okta/lib/provider';
import type { Construct } from 'constructs';
import type { Account, Federation } from '../config/model';
import { roleArn } from '../naming/arn';
import { constructId } from '../naming/construct-id';
import { homeRegion } from '../naming/partition';

/** Name of Terraform's sessions in CloudTrail. Fixed, so that a rule on it can be written. */
const SESSION_NAME = 'okta-aws-federation';

/** The Okta org. Who Terraform is there comes from the environment (`OKTA_API_TOKEN`, …), as does everything else. */
export function addOktaProvider(scope: Construct, { okta }: Federation): void {
  new OktaProvider(scope, 'Okta', { orgName: okta.orgName, baseUrl: okta.baseUrl });
}

/** The way into an account, which refuses to work in any other. */
export function addAwsProvider(scope: Construct, { partition }: Federation, account: Account): AwsProvider {
  const { id, connect } = account;
  return new AwsProvider(scope, constructId('Aws', id), {
    alias: `account_${id}`,
    region: homeRegion(partition),
    allowedAccountIds: [id],
    ...(connect.type === 'profile'
      ? { profile: connect.profile }
      : {
          assumeRole: [
            {
              roleArn: connect.role.startsWith('arn:') ? connect.role : roleArn(partition, id, connect.role),
              sessionName: SESSION_NAME,
              externalId: connect.externalId,
            },
          ],
        }),
  });
}
