import type { Rule } from '../model';
import { reachSightings } from '../policies/holders';
import { codeRunningPowers } from '../policies/powers';

export const runsCodeAsOthers: Rule = {
  id: 'runs-code-as-others',
  severity: 'high',
  title: 'An identity can run code with the permissions of other roles',
  why: 'Functions, instances and stacks run with roles of their own; anyone who changes what they run has the permissions of those roles.',
  remedy: 'Restrict these actions to the functions, instances and stacks that the job needs.',
  check: (change) => reachSightings(change, codeRunningPowers),
};
