/**
 * A change that Okta and AWS cannot make in one apply has states in between, which the configuration names. This is the
 * only place that says what each of them is and what comes next; `validate`, `handover` and the review read it here.
 */
export interface BetweenState {
  readonly step: number;
  readonly of: number;
  /** Keys of the configuration that make this state, as docs/changing.md writes them. */
  readonly keys: readonly string[];
  /** What is so once this was applied. */
  readonly now: string;
  /** What to do once this was applied everywhere; `detail` is a name, a form or a file. */
  readonly next: (detail: string) => string;
}

const ROLES = ['federation.yaml roles.<name>', 'accounts/<name>.yaml roles.<name>'];
const ACCOUNT = 'accounts/<name>.yaml';
const APP = 'federation.yaml okta.app';
const BOTH_NAMES = 'both names exist in AWS';

export const BETWEEN = {
  'name-prepared': {
    step: 1,
    of: 3,
    keys: [...ROLES, ACCOUNT, 'federation.yaml identityProvider'].map((of) => `${of}${dot(of)}switched`),
    now: `${BOTH_NAMES}, and Okta uses the former one`,
    next: () => 'delete "switched: false"',
  },
  'name-switched': {
    step: 2,
    of: 3,
    keys: [...ROLES, ACCOUNT, 'federation.yaml identityProvider'].map((of) => `${of}${dot(of)}formerly`),
    now: `${BOTH_NAMES}, and Okta uses the new one`,
    next: (was) => `delete "formerly: ${was}"`,
  },
  'name-replaced': {
    step: 1,
    of: 2,
    keys: [...ROLES, ACCOUNT].map((of) => `${of}${dot(of)}formerly`),
    now: `${BOTH_NAMES}, and Okta uses the new one`,
    next: (was) => `delete "formerly: ${was}"`,
  },
  'role-rekeyed': {
    step: 1,
    of: 2,
    keys: ROLES.map((of) => `${of}${dot(of)}formerly`),
    now: 'the role keeps its whole name, and its group, under the new key',
    next: (was) => `delete "formerly: ${was}"`,
  },
  'group-renamed': {
    step: 1,
    of: 2,
    keys: ['management-groups.yaml <name>.formerly'],
    now: 'the group keeps its members under the new key',
    next: (was) => `delete "formerly: ${was}"`,
  },
  'group-released': {
    step: 1,
    of: 2,
    keys: ['management-groups.yaml <name>.existing'],
    now: 'the group stays in Okta, and Terraform forgets it',
    next: () => 'write "existing: true"',
  },
  'members-released': {
    step: 1,
    of: 2,
    keys: ['management-groups.yaml <name>.members'],
    now: 'the people stay in the group, and Terraform forgets them',
    next: () => 'delete "members"',
  },
  'saml-provider-released': {
    step: 1,
    of: 2,
    keys: [`${ACCOUNT} samlProvider`],
    now: 'the SAML provider stays in IAM, and Terraform forgets it',
    next: () => 'write "samlProvider: existing"',
  },
  'rules-of-both-forms': {
    step: 1,
    of: 2,
    keys: ['formerly', 'formerParts'].map((key) => `federation.yaml groupRules.${key}`),
    now: 'group rules of both forms exist; change no grants now',
    next: (form) => `write "groupRules: ${form}"`,
  },
  'role-released': {
    step: 1,
    of: 3,
    keys: [`${ACCOUNT} adopt.<name>.release`],
    now: 'our statement is gone from the trust policy, and Terraform still holds the role',
    next: () => 'write "release: forget"; deleted too early, the role would be destroyed',
  },
  'role-forgotten': {
    step: 2,
    of: 3,
    keys: [`${ACCOUNT} adopt.<name>.release`],
    now: 'Terraform forgets the role, which stays as it is',
    next: () => 'delete the entry in "adopt"',
  },
  'account-retired': {
    step: 1,
    of: 2,
    keys: [`${ACCOUNT} retired`],
    now: 'everything of the account is removed on both sides',
    next: (file) => `delete ${file}; deleted too early, its objects would stay`,
  },
  'tags-allowed': {
    step: 1,
    of: 2,
    keys: [`${APP}.sessionTags`, `${APP}.transitiveTags`, `${APP}.sourceIdentity`, `${APP}.sendSessionTags`],
    now: 'trust policies allow the session tags, and the app does not send them',
    next: () => 'write "sendSessionTags: true", or delete the tags if they are to go',
  },
  'both-certificates': {
    step: 1,
    of: 3,
    keys: [`${APP}.rotationMetadataFile`],
    now: 'the accounts trust the old and the new signing key',
    next: () =>
      'activate the new certificate in Okta and sign in once (step 2), then delete "rotationMetadataFile" (step 3)',
  },
  'key-replaced-at-once': {
    step: 1,
    of: 2,
    keys: [`${APP}.signingKey.emergency`],
    now: 'a new name of "signingKey" replaces the key at once, and nobody can sign in to an account before it is applied',
    next: () => 'delete "emergency: true"',
  },
  'both-keys': {
    step: 1,
    of: 3,
    keys: ['federation.yaml provisioningUser.keys'],
    now: 'the provisioning user has two access keys',
    next: (slot) =>
      `enter key ${slot} in Okta's Provisioning tab and test it (step 2), then write "keys: [${slot}]" (step 3)`,
  },
} as const satisfies Readonly<Record<string, BetweenState>>;

export type BetweenId = keyof typeof BETWEEN;

/** One state of one configuration. */
export interface Between {
  readonly id: BetweenId;
  /** What is changing, e.g. `account Mueller-Tech`. */
  readonly what: string;
  /** @default '' */
  readonly detail?: string;
}

/** A state with all that is said of it. */
export interface NextStep {
  readonly what: string;
  readonly step: number;
  readonly of: number;
  readonly now: string;
  readonly next: string;
}

export function nextStep({ id, what, detail = '' }: Between): NextStep {
  const { step, of, now, next } = BETWEEN[id];
  return { what, step, of, now, next: next(detail) };
}

/** e.g. `step 1 of 3: both names exist … Once that is applied everywhere: delete "switched: false"` */
export function sentence({ step, of, now, next }: NextStep): string {
  return `step ${step} of ${of}: ${now}. Once that is applied everywhere: ${next}`;
}

function dot(of: string): string {
  return of.endsWith('.yaml') ? ' ' : '.';
}
