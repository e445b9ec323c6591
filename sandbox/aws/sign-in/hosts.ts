/** Sign-in endpoints without region → where the console is. */
const CONSOLES: ReadonlyMap<string, string> = new Map([
  ['signin.aws.amazon.com', 'console.aws.amazon.com'],
  ['signin.amazonaws-us-gov.com', 'console.amazonaws-us-gov.com'],
  ['signin.amazonaws.cn', 'console.amazonaws.cn'],
]);

/**
 * The console's host for a sign-in endpoint's; `undefined` where `host` is none of AWS's endpoints.
 * @param host e.g. `eu-central-1.signin.aws.amazon.com`
 */
export function consoleHost(host: string): string | undefined {
  return CONSOLES.get(host.replace(/^[a-z]{2}(-[a-z]+)+-\d\./, ''));
}

/** Whether this is the host of a console. */
export function isConsoleHost(host: string): boolean {
  return [...CONSOLES.values()].includes(host);
}
