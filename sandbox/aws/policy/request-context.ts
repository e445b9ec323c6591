/**
 * What a request says about itself: condition keys, in lower case, with their values. A key that is here without
 * a value is known and absent; one that is not here is not known to the sandbox.
 */
export type RequestContext = ReadonlyMap<string, readonly string[]>;

/** Builds a context; keys are told apart without case, as IAM does. */
export function requestContext(
  entries: Iterable<readonly [key: string, values: string | readonly string[]]>,
): RequestContext {
  return new Map(
    [...entries].map(([key, values]) => [key.toLowerCase(), typeof values === 'string' ? [values] : values]),
  );
}

/** The keys that every request has. */
export function commonKeys(request: {
  readonly now: Date;
  readonly sourceIp: string;
  readonly userAgent: string;
  readonly region: string;
}): [key: string, value: string][] {
  const { now, sourceIp, userAgent, region } = request;
  return [
    ['aws:CurrentTime', now.toISOString()],
    ['aws:EpochTime', String(Math.floor(now.getTime() / 1000))],
    ['aws:SourceIp', sourceIp],
    ['aws:UserAgent', userAgent],
    ['aws:RequestedRegion', region],
    // On loopback there is no TLS; the request that it stands for has it.
    ['aws:SecureTransport', 'true'],
  ];
}
