import type { Check } from '../check';

/** `mueller-tech-state` @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET = /^(?!\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
/** `eu-central-1` @see https://docs.aws.amazon.com/general/latest/gr/rande.html */
const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;
/** `federation/state`: the characters that S3 calls safe. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const PREFIX = /^[A-Za-z0-9!_.*'()-]+(\/[A-Za-z0-9!_.*'()-]+)*$/;
/** `alias/state`, an id, or either as an ARN. @see https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id */
const KMS_KEY = /^(arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:(key|alias)\/.+|alias\/.+|(mrk-)?[0-9a-f-]{32,36})$/;
/** `aws_okta` @see https://developer.hashicorp.com/terraform/cloud-docs/workspaces/create */
const WORKSPACE = /^[A-Za-z0-9_-]{1,60}$/;
/** `tfe.mueller-tech.com:8443` @see https://www.rfc-editor.org/rfc/rfc1123#section-2.1 */
const HOSTNAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+(:\d{1,5})?$/i;

type Form = readonly [pattern: RegExp, what: string, example: string];

const FORMS: Readonly<Record<'s3' | 'cloud', Readonly<Record<string, Form>>>> = {
  s3: {
    bucket: [BUCKET, 'the name of a bucket', 'mueller-tech-terraform'],
    region: [REGION, 'a region', 'eu-central-1'],
    prefix: [PREFIX, 'a path without / at its ends', 'okta-aws-federation'],
    kmsKeyId: [KMS_KEY, 'a KMS key', 'an ARN, an id or alias/<name>'],
  },
  cloud: {
    organization: [WORKSPACE, 'an organization', 'mueller-tech'],
    hostname: [HOSTNAME, 'a host name', 'app.terraform.io'],
    workspacePrefix: [WORKSPACE, '1–60 of A-Z a-z 0-9 _ -', 'okta-aws-federation-'],
  },
};

/** The state is in one place, and that place can exist. */
export const backends: Check = ({ federation: { file, yaml } }, complain) => {
  const { backend } = yaml;
  if (!backend) return;
  const kinds = Object.keys(backend);
  if (kinds.length !== 1)
    complain(file, ['backend'], {
      value: kinds,
      requirement: 'needs one of local, s3 and cloud',
      remedy: kinds.length === 0 ? 'add one' : 'delete the others',
    });
  for (const kind of ['s3', 'cloud'] as const) {
    const written = new Map<string, string | undefined>(Object.entries(backend[kind] ?? {}));
    for (const [key, [pattern, what, example]] of Object.entries(FORMS[kind])) {
      const value = written.get(key);
      if (value === undefined || pattern.test(value)) continue;
      complain(file, ['backend', kind, key], { value, requirement: `needs ${what}`, remedy: `write ${example}` });
    }
  }
};
