import { createHash } from 'node:crypto';

export const STYLE = `
:root { color-scheme: light dark; --page: #f4f6f9; --card: #fff; --text: #16191f; --soft: #545b64; --line: #d5dbdb; --link: #0a58a6; --accent: #b04a06; --accent-text: #fff; --bar: #1b2430; --bar-text: #fff; --bad: #b0241c; }
@media (prefers-color-scheme: dark) { :root { --page: #0f141a; --card: #19212b; --text: #e9ebed; --soft: #a7b0ba; --line: #37424f; --link: #7cb8ff; --accent: #f2a33a; --accent-text: #16191f; --bar: #05080c; --bad: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between; padding: .75rem 1.5rem; background: var(--bar); color: var(--bar-text); }
header form { margin: 0; }
header .who { font-weight: 600; overflow-wrap: anywhere; }
header button { background: transparent; color: var(--bar-text); border: 1px solid currentColor; padding: .25rem .75rem; font-weight: 400; }
main { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.05rem; margin: 0 0 .5rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1.25rem 1.5rem; margin: 0 0 1rem; }
.soft { color: var(--soft); }
.bad { color: var(--bad); font-weight: 600; overflow-wrap: anywhere; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
legend { padding: 0; margin-bottom: 1rem; color: var(--soft); }
.saml-account { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; margin: 0 0 1rem; overflow: hidden; }
.saml-account-name { padding: .75rem 1.25rem; font-weight: 600; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.saml-role { display: flex; align-items: center; gap: .75rem; padding: 0 1.25rem; }
.saml-role + .saml-role { border-top: 1px solid var(--line); }
.saml-role label { flex: 1; padding: .7rem 0; cursor: pointer; overflow-wrap: anywhere; }
.saml-role input { width: 1.1rem; height: 1.1rem; accent-color: var(--accent); }
.saml-role:hover, .saml-role:focus-within { background: color-mix(in srgb, var(--accent) 10%, transparent); }
button { font: inherit; font-weight: 600; cursor: pointer; border: 0; border-radius: .4rem; padding: .6rem 1.4rem; background: var(--accent); color: var(--accent-text); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .5rem 1.5rem; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
ul { margin: 0; padding-left: 1.2rem; }
footer { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: var(--soft); font-size: .875rem; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .75rem; } }
`;

/** Nothing runs and nothing is loaded on these pages; forms stay here. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
