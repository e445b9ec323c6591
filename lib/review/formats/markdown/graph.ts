import type { GrantChange, Report } from '../../model';
import { grantKeys } from '../../grants/keys';
import { sortedBy } from '../../order';
import { visible, shortened } from '../../visible';
import { roleName } from '../words';
import type { Detail } from './detail';
import { section } from './list';

const EDGES: Readonly<Record<GrantChange['kind'], { arrow: string; stroke: string }>> = {
  new: { arrow: '==>|gains|', stroke: '#bc4c00' },
  wider: { arrow: '-->|more|', stroke: '#bf8700' },
  gone: { arrow: '-.->|loses|', stroke: '#0969da' },
  narrower: { arrow: '-->|less|', stroke: '#54aeff' },
};

/** The edges that change, management group to role, as a Mermaid graph. */
export function graph({ gains, losses }: Report, { edges: limit, characters }: Detail): string[] {
  const all = sortedBy([...gains, ...losses], ({ grant, kind }) => [...grantKeys(grant), kind]);
  if (all.length === 0 || limit === 0) return [];
  const shown = all.slice(0, limit);
  const groups = index(shown.map(({ grant }) => grant.managementGroup));
  const roles = index(shown.map(({ grant }) => grant.roleArn));
  const names = new Map(shown.map(({ grant }) => [grant.roleArn, roleName(grant)]));
  const text = (name: string) => label(name, Math.min(characters, 80));
  const lines = [
    'graph LR',
    ...[...groups].map(([name, i]) => `  g${i}(["${text(name)}"])`),
    ...[...roles].map(([arn, i]) => `  r${i}["${text(names.get(arn) ?? arn)}"]`),
    ...shown.map(
      ({ grant, kind }) =>
        `  g${groups.get(grant.managementGroup) ?? 0} ${EDGES[kind].arrow} r${roles.get(grant.roleArn) ?? 0}`,
    ),
    ...shown.map(({ kind }, i) => `  linkStyle ${i} stroke:${EDGES[kind].stroke}`),
  ];
  return section('Changed grants', [
    ['```mermaid', ...lines, '```'].join('\n'),
    all.length > shown.length ? `${all.length - shown.length} more edges are not drawn.` : '',
  ]);
}

function index(values: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...new Set(values)].map((value, i) => [value, i]));
}

/**
 * A label that Mermaid can only read as text: everything but letters and digits is written as a character code.
 * @see https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
export function label(name: string, length: number): string {
  return visible(shortened(name, length)).replace(
    /[^\p{L}\p{Nd} ]/gu,
    (character) => `#${character.codePointAt(0) ?? 63};`,
  );
}
