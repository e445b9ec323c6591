/** Pages of AWS, to which people are sent after sign-in. Below other names of AWS, everybody has pages. */
const OF_AWS = /^(?:[a-z0-9-]+\.)*(?:aws\.amazon\.com|amazonaws-us-gov\.com|amazonaws\.cn)$/i;
const PAGE = /^https:\/\/([^/?#\\]+)(.*)$/is;
/** Another address in a path or a parameter; browsers take a backslash for a slash. */
const INNER = /(?:https?:[/\\]*|[/\\]{2,})([^/?#&\\\s]*)/gi;

/** Whether a page is none of AWS, or hands people on to one of somebody else. */
export function leadsElsewhere(page: string): boolean {
  const [, host = '', rest = ''] = PAGE.exec(page) ?? [];
  return !OF_AWS.test(host) || spellings(rest).some(namesOtherHost);
}

function namesOtherHost(text: string): boolean {
  return [...text.matchAll(INNER)].some(([, host = '']) => !OF_AWS.test(host));
}

/** What is left of the rest when it is decoded once, twice and so on: one page hands it on to the next. */
function spellings(text: string): string[] {
  const found = [text];
  for (let last = decoded(text); last !== found.at(-1); last = decoded(last)) found.push(last);
  return found;
}

function decoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
