import type { Report } from '../../model';
import { groupBy } from '../../order';
import { ACTION_KINDS, actionKind, type ActionKind } from '../../planned-actions';
import type { Detail } from './detail';
import { code } from './escape';
import { details, limited, section } from './list';

const SIGNS: Readonly<Record<ActionKind, string>> = {
  delete: '❌',
  replace: '🔁',
  forget: '📤',
  create: '➕',
  update: '📝',
  read: '🔎',
  'no-op': '',
};

/** Terraform's counts; what is deleted or replaced is named and comes first. */
export function planned({ plan }: Report, detail: Detail): string[] {
  if (!plan) return [];
  const kinds = groupBy(plan, actionKind);
  const told = ACTION_KINDS.filter((kind) => kind !== 'no-op' && kind !== 'read' && kinds.has(kind));
  const counts = told.map((kind) => `${SIGNS[kind]} ${kinds.get(kind)?.length ?? 0} to ${kind}`).join(' · ');
  const named = told
    .filter((kind) => kind !== 'create' && kind !== 'update')
    .flatMap((kind) => (kinds.get(kind) ?? []).map((action) => ({ kind, address: action.address })));
  return section('Terraform', [
    counts === '' ? 'No changes.' : counts,
    named.length === 0 || detail.planned === 0
      ? ''
      : limited(named, detail.planned, ({ kind, address }) => `- **${kind}** ${code(address, detail.characters)}`).join(
          '\n',
        ),
    types(kinds.get('create') ?? [], kinds.get('update') ?? []),
  ]);
}

function types(created: NonNullable<Report['plan']>, updated: NonNullable<Report['plan']>): string {
  const rows = [
    ...[...groupBy(created, ({ type }) => type)].map(([type, list]) => `- create ${list.length} ${code(type, 80)}`),
    ...[...groupBy(updated, ({ type }) => type)].map(([type, list]) => `- update ${list.length} ${code(type, 80)}`),
  ].sort();
  return rows.length === 0 ? '' : details('By type', rows.slice(0, 40));
}
