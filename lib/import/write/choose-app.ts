import type { LiveApp, Snapshot } from '../../live/snapshot';
import { CannotImport } from './model';

/** What has to be read for anything to be said of an app. */
const NEEDED = /^GET \/api\/v1\/(?:apps|groups|groups\/rules|apps\/[^/]+\/groups)$/;

/**
 * The app that is imported: the only one, or the one that is named by its id or label.
 * @throws CannotImport
 */
export function chooseApp({ okta, unread }: Snapshot, wanted: string | undefined): LiveApp {
  const missing = unread.find(({ where, what }) => where === 'okta' && NEEDED.test(what));
  if (missing !== undefined)
    throw new CannotImport(
      `the snapshot could not read ${missing.what} (${missing.reason}): what is missing would look as if it were not there; take it again`,
    );
  const { apps } = okta;
  const list = apps.map(({ id, label }) => `${label} (${id})`).join(', ');
  const found = apps.filter(({ id, label }) => wanted === undefined || wanted === id || wanted === label);
  const [app] = found;
  if (apps.length === 0)
    throw new CannotImport(
      'the org has no app AWS Account Federation (where somebody else runs the app, write the accounts with okta.app.metadataFile, as in examples/external-app)',
    );
  if (app === undefined) throw new CannotImport(`no app is called ${wanted ?? ''}; there are: ${list}`);
  if (found.length > 1) throw new CannotImport(`several apps: name one with --app, by its id: ${list}`);
  if (app.status !== 'ACTIVE')
    throw new CannotImport(
      `the app ${app.label} is ${app.status}: nobody can open it, and Terraform would switch it on`,
    );
  if (app.settings['useGroupMapping'] !== true)
    throw new CannotImport(
      `Use Group Mapping of ${app.label} is off: roles are picked by hand, for people and groups, and nothing here can say that (turn it on in Okta first, once groups lead to the same roles)`,
    );
  return app;
}
