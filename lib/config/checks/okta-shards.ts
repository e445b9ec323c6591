import { shardOf } from '../../naming/shard';
import type { Check } from '../check';
import { DEFAULTS } from '../defaults';
import { defined, sortedEntries } from '../entries';
import { groupRulesOf } from '../renamed';

/** Nothing may reach from the stack of one shard into another, and only the stack of the app may know of the app. */
export const oktaShards: Check = ({ federation: { file, yaml }, accounts }, complain) => {
  const { shards = 1, app = {} } = yaml.okta ?? {};
  if (shards === 1) return;
  const refuse = (requirement: string, remedy: string) => {
    complain(file, ['okta', 'shards'], { value: shards, requirement, remedy });
  };
  if (app.metadataFile !== undefined)
    refuse('has no effect where somebody else runs the app', 'delete it, or okta.app.metadataFile');
  else if ((yaml.layout ?? DEFAULTS.layout) === 'single')
    refuse('spreads role groups over stacks, and the layout single has one', 'write "layout: per-account" as well');
  const { assign = DEFAULTS.assign } = app;
  if (app.metadataFile === undefined && assign !== 'management-groups' && assign !== 'none')
    refuse(
      `needs okta.app.assign: management-groups: an app has one list of assignments, and with "${assign}" it would name the role groups of every stack`,
      'write "assign: management-groups" and apply it, then write shards and move the state, as docs/changing.md says',
    );
  const rules = groupRulesOf(yaml);
  const forms = [
    { form: rules.form, parts: rules.parts, key: 'parts' },
    { form: rules.formerly, parts: rules.formerParts, key: 'formerParts' },
  ];
  for (const { form, parts, key } of forms)
    if (form === 'per-management-group' && parts < shards)
      complain(file, ['groupRules'], {
        value: form,
        requirement: `in ${parts === 1 ? 'one part' : `${parts} parts`} has rules that serve role groups of several of the ${shards} shards`,
        remedy:
          key === 'parts'
            ? `write "groupRules: {form: per-management-group, parts: ${shards}}"; if rules were applied, change the parts first, then shards, as docs/changing.md says`
            : `finish the change of the rules with at most ${parts === 1 ? 'one shard' : `${parts} shards`}, then write shards: ${shards}`,
      });
  const shardOfName = new Map(
    accounts.map(({ yaml: account }) => [account.name ?? '', shardOf(account.id ?? '', shards)]),
  );
  for (const [key, { targets }] of sortedEntries(yaml.keptRules)) {
    const found = defined(targets).flatMap(({ account }) => (account === undefined ? [] : shardOfName.get(account)));
    if (new Set(found).size > 1)
      complain(file, ['keptRules', key, 'targets'], {
        value: undefined,
        requirement: 'are role groups of several shards, which no single stack can name',
        remedy: 'grant these roles with grantedTo and remove the rule, or leave shards out',
      });
  }
};
