import { randomUUID } from 'node:crypto';
import type { AwsError } from './aws-error';
import type { Service } from './call';
import { element, escapeXml, type Markup } from './xml';

/** What goes back to the caller, byte for byte. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** XML namespace of each service's answers. */
const NAMESPACES: Readonly<Record<Service, string>> = {
  iam: 'https://iam.amazonaws.com/doc/2010-05-08/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
};

/** `<ActionResponse>` around the result; calls that give nothing back have no result. */
export function resultAnswer(service: Service, action: string, ...result: readonly Markup[]): Answer {
  const children = result.length > 0 ? [element(`${action}Result`, ...result)] : [];
  const metadata = element('ResponseMetadata', element('RequestId', randomUUID()));
  return xmlAnswer(200, root(`${action}Response`, NAMESPACES[service], [...children, metadata]));
}

export function errorAnswer(service: Service, { code, message, status }: AwsError): Answer {
  const type = element('Type', status < 500 ? 'Sender' : 'Receiver');
  const error = element('Error', type, element('Code', code), element('Message', message));
  return xmlAnswer(status, root('ErrorResponse', NAMESPACES[service], [error, element('RequestId', randomUUID())]));
}

export function xmlAnswer(status: number, xml: string): Answer {
  return { status, contentType: 'text/xml', body: Buffer.from(xml) };
}

export function answerText({ body }: Answer): string {
  return Buffer.from(body).toString('utf8');
}

function root(name: string, namespace: string, children: readonly Markup[]): string {
  return `<${name} xmlns="${escapeXml(namespace)}">${children.map(({ xml }) => xml).join('')}</${name}>`;
}
