import type { Rule } from '../model';
import { sightOutside } from '../outside';

export const moduleSourceChanged: Rule = {
  id: 'module-source-changed',
  severity: 'high',
  title: 'The code of a module comes from elsewhere',
  why: 'Who can write there decides what the next plan holds, and what runs while it is made. A branch, an archive or a source without a version may hold other code each time.',
  remedy:
    'Read the code at that source, and name its version (a commit or tag, a version of the registry), or keep the module in the configuration itself.',
  mayGiveAccess: true,
  check: (change) => sightOutside(change, ({ kind }) => kind === 'module'),
};
