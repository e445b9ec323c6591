import { DataOktaUser } from '@cdktf/provider-okta/lib/data-okta-user';
import { Construct } from 'constructs';
import { constructId } from '../naming/construct-id';
import { literal } from './literal';

/** Okta users who are put into groups, each looked up once. */
export class OktaUsers extends Construct {
  private readonly ids = new Map<string, string>();

  /** Id of the user with this login, a token. */
  idOf(login: string): string {
    const known = this.ids.get(login);
    if (known !== undefined) return known;
    const user = new DataOktaUser(new Construct(this, constructId('User', login)), 'User', {
      // By `search`: `user_id` would take a name without its domain as well, and find somebody else.
      search: [{ name: 'profile.login', comparison: 'eq', value: literal(login) }],
      skipGroups: true,
      skipRoles: true,
    });
    this.ids.set(login, user.id);
    return user.id;
  }
}
