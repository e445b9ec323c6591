import type { Federation } from '../../config/model';
import type { ApplyingProgram } from '../applying-program';

/** Commands that print the provisioning user's key after an apply. */
export interface ProvisioningOutputs {
  readonly keyId: string;
  readonly secret: string;
}

/** @param slot which of the two keys @param command the program that prints them */
export function provisioningOutputs(
  { layout, provisioningUser, accounts }: Federation,
  slot: string,
  { command }: Pick<ApplyingProgram, 'command'>,
): ProvisioningOutputs {
  const id = accounts.find(({ name }) => name === provisioningUser?.account)?.id ?? '';
  const stack = layout === 'single' ? 'federation' : `account-${id}`;
  const output = (name: string): string => `${command} -chdir=cdktf.out/stacks/${stack} output -raw ${name}_${slot}`;
  const secret = provisioningUser?.pgpKey === undefined ? 'secret' : 'encrypted_secret';
  return { keyId: output('provisioning_key_id'), secret: output(`provisioning_key_${secret}`) };
}
