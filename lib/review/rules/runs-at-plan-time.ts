import type { Rule } from '../model';
import { sightOutside } from '../outside';

export const runsAtPlanTime: Rule = {
  id: 'runs-at-plan-time',
  severity: 'critical',
  title: 'A program runs, or data is fetched, when somebody plans or applies',
  why: 'It runs with the tokens and rights of the person who plans, before anybody approves anything.',
  remedy: 'Remove the data source or provisioner; keep it out of the stack that holds the federation.',
  mayGiveAccess: true,
  check: (change) =>
    sightOutside(change, ({ kind }) => kind === 'data source' || kind === 'provisioner' || kind === 'remote state'),
};
