import type { Document } from '../model/document';

/** What a reviewer must ask elsewhere, since neither `terraform show -json` of a plan nor of a state carries it. */
export function cannotAnswer(documents: readonly Document[]): string[] {
  const kinds = new Set(documents.map(({ kind }) => kind));
  const questions: readonly (readonly [asked: boolean, question: string])[] = [
    [true, 'why a grant was given and when it ends'],
    [true, 'which findings are accepted'],
    [true, 'what lifecycle protects or ignores'],
    [kinds.has('plan'), 'since when providers, provisioners and data sources are configured as they are'],
    [kinds.has('state'), 'which providers and accounts were meant, beyond the ARNs'],
  ];
  return questions.flatMap(([asked, question]) => (asked ? [question] : []));
}
