import type { Report } from '../../review/model';
import type { Format } from '../report-output';

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
