import type { Report } from '../model';
import { pack } from './html/pack';
import { page } from './html/page';

/**
 * The access explorer: one page for a browser, with everything in it. Search, matrix, the chain of evidence behind
 * each grant, before and after; works from disk and asks no network.
 */
export function toHtml(report: Report): string {
  return page(pack(report));
}
