import { DOMParser } from '@xmldom/xmldom';

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ['\r', '&#13;'],
]);

/** Text for an element or a double-quoted attribute. Characters that XML can't carry are replaced. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"\r]/g, (char) => ENTITIES.get(char) ?? char);
}

/** XML that is well-formed already, so that it is not escaped again. */
export class Markup {
  constructor(readonly xml: string) {}
}

/** An element; strings inside are text and get escaped. */
export function element(name: string, ...children: readonly (string | Markup)[]): Markup {
  const inner = children.map((child) => (child instanceof Markup ? child.xml : escapeXml(child))).join('');
  return new Markup(`<${name}>${inner}</${name}>`);
}

/** Text that is not XML, or XML with a document type, which could define entities. */
export class MalformedXml extends Error {
  constructor(reason: string) {
    super(`malformed XML: ${reason}`);
    this.name = 'MalformedXml';
  }
}

/** The root element. @throws MalformedXml */
export function parseXml(text: string): Element {
  if (/<!DOCTYPE/i.test(text)) throw new MalformedXml('a document type is not allowed');
  const fail = (message: string) => {
    throw new MalformedXml(message.split('\n')[0] ?? '');
  };
  const parser = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } });
  if (text.trim() === '') throw new MalformedXml('it is empty');
  const root = parser.parseFromString(text, 'text/xml').documentElement as Element | null;
  if (root === null) throw new MalformedXml('it has no element');
  return root;
}

/** The children of an element that are elements, with a given local name or all. */
export function childElements(parent: Element, localName?: string): Element[] {
  return Array.from(parent.childNodes)
    .filter((node): node is Element => node.nodeType === node.ELEMENT_NODE)
    .filter((node) => localName === undefined || node.localName === localName);
}

/** First element on a path of local names below `parent`, e.g. `at(answer, 'GetRoleResult', 'Role')`. */
export function at(parent: Element, ...path: readonly string[]): Element | undefined {
  let here: Element | undefined = parent;
  for (const name of path) here = here && childElements(here, name)[0];
  return here;
}

/** Text of the element on a path; `undefined` where it is not there. */
export function textAt(parent: Element, ...path: readonly string[]): string | undefined {
  return at(parent, ...path)?.textContent ?? undefined;
}
