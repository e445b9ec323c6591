import type { z } from 'zod';
import type { Path } from './path';
import type { account } from './schema/account';
import type { federation } from './schema/federation';
import type { imports } from './schema/imports';
import type { managementGroups } from './schema/management-groups';
import type { adoptedRole, role } from './schema/role';

/** As written, but every value may be missing: what had the wrong shape is reported elsewhere, and the checks see the rest. */
export type Partially<T> = T extends readonly (infer Item)[]
  ? readonly (Partially<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Partially<T[Key]> | undefined }
    : T;

export type FederationYaml = z.infer<typeof federation>;
export type ManagementGroupsYaml = z.infer<typeof managementGroups>;
export type ImportsYaml = z.infer<typeof imports>;
export type AccountYaml = z.infer<typeof account>;
export type RoleYaml = Partially<z.infer<typeof role>>;
export type AdoptedRoleYaml = Partially<z.infer<typeof adoptedRole>>;

/** A value and where it is written. */
export interface Placed<T> {
  /** e.g. `config/accounts/mueller-tech.yaml` */
  readonly file: string;
  readonly path: Path;
  readonly value: T;
}

/** What could be read of a file. */
export interface Written<T> {
  readonly file: string;
  /** Empty where nothing could be read. */
  readonly yaml: Partially<T>;
  /** It is YAML and a mapping. What had the wrong shape is `undefined` in {@link yaml}, its key is there. */
  readonly readable: boolean;
}

/** One role of one account. */
export interface DraftRole {
  /** `Admin` of `Okta-Mueller-Tech-Admin` */
  readonly role: string;
  /** What the organization says of it, then what the account says; one of them may be missing. */
  readonly layers: readonly [Placed<RoleYaml>, ...Placed<RoleYaml>[]];
}

export interface DraftAccount extends Written<AccountYaml> {
  /** The organization's and its own, sorted by name; none of a retired account. */
  readonly roles: readonly DraftRole[];
}

export interface PolicyDocument {
  /** e.g. `config/policies/deploy.json` */
  readonly file: string;
  /** Parsed. */
  readonly value: unknown;
  /** Without white space. */
  readonly minified: string;
}

/** SAML metadata that is kept beside the configuration. */
export interface MetadataFile {
  readonly file: string;
  readonly text: string;
}

/** The configuration as written: what the checks look at. */
export interface Draft {
  readonly federation: Written<FederationYaml>;
  readonly managementGroups: Written<ManagementGroupsYaml>;
  /** Sorted by file. */
  readonly accounts: readonly DraftAccount[];
  /** Ids of what exists already, where they are listed. */
  readonly imports?: Written<ImportsYaml>;
  /** Policy documents that could be read, by their path as the roles write it. */
  readonly policyDocuments: ReadonlyMap<string, PolicyDocument>;
  /** Trust policies that could be read, by their path as the roles write it. */
  readonly trustDocuments: ReadonlyMap<string, PolicyDocument>;
  /** What `okta.app.metadataFile` names, if it could be read. */
  readonly metadata?: MetadataFile;
  /** What `okta.app.rotationMetadataFile` names, if it could be read. */
  readonly rotationMetadata?: MetadataFile;
  /** `YYYY-MM-DD` */
  readonly today: string;
}
