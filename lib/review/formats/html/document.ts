import { cspHash, escapeHtml } from './inline';

export interface HtmlParts {
  /** Markup: whatever comes from a document is escaped already, here and in the body. */
  readonly title: string;
  readonly style: string;
  /** The one script that may run. @default - none may */
  readonly script?: string;
  readonly body: string;
}

/**
 * A page that asks no network for anything. Its policy allows this style and this script, by their hash, and nothing else,
 * so that a string which became markup against all care would still not run.
 */
export function htmlDocument({ title, style, script, body }: HtmlParts): string {
  const policy = [
    "default-src 'none'",
    ...(script === undefined ? [] : [`script-src ${cspHash(script)}`]),
    `style-src ${cspHash(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
