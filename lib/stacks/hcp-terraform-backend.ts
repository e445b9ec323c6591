import { TerraformBackend, type NamedCloudWorkspace } from 'cdktf';
import { getHostNameType } from 'cdktf/lib/backends/cloud-backend';
import { DataTerraformRemoteState } from 'cdktf/lib/backends/remote-backend';
import type { TerraformRemoteState } from 'cdktf';
import type { Construct } from 'constructs';

export interface HcpTerraformBackendProps {
  readonly organization: string;
  readonly hostname: string;
  readonly workspaces: NamedCloudWorkspace;
}

/**
 * State in HCP Terraform or Terraform Enterprise. CDKTF's own `CloudBackend` starts `terraform version` for each stack
 * at each synth, and fails where no program of that name is installed.
 */
export class HcpTerraformBackend extends TerraformBackend {
  constructor(
    scope: Construct,
    private readonly props: HcpTerraformBackendProps,
  ) {
    super(scope, 'backend', 'cloud');
  }

  override toTerraform(): unknown {
    const { organization, hostname, workspaces } = this.props;
    return { terraform: { cloud: { organization, hostname, workspaces: { name: workspaces.name } } } };
  }

  override toHclTerraform(): unknown {
    const { organization, hostname, workspaces } = this.props;
    const block = {
      value: workspaces.toHclTerraform() as unknown,
      isBlock: true,
      type: 'map',
      storageClassType: 'stringmap',
    };
    return { terraform: { cloud: { organization, hostname, workspaces: block } } };
  }

  /** Shows `cdktf deploy` that runs are remote. */
  override toMetadata(): unknown {
    return { ...(super.toMetadata() as object), cloud: getHostNameType(this.props.hostname) };
  }

  override getRemoteStateDataSource(scope: Construct, name: string): TerraformRemoteState {
    const { organization, hostname, workspaces } = this.props;
    return new DataTerraformRemoteState(scope, name, { organization, hostname, workspaces: { name: workspaces.name } });
  }
}
