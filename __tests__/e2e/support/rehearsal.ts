import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseDocument, type Document } from 'yaml';
import { Browser } from '../../../sandbox/journey/browser';
import { rolesInAssertion } from '../../../sandbox/journey/role-picker';
import { openApp, SignInRefused } from '../../../sandbox/journey/sign-in';
import { assumeRoleWithSaml, callerArn } from '../../../sandbox/journey/sts';
import { silent } from '../../../sandbox/run/narrator';
import { codeOf } from '../../../sandbox/run/code';
import { PASSWORD } from '../../../sandbox/run/people';
import type { Sandbox } from '../../../sandbox/run/sandbox';
import { startSandbox } from '../../../sandbox/run/start-sandbox';

const SHIPPED = resolve(__dirname, '..', '..', '..', 'config');

/** The shipped configuration, applied, and a copy of its files to change. */
export class Rehearsal {
  private constructor(
    readonly config: string,
    readonly sandbox: Sandbox,
  ) {}

  static async start(): Promise<Rehearsal> {
    const config = mkdtempSync(join(tmpdir(), 'rehearsal-config-'));
    cpSync(SHIPPED, config, { recursive: true });
    return new Rehearsal(config, await startSandbox({ config, narrator: silent }));
  }

  /** Writes a new file of the configuration. */
  write(file: string, text: string): void {
    writeFileSync(join(this.config, file), text);
  }

  /** Changes a file of the configuration as an author would. */
  edit(file: string, change: (document: Document) => void): void {
    const document = parseDocument(readFileSync(join(this.config, file), 'utf8'));
    change(document);
    writeFileSync(join(this.config, file), document.toString());
  }

  apply(): Promise<void> {
    return this.sandbox.reapply(silent);
  }

  unsettled(): Promise<string[]> {
    return this.sandbox.unsettled();
  }

  /** ARNs of the roles that Okta lists for somebody; none where it refuses to open the app. */
  async rolesOf(login: string): Promise<string[]> {
    try {
      return rolesInAssertion(await this.assertionFor(login)).map(([, arn]) => arn);
    } catch (error) {
      if (error instanceof SignInRefused && error.page.status === 403) return [];
      throw error;
    }
  }

  /** Signs in and assumes a role. @returns who STS says it is */
  async become(login: string, roleArn: string): Promise<string> {
    const samlResponse = await this.assertionFor(login);
    const providerArn = `${roleArn.split(':role/')[0] ?? ''}:saml-provider/Okta`;
    const { stsUrl } = this.sandbox.aws;
    return callerArn(stsUrl, await assumeRoleWithSaml(stsUrl, { providerArn, roleArn, samlResponse }));
  }

  async stop(): Promise<void> {
    await this.sandbox.stop();
    rmSync(this.config, { recursive: true, force: true });
  }

  private async assertionFor(login: string): Promise<string> {
    const embedUrl = await this.sandbox.embedUrl();
    const oktaUrl = this.sandbox.okta.url;
    const code = () => codeOf(this.sandbox.okta, login);
    return (await openApp(new Browser(), { oktaUrl, embedUrl, login, password: PASSWORD, code })).samlResponse;
  }
}

/**
 * Looks again and again while work is done, and collects what was not as it should be.
 * @param look says what is wrong, or nothing
 * @returns number of looks, and everything that was wrong
 */
export async function sampled(
  look: () => string | undefined | Promise<string | undefined>,
  work: () => Promise<void>,
  pauseMs = 5,
): Promise<{ looks: number; wrong: string[] }> {
  const done = new AbortController();
  let looks = 0;
  const wrong: string[] = [];
  const watching = (async () => {
    while (!done.signal.aborted) {
      const complaint = await look();
      looks++;
      if (complaint !== undefined) wrong.push(complaint);
      await new Promise((next) => setTimeout(next, pauseMs));
    }
  })();
  try {
    await work();
  } finally {
    done.abort();
    await watching;
  }
  return { looks, wrong };
}
