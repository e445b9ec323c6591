import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadConfig } from '../../lib/config/load';
import { copyOfConfig } from '../cli/support/temporary';

const page = readFileSync(join('docs', 'login-clients.md'), 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^ *\`\`\`${language}\\n([^]*?)^ *\`\`\``, 'gm'))].map(([, text = '']) => text);

test('the configuration of the page is one that validates, and names the client that its commands use', () => {
  const [block = '', ...others] = blocks('yaml');
  expect(others).toEqual([]);
  const shipped = parse(readFileSync(join('config', 'federation.yaml'), 'utf8')) as { okta: object };
  const { app } = (parse(block) as { okta: { app: { webSsoClientId: string } } }).okta;
  const config = copyOfConfig({ 'federation.yaml': JSON.stringify({ ...shipped, okta: { ...shipped.okta, app } }) });
  const { federation } = loadConfig(config, { today: '2026-06-01' });
  expect(federation.okta.app.webSsoClientId).toBe(app.webSsoClientId);
  const clients = [...page.matchAll(/--oidc-client-id (\S+)/g)].map(([, id]) => id);
  expect(new Set(clients)).toEqual(new Set([app.webSsoClientId]));
});

test('a command that writes credentials names another file than the real one', () => {
  const writing = blocks('sh').filter((text) => text.includes('--write-aws-credentials'));
  expect(writing.length).toBeGreaterThan(0);
  for (const text of writing) expect(text).toMatch(/ --aws-credentials \.\//);
});
