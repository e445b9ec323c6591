import type { Check } from '../check';
import { DEFAULTS } from '../defaults';

const ROLE_NAME = /^[A-Za-z0-9_+=,.@-]{1,64}$/;
const ROLE_ARN = /^arn:([a-z-]+):iam::(\d{12}):role\/([\x21-\x7e]+\/)?[A-Za-z0-9_+=,.@-]{1,64}$/;
/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const EXTERNAL_ID = /^[A-Za-z0-9_+=,.@:/-]{2,1224}$/;

/** Terraform reaches an account by a role in it, or by a profile. */
export const connectInOneWay: Check = ({ federation, accounts }, complain) => {
  const { partition = DEFAULTS.partition, connect: common } = federation.yaml;
  for (const { file, yaml } of [federation, ...accounts]) {
    const { connect } = yaml;
    if (!connect) continue;
    const { assumeRole, externalId, profile } = connect;
    // A key whose value had a wrong shape is there, too.
    const ways = ['assumeRole', 'profile'].filter((way) => Object.hasOwn(connect, way));
    if (ways.length !== 1)
      complain(file, ['connect'], {
        value: connect,
        requirement: 'needs one of assumeRole and profile',
        remedy: ways.length === 0 ? 'add one' : 'delete one',
      });
    if (externalId !== undefined && profile !== undefined)
      complain(file, ['connect', 'externalId'], {
        value: externalId,
        requirement: 'goes with assumeRole only',
        remedy: 'delete it',
        on: 'key',
      });
    if (externalId !== undefined && !EXTERNAL_ID.test(externalId))
      complain(file, ['connect', 'externalId'], {
        value: externalId,
        requirement: 'needs 2–1224 of A-Z a-z 0-9 _ + = , . @ : / -',
        remedy: 'copy the id from the role’s trust policy',
      });
    if (assumeRole !== undefined && !ROLE_NAME.test(assumeRole) && !ROLE_ARN.test(assumeRole))
      complain(file, ['connect', 'assumeRole'], {
        value: assumeRole,
        requirement: 'is neither a role’s name nor its ARN',
        remedy: 'write OrganizationAccountAccessRole or arn:aws:iam::123456789012:role/…',
      });
  }
  for (const { file, yaml } of accounts) {
    const place = yaml.connect ? file : federation.file;
    const role = (yaml.connect ?? common)?.assumeRole;
    const [, inPartition, inAccount] = ROLE_ARN.exec(role ?? '') ?? [];
    if (inPartition === undefined) continue;
    if (inPartition !== partition)
      complain(place, ['connect', 'assumeRole'], {
        value: role,
        requirement: `is in the partition ${inPartition}, the accounts are in ${partition}`,
        remedy: 'correct the ARN, or partition',
      });
    else if (yaml.id !== undefined && inAccount !== yaml.id)
      complain(place, ['connect', 'assumeRole'], {
        value: role,
        requirement: `is in another account than ${yaml.connect ? yaml.id : 'those that use it'}`,
        remedy: yaml.connect
          ? 'correct the ARN or the id'
          : 'write the role’s name only: it is looked for in each account',
      });
  }
};
