import { extname } from 'node:path';
import type { Report } from '../../review/model';
import { EXIT } from '../exit-code';
import { Failure } from '../failure';

/** What a report can be written as. */
export const FORMATS = ['text', 'md', 'json', 'html', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

/** Writes a report; loads only what this format needs. */
export async function format(report: Report, as: Format, colour = false): Promise<string> {
  switch (as) {
    case 'text':
      return (await import('../../review/formats/text')).toText(report, { colour });
    case 'md':
      return (await import('../../review/formats/markdown')).toMarkdown(report);
    case 'json':
      return (await import('../../review/formats/json')).toJson(report);
    case 'html':
      return (await import('../../review/formats/html')).toHtml(report);
    case 'sarif':
      return (await import('../../review/formats/sarif')).toSarif(report);
  }
}

/** The format that a file's ending names. @throws Failure for any other ending */
export function formatOf(file: string): Format {
  const ending = extname(file).slice(1).toLowerCase();
  const found = FORMATS.find((name) => name === (ending === 'txt' ? 'text' : ending));
  if (found !== undefined) return found;
  throw new Failure(
    `--output ${file}: its ending names no format (.txt .md .json .html .sarif, or use --format)`,
    EXIT.usage,
  );
}
