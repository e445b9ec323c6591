/** SAML metadata with its comments blanked, so that what is commented out counts for nothing and every place stays. */
export function withoutComments(xml: string): string {
  return xml.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
}

/** The identity provider that a document is about; `undefined` for what is not SAML metadata. */
export function entityIdOf(metadata: string): string | undefined {
  return /<(?:\w+:)?EntityDescriptor\b[^>]*?\sentityID\s*=\s*(["'])(.+?)\1/s.exec(withoutComments(metadata))?.[2];
}

/** Base64 of every certificate, in order, without white space. */
export function certificatesOf(metadata: string): string[] {
  return [...withoutComments(metadata).matchAll(/<(?:\w+:)?X509Certificate\b[^>]*>([^<]*)</g)].map(([, base64 = '']) =>
    base64.replace(/\s/g, ''),
  );
}
