export { terraformAddress } from '../documents';

/** The stack of an address, `federation` of `federation:aws_iam_role.admin`; empty where a document names none. */
export function stackOf(address: string): string {
  return address.slice(0, Math.max(address.indexOf(':'), 0));
}
