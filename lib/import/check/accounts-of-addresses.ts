import { blocks, isObject, type Json, type JsonObject, property } from '../../documents';

/** `<type>.<name>` of a plan's resources → id of the account, as their provider blocks name it (`allowed_account_ids`). */
export function accountsOfAddresses(plan: JsonObject): ReadonlyMap<string, string> {
  const configuration = objectIn(plan, 'configuration');
  const providers = objectIn(configuration, 'provider_config');
  const found = new Map<string, string>();
  for (const resource of blocks(property(objectIn(configuration, 'root_module'), 'resources'))) {
    const [type, name, key] = ['type', 'name', 'provider_config_key'].map((each) => property(resource, each));
    if (typeof type !== 'string' || typeof name !== 'string' || typeof key !== 'string') continue;
    const expressions = objectIn(objectIn(providers, key), 'expressions');
    const ids = property(objectIn(expressions, 'allowed_account_ids'), 'constant_value');
    const [only, ...more] = Array.isArray(ids) ? (ids as readonly Json[]) : [];
    if (typeof only === 'string' && more.length === 0) found.set(`${type}.${name}`, only);
  }
  return found;
}

function objectIn(value: JsonObject | undefined, key: string): JsonObject {
  const found = property(value, key);
  return isObject(found) ? found : {};
}
