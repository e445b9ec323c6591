import type { Partition } from '../partition';

/** One request of AWS's query protocol: a form with an `Action`. */
export interface Call {
  readonly service: Service;
  readonly region: string;
  readonly partition: Partition;
  readonly action: string;
  readonly parameters: URLSearchParams;
  /** Who signed it; `undefined` for the few calls that need no signature. */
  readonly accessKeyId: string | undefined;
  /** Account that the call is for. */
  readonly accountId: string;
  /** Address that the caller speaks from, for `aws:SourceIp`. */
  readonly sourceIp: string;
  readonly userAgent: string;
  /** As it came, so that it can be passed on byte for byte. */
  readonly original: Original;
}

export interface Original {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export type Service = 'iam' | 'sts';

/** The same call with some parameters set; its body is written anew. */
export function withParameters(call: Call, changes: Readonly<Record<string, string>>): Call {
  const parameters = new URLSearchParams(call.parameters);
  for (const [name, value] of Object.entries(changes)) parameters.set(name, value);
  const body = Buffer.from(parameters.toString());
  return { ...call, parameters, original: { ...call.original, body } };
}

/** The value of a parameter; empty where it is not given. */
export function parameter({ parameters }: Pick<Call, 'parameters'>, name: string): string {
  return parameters.get(name) ?? '';
}

/** `Tags.member.1.Key=…&Tags.member.1.Value=…` as a map, in the order of the numbers. */
export function tagParameters({ parameters }: Pick<Call, 'parameters'>): Map<string, string> {
  return new Map(
    memberNumbers(parameters, 'Tags').map((n) => [
      parameters.get(`Tags.member.${n}.Key`) ?? '',
      parameters.get(`Tags.member.${n}.Value`) ?? '',
    ]),
  );
}

/** `TagKeys.member.1=…` as a list, in the order of the numbers. */
export function listParameter({ parameters }: Pick<Call, 'parameters'>, name: string): string[] {
  return memberNumbers(parameters, name).map((n) => parameters.get(`${name}.member.${n}`) ?? '');
}

function memberNumbers(parameters: URLSearchParams, name: string): number[] {
  const pattern = new RegExp(`^${name}\\.member\\.(\\d+)(\\.|$)`);
  const numbers = [...parameters.keys()].flatMap((key) => pattern.exec(key)?.[1] ?? []);
  return [...new Set(numbers.map(Number))].sort((a, b) => a - b);
}
