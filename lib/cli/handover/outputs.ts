import type { Federation } from '../../config/model';

/** Commands that print the provisioning user's key after an apply. */
export interface ProvisioningOutputs {
  readonly keyId: string;
  readonly secret: string;
}

/** @param slot which of the two keys */
export function provisioningOutputs(
  { layout, provisioningUser, accounts }: Federation,
  slot: string,
): ProvisioningOutputs {
  const id = accounts.find(({ name }) => name === provisioningUser?.account)?.id ?? '';
  const stack = layout === 'single' ? 'federation' : `account-${id}`;
  const output = (name: string): string => `terraform -chdir=cdktf.out/stacks/${stack} output -raw ${name}_${slot}`;
  const secret = provisioningUser?.pgpKey === undefined ? 'secret' : 'encrypted_secret';
  return { keyId: output('provisioning_key_id'), secret: output(`provisioning_key_${secret}`) };
}
