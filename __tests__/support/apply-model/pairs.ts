import fc from 'fast-check';
import { loadConfig } from '../../../lib/config/load';
import type { Federation } from '../../../lib/config/model';
import { arbitraryConfig, TODAY, type ConfigConstraints, type GeneratedConfig } from '../arbitrary-config';
import { withConfig } from '../write-config';

type Yaml = Record<string, unknown>;

/**
 * Pairs of configurations of one organization: the same accounts by id, one of them with another name now and then, and
 * what cannot change (role path, signing key, who owns a group) the same. Another number of shards is a move of states.
 */
export function arbitraryPair(constraints: ConfigConstraints): fc.Arbitrary<readonly [Federation, Federation]> {
  const config = arbitraryConfig({
    partition: 'aws',
    backend: { local: {} },
    maxAccounts: 3,
    shards: 1,
    ...constraints,
  });
  return fc
    .tuple(config, config, fc.boolean(), fc.boolean())
    .map(([a, b, renames, keepsGrants]) => [load(a), load(alike(a, keepsGrants ? withGrantsOf(a, b) : b, renames))]);
}

function load(config: Pick<GeneratedConfig, 'files'>): Federation {
  return withConfig(config, (directory) => loadConfig(directory, { today: TODAY }).federation);
}

/** The accounts, roles and groups of one, with the settings of the other. */
function withGrantsOf(a: GeneratedConfig, b: GeneratedConfig): GeneratedConfig {
  const [was, main] = [a.files.get('federation.yaml') as Yaml, b.files.get('federation.yaml') as Yaml];
  const { provisioningUser: user, ...settings } = main;
  delete settings['roles'];
  const [account] = a.accounts;
  const federation = {
    ...settings,
    ...(was['roles'] === undefined ? {} : { roles: was['roles'] }),
    ...(user === undefined || account === undefined ? {} : { provisioningUser: { ...(user as Yaml), account } }),
  };
  return { ...b, files: new Map([...a.files, ['federation.yaml', federation]]) };
}

function alike(a: GeneratedConfig, b: GeneratedConfig, renames: boolean): Pick<GeneratedConfig, 'files'> {
  const files = new Map([...b.files].map(([path, content]) => [path, structuredClone(content)]));
  const yaml = (of: ReadonlyMap<string, object | string>, path: string) => of.get(path) as Yaml | undefined;
  const [was, main] = [yaml(a.files, 'federation.yaml') ?? {}, yaml(files, 'federation.yaml') ?? {}];
  main['rolePath'] = was['rolePath'];
  const okta = main['okta'] as Yaml;
  const [appWas, app] = [((was['okta'] as Yaml)['app'] ?? {}) as Yaml, (okta['app'] ?? {}) as Yaml];
  delete app['signingKey'];
  okta['app'] = appWas['signingKey'] === undefined ? app : { ...app, signingKey: appWas['signingKey'] };
  for (let i = 0; files.has(`accounts/${i}.yaml`); i++) {
    const [before, account] = [yaml(a.files, `accounts/${i}.yaml`), yaml(files, `accounts/${i}.yaml`) ?? {}];
    if (before === undefined) continue;
    account['id'] = before['id'];
    if (!renames || i > 0) continue;
    const name = `${String(account['name'])}-2`;
    const user = main['provisioningUser'] as Yaml | undefined;
    if (user !== undefined && user['account'] === account['name']) user['account'] = name;
    account['name'] = name;
  }
  const groups = yaml(files, 'management-groups.yaml') ?? {};
  for (const [key, group] of Object.entries((yaml(a.files, 'management-groups.yaml') ?? {}) as Record<string, Yaml>)) {
    const other = groups[key] as Yaml | undefined;
    if (other === undefined || (other['existing'] === true) === (group['existing'] === true)) continue;
    groups[key] = structuredClone(group);
  }
  return { files };
}
