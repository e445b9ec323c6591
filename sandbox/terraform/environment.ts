/** What programs need on every machine, and what finds the packages and mirrors of this one. */
const KEPT =
  /^(?:PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|LANG|LC_\w+|TZ|SSL_CERT_(?:FILE|DIR)|FEDERATION_\w+|TF_PLUGIN_CACHE_DIR)$/;
/** How a registry is reached; nothing else of a rehearsal leaves this machine. */
const PROXY = /^(?:https?|no)_proxy$/i;

/**
 * The variables of the user's that a program of the sandbox gets. A list of what is let in, since what must stay out has no
 * end: tokens and addresses of a real Okta org or AWS account, Terraform's own variables and arguments, a proxy that
 * would see the local token.
 * @param download it fetches providers, and gets the proxy that leads to the registry
 */
export function programEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  { download = false }: { readonly download?: boolean } = {},
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value !== undefined && (KEPT.test(name) || (download && PROXY.test(name))) ? [[name, value]] : [],
    ),
  );
}
