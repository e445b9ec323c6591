import type { Address, Read } from '../../documents';
import type { Acceptable } from './acceptable';

export interface SamlProvider extends Acceptable {
  readonly name: string;
  readonly accountId: Read<string>;
  readonly arn: Read<string>;
  /** `okta_app_saml.<name>` it follows, or `sha256:<hex>` of a literal document. */
  readonly metadata: Read<string>;
}

export interface Role extends Acceptable {
  readonly name: string;
  readonly path: string;
  readonly accountId: Read<string>;
  readonly arn: Read<string>;
  readonly maxSessionSeconds: number;
  readonly permissionsBoundary?: string;
  /** Statements of the trust policy that the documents hold. */
  readonly trust: Read<readonly TrustStatement[]>;
  /** The role existed before: the statements it had are kept and not in the documents. */
  readonly adopted: boolean;
  /** Of an adopted role: what keeps its own statements; an expression that this product doesn't write, to the letter. */
  readonly adoption?: string;
  readonly preventDestroy: boolean;
  /** Arguments whose changes Terraform ignores, as an adopted role needs it. */
  readonly ignoresChanges?: readonly string[];
  readonly policies: readonly Policy[];
}

export interface TrustStatement {
  readonly sid?: string;
  readonly effect: string;
  /** Sorted. */
  readonly principals: readonly TrustPrincipal[];
  readonly actions: readonly string[];
  /** `StringEquals SAML:aud = a | b`, sorted. */
  readonly conditions: readonly TrustCondition[];
}

export interface TrustPrincipal {
  /** `Federated`, `AWS`, `Service`, `CanonicalUser` as the policy has it; `*` for everybody, however that is written. */
  readonly type: string;
  readonly value: string;
  /** From `NotPrincipal`: everybody but this one. */
  readonly not: boolean;
}

export interface TrustCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** A policy of a role or user: attached by ARN, or a document. */
export interface Policy {
  /** ARN, or name of the inline policy. */
  readonly name: string;
  readonly address: Address;
  /** Parsed, where the documents hold it. */
  readonly document?: unknown;
}

export interface IamUser extends Acceptable {
  readonly name: string;
  readonly accountId: Read<string>;
  readonly policies: readonly Policy[];
  readonly accessKeys: readonly { readonly address: Address; readonly status: string; readonly pgp: boolean }[];
}

/** A role or user that something else makes, a group, or a managed policy that is made here and may be attached anywhere. */
export interface PolicyHolderOutside extends Acceptable {
  readonly kind: 'role' | 'user' | 'group' | 'policy';
  /** As the documents call it; of a policy its ARN, where that is known. */
  readonly name: string;
  readonly accountId: Read<string>;
  /** Those that the documents give it. What it has besides is unknown. Of a policy, the policy itself. */
  readonly policies: readonly Policy[];
}
