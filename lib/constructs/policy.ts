import type { Partition } from '../naming/partition';
import { iamArn } from '../naming/arn';
import { InvalidName } from '../naming/invalid-name';
import { Token } from 'cdktf';

/** Path and name of a managed policy as they are in its ARN. */
const MANAGED = /^([\x21-\x7e]+\/)?[\w+=,.@-]{1,128}$/;
const ARN = /^arn:[a-z-]+:iam::(\d{12}|aws):policy\/([\x21-\x7e]+\/)?[\w+=,.@-]{1,128}$/;
/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html */
const INLINE_NAME = /^[\w+=,.@-]{1,128}$/;

/**
 * A policy that exists in IAM by itself and is attached by its ARN.
 * @example
 * ```ts
 * ManagedPolicy.aws('job-function/ViewOnlyAccess');
 * ManagedPolicy.fromArn('arn:aws:iam::123456789012:policy/deploy');
 * ```
 */
export class ManagedPolicy {
  private constructor(
    /** ARN of the policy in a partition. */
    readonly arn: (partition: Partition) => string,
  ) {}

  /**
   * One of AWS's own policies.
   * @param name with its path, if it has one: `AdministratorAccess`, `job-function/ViewOnlyAccess`
   * @throws InvalidName
   */
  static aws(name: string): ManagedPolicy {
    if (!MANAGED.test(name) || name.startsWith('/'))
      throw new InvalidName(
        'AWS-managed policy',
        name,
        'needs a name such as ReadOnlyAccess',
        'use fromArn() for an ARN',
      );
    // AWS's own policies have the account "aws", whatever the partition.
    return new ManagedPolicy((partition) => iamArn(partition, 'aws', `policy/${name}`));
  }

  /**
   * Any policy, by ARN: an AWS-managed one, or one of the account's own.
   * @param arn e.g. `arn:aws:iam::123456789012:policy/deploy`; a token is not checked
   * @throws InvalidName
   */
  static fromArn(arn: string): ManagedPolicy {
    if (!Token.isUnresolved(arn) && !ARN.test(arn))
      throw new InvalidName(
        'managed policy',
        arn,
        'needs arn:<partition>:iam::<account>:policy/<name>',
        'copy the ARN',
      );
    return new ManagedPolicy(() => arn);
  }
}

/**
 * A policy document that is part of the role.
 * @example
 * ```ts
 * InlinePolicy.of('read-bucket', {
 *   Version: '2012-10-17',
 *   Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' }],
 * });
 * ```
 */
export class InlinePolicy {
  private constructor(
    readonly name: string,
    /** Minified JSON. */
    readonly document: string,
  ) {}

  /**
   * @param name 1–128 of `A-Z a-z 0-9 _ + = , . @ -`
   * @param document the policy document, as an object or as JSON
   * @throws InvalidName for a name that IAM refuses, or a document that is not a JSON object
   */
  static of(name: string, document: object | string): InlinePolicy {
    if (!INLINE_NAME.test(name))
      throw new InvalidName('inline policy', name, 'needs 1–128 of A-Z a-z 0-9 _ + = , . @ -', 'rename it');
    return new InlinePolicy(name, typeof document === 'string' ? minify(name, document) : JSON.stringify(document));
  }
}

export type Policy = ManagedPolicy | InlinePolicy;

function minify(name: string, text: string): string {
  // A document with tokens in it becomes JSON at apply only.
  if (Token.isUnresolved(text)) return text;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return JSON.stringify(parsed);
  } catch {
    // Reported below, together with JSON that is not an object.
  }
  throw new InvalidName(
    'inline policy',
    name,
    'its document is not a JSON object',
    'check the document with a JSON linter',
  );
}
