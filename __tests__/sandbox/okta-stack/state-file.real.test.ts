import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stateOfOutputs } from '../../../sandbox/okta-stack/state-file';
import { findTerraform } from '../../../sandbox/terraform/find-terraform';
import { Terraform } from '../../../sandbox/terraform/terraform';

test('Terraform reads the outputs back as they were', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'state-'));
  try {
    const outputs = new Map<string, unknown>([
      ['metadata', '<EntityDescriptor>"${x}"</EntityDescriptor>'],
      ['groups', { Support: '00g1' }],
    ]);
    writeFileSync(join(directory, 'terraform.tfstate'), stateOfOutputs(outputs));
    const terraform = new Terraform({ binary: findTerraform(), directory, cliConfig: '/dev/null' });
    expect(await terraform.outputs()).toEqual(outputs);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
