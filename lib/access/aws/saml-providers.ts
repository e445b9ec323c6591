import {
  acceptances,
  sha256,
  Attribute,
  display,
  isOpen,
  terraformAddress,
  Unresolved,
  type Value,
  type Read,
  type Resource,
  type Documents,
} from '../../documents';
import type { SamlProvider } from '../model/aws';
import { nameOf } from './identity';

/** A provider with the account it is in. */
export interface ReadProvider {
  readonly provider: SamlProvider;
  /** The documents only read it. */
  readonly existing: boolean;
  /** The metadata, where it is written out as text. */
  readonly text?: string;
}

const ARN = /^arn:[\w-]+:iam::(\d{12}):saml-provider\/(.+)$/;

export function samlProviders(documents: Documents): ReadProvider[] {
  return documents
    .ofType('aws_iam_saml_provider', 'data.aws_iam_saml_provider')
    .map((resource) => readProvider(resource, documents));
}

function readProvider(resource: Resource, documents: Documents): ReadProvider {
  const { address, managed } = resource;
  const arn = documents.attribute(resource, 'arn');
  const [, accountInArn, nameInArn] = typeof arn === 'string' ? (ARN.exec(arn) ?? []) : [];
  const accountId: Read<string> =
    accountInArn !== undefined && !managed ? { known: accountInArn } : documents.accountOf(resource).id;
  const name = nameInArn ?? nameOf(resource, documents);
  if ('unknown' in accountId) documents.report(address, `account: ${accountId.unknown}`, name);
  const provider: SamlProvider = {
    address,
    accept: acceptances(resource),
    name,
    accountId,
    arn: documents.arnOf(resource),
    metadata: metadataOf(resource, documents),
  };
  const text = resource.argument('saml_metadata_document');
  return { provider, existing: !managed, ...(typeof text === 'string' ? { text } : {}) };
}

/** After an apply the metadata is written out as text, on both sides: it is known by it which app is meant. */
export function withApps(providers: readonly ReadProvider[], documents: Documents): readonly ReadProvider[] {
  const apps = new Map(
    documents.ofType('okta_app_saml').map(({ address, argument }) => [argument('metadata'), address]),
  );
  return providers.map((read) => {
    const app = read.text === undefined ? undefined : apps.get(read.text);
    return app === undefined
      ? read
      : { ...read, provider: { ...read.provider, metadata: { known: terraformAddress(app) } } };
  });
}

/** Whom the provider believes: the app that its metadata is an attribute of, or a digest of the document. */
function metadataOf(resource: Resource, documents: Documents): Read<string> {
  const metadata: Value | undefined = resource.argument('saml_metadata_document');
  if (typeof metadata === 'string') return { known: `sha256:${sha256(metadata)}` };
  if (metadata instanceof Attribute)
    return { known: terraformAddress(metadata.address) + (metadata.name === 'metadata' ? '' : `.${metadata.name}`) };
  if (metadata === undefined)
    return { unknown: resource.managed ? 'it is not in the documents' : 'the SAML provider is made elsewhere' };
  if (!isOpen(metadata)) return { known: display(metadata) };
  const unknown = metadata instanceof Unresolved ? metadata.reason : display(metadata);
  documents.report(resource.address, `SAML metadata: ${unknown}`);
  return { unknown };
}
