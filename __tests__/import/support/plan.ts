import type { JsonObject } from '../../../lib/documents/json/json';

type Values = Readonly<Record<string, unknown>>;

export interface PlannedObject {
  readonly type: string;
  readonly actions?: readonly string[];
  readonly importing?: string;
  readonly before?: Values | null;
  readonly after?: Values | null;
  readonly unknown?: Values;
  readonly replace?: readonly (readonly string[])[];
  readonly previousAddress?: string;
  /** @default 'x' */
  readonly name?: string;
  /** Account of the provider block. */
  readonly account?: string;
}

/** The output of `terraform show -json` for a plan with these objects. */
export function plan(objects: readonly PlannedObject[], rest: Values = {}): JsonObject {
  const named = objects.map((object, i) => ({ name: i === 0 ? 'x' : `x${String(i)}`, ...object }));
  const accounts = [...new Set(named.flatMap(({ account }) => account ?? []))];
  return {
    format_version: '1.2',
    complete: true,
    errored: false,
    planned_values: { root_module: { resources: [] } },
    resource_changes: named.map(({ type, name, actions, importing, before = null, after = null, ...more }) => ({
      address: `${type}.${name}`,
      mode: 'managed',
      type,
      name,
      ...(more.previousAddress === undefined ? {} : { previous_address: more.previousAddress }),
      change: {
        actions: actions ?? usual(before, after),
        before,
        after,
        after_unknown: more.unknown ?? {},
        ...(importing === undefined ? {} : { importing: { id: importing } }),
        ...(more.replace === undefined ? {} : { replace_paths: more.replace }),
      },
    })),
    configuration: {
      provider_config: Object.fromEntries(
        accounts.map((id) => [
          `aws.${id}`,
          { name: 'aws', expressions: { allowed_account_ids: { constant_value: [id] } } },
        ]),
      ),
      root_module: {
        resources: named.map(({ type, name, account }) => ({
          address: `${type}.${name}`,
          mode: 'managed',
          type,
          name,
          expressions: {},
          ...(account === undefined ? {} : { provider_config_key: `aws.${account}` }),
        })),
      },
    },
    ...rest,
  } as unknown as JsonObject;
}

function usual(before: Values | null, after: Values | null): string[] {
  if (before === null) return ['create'];
  if (after === null) return ['delete'];
  return JSON.stringify(before) === JSON.stringify(after) ? ['no-op'] : ['update'];
}
