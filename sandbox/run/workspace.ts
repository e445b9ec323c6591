import { ownedFolder, type OwnedFolder } from '../owned-folder';

/** The folder that one run keeps its files in: copy of the configuration, plan, state. */
export type Workspace = OwnedFolder;

export function makeWorkspace(parent?: string): Workspace {
  return ownedFolder('okta-aws-federation-', parent);
}
