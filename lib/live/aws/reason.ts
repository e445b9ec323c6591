/** What is noted of a call that failed. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as { readonly code?: unknown };
  // The first line: messages of the SDK carry request ids and hints below it. Of several addresses that were tried, it is empty.
  const text = error.message.replace(/^AWS SDK error wrapper for Error: /, '').split('\n')[0] ?? '';
  return `${error.name}: ${text === '' && typeof code === 'string' ? code : text}`;
}
