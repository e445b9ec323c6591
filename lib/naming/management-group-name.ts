import { GROUP_NAME_CHARACTERS } from './limits';
import { DEFAULT_PREFIX } from './group-naming';
import { InvalidName } from './invalid-name';

/**
 * Checks the name of a management group, e.g. `Cloud Admins`. It must not look like a role group: members of a group
 * that the app's group filter matches get a role by that alone.
 * @throws InvalidName
 */
export function managementGroupName(text: string, prefix = DEFAULT_PREFIX): string {
  const refuse = (rule: string, remedy: string) => new InvalidName('management group', text, rule, remedy);
  if (text === '' || text.length > GROUP_NAME_CHARACTERS)
    throw refuse(`needs 1–${GROUP_NAME_CHARACTERS} characters, has ${text.length}`, 'choose a shorter name');
  if (text !== text.trim()) throw refuse('begins or ends with white space', 'take it away, in Okta, too');
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(text))
    throw refuse('has characters that can’t be seen', 'take them away, in Okta, too');
  // With another first part, `aws#` is that of another app of the org.
  for (const first of new Set([prefix, DEFAULT_PREFIX]))
    if (text.toLowerCase().startsWith(`${first.toLowerCase()}#`))
      throw refuse('looks like a role group', `choose a name that does not begin with ${first}#`);
  return text;
}
