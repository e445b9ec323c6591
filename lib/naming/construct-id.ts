/**
 * Id of a construct that stands for something users name, e.g. `ManagementGroup-Cloud%20Admins`: the kind before the
 * name, so that no name can vanish (`Default`) or meet another kind's. Characters that `constructs` or CDKTF would
 * refuse or fold (`/`, white space) are percent-encoded, so two names never become one id.
 */
export function constructId(kind: string, name: string): string {
  return `${kind}-${name.replace(/[/%\\\s]/g, percentEncode)}`;
}

function percentEncode(char: string): string {
  return [...new TextEncoder().encode(char)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
