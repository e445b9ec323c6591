import type { Rule } from '../model';
import { reachSightings } from '../policies/holders';
import { sharingPowers } from '../policies/powers';

export const dataCanBeShared: Rule = {
  id: 'data-can-be-shared',
  severity: 'high',
  title: 'An identity can decide who else gets data or keys',
  why: 'A policy of a bucket, key, secret or snapshot lets in other accounts or everybody, whatever the roles of this account say.',
  remedy: 'Restrict these actions to the buckets and keys that the job needs, and keep public access blocked.',
  check: (change) => reachSightings(change, sharingPowers),
};
