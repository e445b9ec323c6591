/** The AWS partitions that Okta's app can serve; one app serves one of them. */
export const PARTITIONS = ['aws', 'aws-us-gov', 'aws-cn'] as const;
export type Partition = (typeof PARTITIONS)[number];

interface SignIn {
  /** Host of the sign-in endpoint without a region in front. */
  readonly host: string;
  /** The region that {@link host} itself belongs to: it has no endpoint with its own name. */
  readonly homeRegion: string;
  /** Where the browser goes after sign-in. */
  readonly console: string;
  /** Regions that belong to the partition, e.g. `us-gov-west-1`. */
  readonly region: RegExp;
}

/** @see https://docs.aws.amazon.com/general/latest/gr/signin-service.html */
const SIGN_IN: Readonly<Record<Partition, SignIn>> = {
  aws: {
    host: 'signin.aws.amazon.com',
    homeRegion: 'us-east-1',
    console: 'https://console.aws.amazon.com/',
    region: /^(?!cn-)[a-z]{2}-(?:north|south|east|west|central|(?:north|south)(?:east|west))-\d$/,
  },
  'aws-us-gov': {
    host: 'signin.amazonaws-us-gov.com',
    homeRegion: 'us-gov-west-1',
    console: 'https://console.amazonaws-us-gov.com/',
    region: /^us-gov-[a-z]+-\d$/,
  },
  'aws-cn': {
    host: 'signin.amazonaws.cn',
    homeRegion: 'cn-north-1',
    console: 'https://console.amazonaws.cn/',
    region: /^cn-[a-z]+-\d$/,
  },
};

/** Whether `region` has the form of a region of `partition`; which regions exist today is not judged. */
export function isRegionOf(partition: Partition, region: string): boolean {
  return SIGN_IN[partition].region.test(region);
}

/** Region in which Terraform's requests to the partition's global services are signed, e.g. `us-east-1`. */
export function homeRegion(partition: Partition): string {
  return SIGN_IN[partition].homeRegion;
}

/** The console's start page, e.g. `https://console.aws.amazon.com/`. */
export function consoleUrl(partition: Partition): string {
  return SIGN_IN[partition].console;
}

/**
 * The sign-in endpoint of one region, which is the assertion's recipient and the trust policy's `SAML:aud`,
 * e.g. `https://eu-central-1.signin.aws.amazon.com/saml`.
 * @param region default: the partition's home region, whose endpoint carries no region
 */
export function signInEndpoint(partition: Partition, region = homeRegion(partition)): string {
  const { host } = SIGN_IN[partition];
  return `https://${region === homeRegion(partition) ? '' : `${region}.`}${host}/saml`;
}
