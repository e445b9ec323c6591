import type { Access } from '../access';
import { terraformAddress } from './address';
import { known } from './read';
import { statements } from './trust';

/** What the state keeps of something that trust policies allow, so that a plan refuses to send it before they do. */
const NOTE = /_AllowedFirst_Allowed-(people20to|what20needs)20([\w-]+)_[0-9A-F]{8}$/;

/** Where an app sends people that names no address of its own, in each partition. */
const DEFAULTS = [
  'https://signin.aws.amazon.com/saml',
  'https://signin.amazonaws-us-gov.com/saml',
  'https://signin.amazonaws.cn/saml',
];

/** Whether a block guards something that nothing needs any more: an address no app sends people to, an unused action. */
export function guardsNothing(address: string, { apps, roles }: Access): boolean {
  const [, what, label = ''] = NOTE.exec(terraformAddress(address)) ?? [];
  if (what === undefined) return false;
  if (what === 'what20needs')
    return roles.every(
      (role) =>
        known(role.trust) !== undefined &&
        statements(role).every(({ actions }) => actions.every((action) => labelOf(action) !== label)),
    );
  return apps.every(({ settings }) => {
    const read = known(settings);
    const sent = read?.['overrideAcsURL'];
    if (read === undefined || (sent !== undefined && typeof sent !== 'string')) return false;
    return (sent ? [sent] : DEFAULTS).every((url) => labelOf(url) !== label);
  });
}

/** Whether a plan is refused from now on that sends something before it is allowed. */
export function startsToGuard(address: string, before: Access, after: Access): boolean {
  if (!NOTE.test(terraformAddress(address))) return false;
  const demands = ({ kept = [] }: Access) =>
    kept.some((value) => value.address === address && value.demands !== undefined);
  return !demands(before) && demands(after);
}

/** A name as it is a part of a block's label. */
function labelOf(name: string): string {
  return name.replaceAll('/', '2F').replace(/[^\w-]/g, '');
}
