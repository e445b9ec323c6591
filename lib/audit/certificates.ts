import { createHash } from 'node:crypto';
import type { LiveApp, Snapshot } from '../live/snapshot';
import { memo } from '../review/memo';

/** SHA-256 of each certificate of SAML metadata, base64url: as Okta writes the thumbprint of a key. */
export function thumbprintsIn(metadata: string): string[] {
  return [...metadata.matchAll(/<(?:\w+:)?X509Certificate\s*>([^<]+)</g)].map(([, text = '']) =>
    createHash('sha256')
      .update(Buffer.from(text.replace(/\s+/g, ''), 'base64'))
      .digest('base64url'),
  );
}

export interface AppKeys {
  /** Thumbprints of the certificates that sign now; empty where that could not be read. */
  readonly active: readonly string[];
  /** Of every certificate of the app. */
  readonly all: ReadonlySet<string>;
}

export const keysOf = memo((app: LiveApp): AppKeys => {
  const signing = app.metadata === undefined ? [] : thumbprintsIn(app.metadata);
  const named = app.keys.filter(({ kid, thumbprint }) => kid === app.kid && thumbprint !== '');
  return {
    active: named.length > 0 ? named.map(({ thumbprint }) => thumbprint) : signing,
    all: new Set([...app.keys.map(({ thumbprint }) => thumbprint).filter((text) => text !== ''), ...signing]),
  };
});

/** Whether the keys of the app were read; a key without a thumbprint is known by its metadata only. */
export function keysRead({ unread }: Snapshot, { id, keys }: LiveApp): boolean {
  return keys.length > 0 && !unread.some(({ what }) => what === `GET /api/v1/apps/${id}/credentials/keys`);
}
