import { z } from 'zod';
import { AWS_MANAGED_POLICIES } from '../policies/aws-managed-policies';
import { account } from './account';
import { federation } from './federation';
import { imports } from './imports';
import { managementGroups } from './management-groups';
import { AWS_MANAGED_POLICIES_SCHEMA } from './role';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Metadata that is meant for us and says nothing to an editor. */
const OURS = ['form', 'otherwise', 'editor'];

/** JSON Schemas (draft-07) for editors, by file name: what the YAML files name in their first line. */
export function jsonSchemas(): ReadonlyMap<string, JsonSchema> {
  return new Map([
    ['account.schema.json', jsonSchema(account)],
    ['federation.schema.json', jsonSchema(federation)],
    ['imports.schema.json', jsonSchema(imports)],
    ['management-groups.schema.json', jsonSchema(managementGroups)],
    [AWS_MANAGED_POLICIES_SCHEMA, managedPolicies()],
  ]);
}

function jsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    override: ({ jsonSchema: written }) => {
      const { editor } = written;
      for (const key of OURS) Reflect.deleteProperty(written, key);
      if (isObject(editor)) {
        if ('anyOf' in editor) Reflect.deleteProperty(written, 'pattern');
        Object.assign(written, editor);
      }
    },
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Names that may be attached to a role, so that editors complete them. */
function managedPolicies(): JsonSchema {
  const attachable = [...AWS_MANAGED_POLICIES].filter(([path]) => path !== '/aws-service-role/');
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'AWS-managed policies',
    description: 'Names of the policies that AWS keeps, as far as this version knows them; write others as ARN',
    enum: attachable.flatMap(([, names]) => names).sort(),
  };
}
