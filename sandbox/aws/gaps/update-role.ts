import { scope, type Gap } from '../gateway/handler';
import { readRole } from '../moto/read-role';
import { parameter, withParameters } from '../query/call';

/** What an UpdateRole does not name stays as it is; moto empties the description and sets the session to an hour. */
export const updateRole: Gap = {
  actions: ['UpdateRole'],
  async answer(call, { moto }, next) {
    const role = await readRole(moto, scope(call), parameter(call, 'RoleName'));
    if (!role) return next(call);
    const kept = { Description: role.description ?? '', MaxSessionDuration: String(role.maxSessionSeconds) };
    const missing = Object.entries(kept).filter(([name]) => !call.parameters.has(name));
    return next(missing.length === 0 ? call : withParameters(call, Object.fromEntries(missing)));
  },
};
