import { workspaceName, ownerOf } from '../../naming/owner';
import { WORKSPACE_NAME_CHARACTERS } from '../../naming/limits';
import type { Check } from '../check';
import { DEFAULTS } from '../defaults';

/** The longest name of a stack, by layout. */
const LONGEST_STACK = { single: 'federation', 'per-account': 'account-123456789012' } as const;

/** Names of workspaces hold prefix, org, partition and stack, and HCP Terraform limits their length. */
export const workspaceNames: Check = ({ federation: { file, yaml } }, complain) => {
  const { backend, okta, partition = DEFAULTS.partition, layout = DEFAULTS.layout } = yaml;
  if (!backend?.cloud || okta?.orgName === undefined) return;
  const { workspacePrefix = DEFAULTS.workspacePrefix } = backend.cloud;
  const owner = ownerOf({
    orgName: okta.orgName,
    baseUrl: okta.baseUrl,
    partition,
    groupPrefix: okta.app?.groupPrefix,
  });
  const name = workspaceName(workspacePrefix, owner, LONGEST_STACK[layout]);
  const excess = name.length - WORKSPACE_NAME_CHARACTERS;
  if (excess <= 0) return;
  const room = Math.max(0, workspacePrefix.length - excess);
  complain(file, ['backend', 'cloud', ...(backend.cloud.workspacePrefix === undefined ? [] : ['workspacePrefix'])], {
    value: backend.cloud.workspacePrefix,
    requirement: `the workspace ${name} has ${name.length} characters, HCP Terraform allows ${WORKSPACE_NAME_CHARACTERS}`,
    remedy: `write a workspacePrefix of at most ${room} characters`,
  });
};
