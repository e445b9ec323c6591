import { ALREADY_EXISTS, forbidden, invalidField, notFound } from './errors';
import { evaluateRules } from './evaluate-rules';
import { enrollFactor } from './factors';
import type { User, UserStatus } from './model';
import { timestamp, user, users, type Org } from './org';
import { hashPassword } from './passwords';
import { userProfile } from './profile-schema';

type Values = Readonly<Record<string, unknown>>;

export interface NewUser {
  readonly profile: Values;
  readonly password?: string;
  /** @default true */
  readonly activate?: boolean;
}

/** @throws OktaError */
export function createUser(org: Org, { profile: values, password, activate = true }: NewUser): User {
  const profile = userProfile(values, 'newUser');
  refuseDuplicate(org, profile.login);
  const now = timestamp(org);
  const created: User = {
    id: org.newId('00u'),
    // Without a password the person still has to choose one.
    status: !activate ? 'STAGED' : password === undefined ? 'PROVISIONED' : 'ACTIVE',
    profile,
    password: password === undefined ? undefined : hashPassword(password),
    created: now,
    activated: activate ? now : null,
    statusChanged: activate ? now : null,
    lastUpdated: now,
  };
  org.users.set(created.id, created);
  // Who can sign in has an authenticator app as well; `resetFactor` takes it away.
  if (password !== undefined) enrollFactor(org, created.id);
  evaluateRules(org, [created.id]);
  return created;
}

/** @param idOrLogin id, login, or login without its domain @throws OktaError */
export function existingUser(org: Org, idOrLogin: string): User {
  const found = user(org, idOrLogin);
  if (!found) throw notFound(idOrLogin, 'User');
  return found;
}

/** Changes what is named and keeps the rest (POST), or takes the profile as the whole (PUT). @throws OktaError */
export function updateUser(
  org: Org,
  idOrLogin: string,
  change: { readonly profile?: Values; readonly password?: string },
  mode: 'partial' | 'whole',
): User {
  const before = existingUser(org, idOrLogin);
  const values = mode === 'whole' ? (change.profile ?? {}) : { ...before.profile, ...change.profile };
  const profile = userProfile(values, 'user');
  if (profile.login !== before.profile.login) refuseDuplicate(org, profile.login, before.id);
  const password = change.password === undefined ? {} : { password: hashPassword(change.password) };
  return store(org, { ...before, profile, ...password, lastUpdated: timestamp(org) });
}

const MOVES = {
  activate: { from: ['STAGED', 'DEPROVISIONED'], to: 'ACTIVE' },
  deactivate: { from: ['STAGED', 'PROVISIONED', 'ACTIVE', 'SUSPENDED'], to: 'DEPROVISIONED' },
  suspend: { from: ['ACTIVE'], to: 'SUSPENDED' },
  unsuspend: { from: ['SUSPENDED'], to: 'ACTIVE' },
} as const satisfies Record<string, { from: readonly UserStatus[]; to: UserStatus }>;
export type UserMove = keyof typeof MOVES;

export function isUserMove(text: string): text is UserMove {
  return Object.hasOwn(MOVES, text);
}

/** @throws OktaError where the user's status does not allow it */
export function moveUser(org: Org, idOrLogin: string, move: UserMove): User {
  const before = existingUser(org, idOrLogin);
  const { from, to } = MOVES[move];
  if (!(from as readonly UserStatus[]).includes(before.status)) {
    if (move === 'activate') throw forbidden('E0000016', 'Activation failed because the user is already active');
    throw forbidden('E0000038', "This operation is not allowed in the user's current status.");
  }
  const status = move === 'activate' && before.password === undefined ? 'PROVISIONED' : to;
  const now = timestamp(org);
  const activated = move === 'activate' ? { activated: now } : {};
  return store(org, { ...before, status, ...activated, statusChanged: now, lastUpdated: now });
}

/** As Okta has it, the first call deactivates the user and the second one deletes. @throws OktaError */
export function deleteUser(org: Org, idOrLogin: string): void {
  const { id, status } = existingUser(org, idOrLogin);
  if (status !== 'DEPROVISIONED') {
    moveUser(org, id, 'deactivate');
    return;
  }
  org.users.delete(id);
  org.factors.delete(id);
  for (const byUser of [...org.memberships.values(), ...org.userAssignments.values()]) byUser.delete(id);
}

function store(org: Org, changed: User): User {
  org.users.set(changed.id, changed);
  evaluateRules(org, [changed.id]);
  return changed;
}

function refuseDuplicate(org: Org, login: string, except?: string): void {
  const taken = users(org).some(
    ({ id, profile }) => id !== except && profile.login.toLowerCase() === login.toLowerCase(),
  );
  if (taken) throw invalidField('login', ALREADY_EXISTS);
}
