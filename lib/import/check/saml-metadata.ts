import { certificatesOf, entityIdOf } from '../../naming/saml-metadata';

/** What AWS takes out of an identity provider's metadata, whatever the XML looks like. */
export interface MetadataFacts {
  readonly entityId: string;
  /** Base64 without white space, sorted. */
  readonly certificates: readonly string[];
  /** `<binding> <location>`, sorted. */
  readonly locations: readonly string[];
}

/** Undefined where it is not metadata that can be compared: then nobody may call it the same. */
function metadataFacts(xml: string): MetadataFacts | undefined {
  if (/<!DOCTYPE|<!ENTITY|<!--|<!\[CDATA\[/i.test(xml)) return undefined;
  const [entityId, certificates] = [entityIdOf(xml), certificatesOf(xml)];
  const locations = [...xml.matchAll(/<(?:\w+:)?SingleSignOnService\b([^>]*)>/gs)].map(([, attributes = '']) => {
    const attribute = (name: string) =>
      new RegExp(`\\b${name}\\s*=\\s*(["'])(.*?)\\1`, 's').exec(attributes)?.[2] ?? '';
    return `${attribute('Binding')} ${attribute('Location')}`;
  });
  if (entityId === undefined || certificates.length === 0 || locations.length === 0) return undefined;
  return { entityId, certificates: [...new Set(certificates)].sort(), locations: [...new Set(locations)].sort() };
}

/** What differs between two documents, in words; empty where AWS makes the same of both, undefined where that is unknown. */
export function metadataDifferences(one: string, other: string): string[] | undefined {
  if (one === other) return [];
  const [then, now] = [metadataFacts(one), metadataFacts(other)];
  if (then === undefined || now === undefined) return undefined;
  const differs = (a: readonly string[], b: readonly string[]) => a.join('\n') !== b.join('\n');
  return [
    ...(then.entityId === now.entityId ? [] : ['another entity id']),
    ...(differs(then.certificates, now.certificates) ? ['other certificates'] : []),
    ...(differs(then.locations, now.locations) ? ['another sign-in address'] : []),
  ];
}
