import type { NetworkZone, Opaque, Policy, PolicyRule } from '../../../../sandbox/okta/model';
import type { Asker } from '../../../../sandbox/okta/sign-on/conditions';
import { evaluatePolicy, type Verdict } from '../../../../sandbox/okta/sign-on/evaluate-policy';

const TIME = '2026-11-25T00:00:00.000Z';
const times = { created: TIME, lastUpdated: TIME };
const asker: Asker = { userId: '00uJames', groupIds: new Set(['00gAdmins']), userType: 'oty', address: '198.51.100.7' };
const allow = (method: Opaque = {}) => ({
  appSignOn: { access: 'ALLOW', verificationMethod: { type: 'ASSURANCE', factorMode: '2FA', ...method } },
});
const DENY = { appSignOn: { access: 'DENY' } };
const rule = (name: string, parts: Partial<PolicyRule> = {}): PolicyRule => {
  const standard = { type: 'ACCESS_POLICY', status: 'ACTIVE', system: false, priority: 1, conditions: null } as const;
  return { id: `rul${name}`, name, ...standard, actions: allow(), ...times, ...parts };
};
const catchAll = rule('Catch-all Rule', { system: true, priority: 99, actions: DENY });
const policy = (...rules: PolicyRule[]): Policy => {
  const standard = { type: 'ACCESS_POLICY', description: null, status: 'ACTIVE', system: false, priority: 1 } as const;
  return { id: 'rst1', name: 'AWS', ...standard, conditions: null, rules: [...rules, catchAll], ...times };
};
const zone = (id: string, parts: Partial<NetworkZone> = {}): [string, NetworkZone] => {
  const standard = { type: 'IP', status: 'ACTIVE', usage: 'POLICY', system: false, proxies: [], more: {} } as const;
  return [
    id,
    { id, name: id, ...standard, gateways: [{ type: 'CIDR', value: '198.51.100.0/24' }], ...times, ...parts },
  ];
};
const OFFICE = zone('nzoOffice');
const ELSEWHERE = zone('nzoElsewhere', { gateways: [{ type: 'CIDR', value: '203.0.113.0/24' }] });
const PLACES = zone('nzoPlaces', { type: 'DYNAMIC', gateways: [] });
const OFF = zone('nzoOff', { status: 'INACTIVE' });
const zones = new Map([OFFICE, ELSEWHERE, PLACES, OFF]);

const judge = (...rules: PolicyRule[]) => evaluatePolicy(policy(...rules), asker, zones);
/** Name of the rule that decides, and what it says. */
const decided = (verdict: Verdict) => [verdict.rule, verdict.access];
const whyNot = (verdict: Verdict) => (verdict.access === 'denied' ? verdict.why : 'allowed');
const within = (network: Opaque) => rule('Network', { conditions: { network: { connection: 'ZONE', ...network } } });

describe('which rule decides', () => {
  test('the first by priority, not by its place in the list', () => {
    expect(decided(judge(rule('Late', { priority: 5, actions: DENY }), rule('Early', { priority: 2 })))).toEqual([
      'Early',
      'allowed',
    ]);
  });

  test('the catch-all rule comes last, whatever its priority', () => {
    const first = { ...catchAll, priority: 0 };
    expect(
      decided(evaluatePolicy({ ...policy(), rules: [first, rule('Ours', { priority: 9 })] }, asker, zones)),
    ).toEqual(['Ours', 'allowed']);
  });

  test('an inactive rule is passed over', () => {
    expect(decided(judge(rule('Off', { status: 'INACTIVE' })))).toEqual(['Catch-all Rule', 'denied']);
  });

  test('a rule that denies ends it, even where a later one would allow', () => {
    expect(decided(judge(rule('No', { actions: DENY }), rule('Yes', { priority: 2 })))).toEqual(['No', 'denied']);
  });

  test('the refusal names rule, policy and address', () => {
    expect(whyNot(judge())).toBe('The rule "Catch-all Rule" of the policy "AWS" denies access from 198.51.100.7.');
  });

  test('an inactive policy lets nobody in', () => {
    expect(whyNot(evaluatePolicy({ ...policy(rule('R')), status: 'INACTIVE' }, asker, zones))).toContain('not active');
  });
});

describe('whom a rule is for', () => {
  const includes = (people: Opaque) => judge(rule('People', { conditions: { people } })).access;
  test.each([
    ['nobody is named', {}, 'allowed'],
    ['the user is named', { users: { include: ['00uJames'] } }, 'allowed'],
    ['another user is named', { users: { include: ['00uAda'] } }, 'denied'],
    ['a group of theirs is named', { groups: { include: ['00gAdmins'] } }, 'allowed'],
    ['another group is named', { groups: { include: ['00gOther'] } }, 'denied'],
    ['the user or another group', { users: { include: ['00uJames'] }, groups: { include: ['00gOther'] } }, 'allowed'],
    ['the user is excluded', { users: { exclude: ['00uJames'] } }, 'denied'],
    ['a group of theirs is excluded', { groups: { exclude: ['00gAdmins'], include: ['00gAdmins'] } }, 'denied'],
    ['another group is excluded', { groups: { exclude: ['00gOther'] } }, 'allowed'],
  ])('%s', (_, people, access) => expect(includes(people)).toBe(access));

  test.each([
    [{ include: ['oty'] }, 'allowed'],
    [{ include: ['other'] }, 'denied'],
    [{ exclude: ['oty'] }, 'denied'],
  ])('the user type %j', (userType, access) =>
    expect(judge(rule('Type', { conditions: { userType } })).access).toBe(access),
  );

  test('a registered or managed device is nobody’s here', () => {
    expect(judge(rule('Device', { conditions: { device: { registered: true } } })).access).toBe('denied');
    expect(judge(rule('Device', { conditions: { device: { registered: true, managed: true } } })).access).toBe(
      'denied',
    );
    expect(judge(rule('Device', { conditions: { device: {} } })).access).toBe('allowed');
  });
});

describe('network zones', () => {
  test.each([
    ['in the zone', { include: ['nzoOffice'] }, 'allowed'],
    ['in another zone', { include: ['nzoElsewhere'] }, 'denied'],
    ['in one of several zones', { include: ['nzoElsewhere', 'nzoOffice'] }, 'allowed'],
    ['in a zone that is excluded', { exclude: ['nzoOffice'] }, 'denied'],
    ['in none that is excluded', { exclude: ['nzoElsewhere'] }, 'allowed'],
    ['in a zone that is included and excluded', { include: ['nzoOffice'], exclude: ['nzoOffice'] }, 'denied'],
    ['in an inactive zone', { include: ['nzoOff'] }, 'denied'],
    ['in a zone that is not there', { include: ['nzoGone'] }, 'denied'],
    ['in any zone', { include: ['ALL_ZONES'] }, 'allowed'],
    ['in no zone', { exclude: ['ALL_ZONES'] }, 'denied'],
  ])('%s', (_, network, access) => expect(judge(within(network)).access).toBe(access));

  test('a zone of places can’t be judged, so nobody gets in by it, and the refusal says so', () => {
    expect(whyNot(judge(within({ include: ['nzoPlaces'] })))).toContain('can’t judge the zone "nzoPlaces"');
    expect(whyNot(judge(within({ exclude: ['nzoPlaces'] })))).toContain('can’t judge');
  });

  test('a zone that blocks counts before every rule', () => {
    const blocking = new Map([zone('nzoBlocked', { usage: 'BLOCKLIST' })]);
    expect(whyNot(evaluatePolicy(policy(rule('R')), asker, blocking))).toBe(
      'The zone "nzoBlocked" blocks the address 198.51.100.7.',
    );
  });
});

describe('what can’t be judged', () => {
  test.each([
    ['the risk score', { riskScore: { level: 'LOW' } }],
    ['the expression', { elCondition: { condition: 'security.risk.level == "LOW"' } }],
    ['the platform', { platform: { include: [{ type: 'DESKTOP', os: { type: 'MACOS' } }] } }],
    ['the condition authProvider', { authProvider: { provider: 'OKTA' } }],
    ['the network connection "OFF_NETWORK"', { network: { connection: 'OFF_NETWORK' } }],
  ])('%s keeps people out', (named, conditions) => {
    const verdict = judge(rule('Odd', { conditions }), rule('Later', { priority: 2 }));
    expect(decided(verdict)).toEqual(['Odd', 'denied']);
    expect(whyNot(verdict)).toContain(`can’t judge ${named}`);
  });

  test('an expression that says nothing, as Okta’s provider 4.20 sends it, restricts nobody', () => {
    expect(decided(judge(rule('R', { conditions: { elCondition: {} } })))).toEqual(['R', 'allowed']);
  });

  test('a rule that is not for them anyway is passed over', () => {
    const conditions = { elCondition: { condition: 'x' }, people: { users: { exclude: ['00uJames'] } } };
    expect(decided(judge(rule('Odd', { conditions }), rule('Later', { priority: 2 })))).toEqual(['Later', 'allowed']);
  });

  test.each([
    ['a factor mode', { factorMode: '3FA' }],
    ['a verification method', { type: 'OTHER' }],
    ['an age', { reauthenticateIn: 'soon' }],
    ['a constraint', { constraints: [{ somethingNew: {} }] }],
  ])('%s that is not known', (_, method) =>
    expect(whyNot(judge(rule('Odd', { actions: allow(method) })))).toContain('can’t judge'),
  );
});

describe('what a rule asks for', () => {
  const demand = (method: Opaque) => {
    const verdict = judge(rule('R', { actions: allow(method) }));
    return verdict.access === 'allowed' ? verdict.demand : verdict.why;
  };
  test('two factors, at most that old, and in a session that was not left unused', () => {
    expect(demand({ reauthenticateIn: 'PT15M', inactivityPeriod: 'PT5M' })).toEqual({
      factors: ['password', 'code'],
      maxAgeSeconds: 900,
      maxIdleSeconds: 300,
    });
  });

  test('without an age Okta’s twelve hours', () => {
    expect(demand({ factorMode: '1FA' })).toEqual({ factors: ['password'], maxAgeSeconds: 43_200 });
  });

  test.each([
    ['any possession', { possession: {} }, ['password', 'code']],
    ['a possession with presence', { possession: { userPresence: 'REQUIRED' } }, ['password', 'code']],
    [
      'an authenticator app by name',
      { possession: { authenticationMethods: [{ key: 'google_otp', method: 'otp' }] } },
      ['password', 'code'],
    ],
    ['the password by type', { knowledge: { types: ['password'], required: true } }, ['password', 'code']],
  ])('%s can be proved', (_, constraint, factors) =>
    expect(demand({ constraints: [constraint] })).toMatchObject({ factors }),
  );

  test('one factor that is a possession is the code alone', () => {
    expect(demand({ factorMode: '1FA', constraints: [{ possession: {} }] })).toMatchObject({ factors: ['code'] });
  });

  test.each([
    ['phishing-resistant', { possession: { phishingResistant: 'REQUIRED' } }],
    ['hardware-protected', { possession: { hardwareProtection: 'REQUIRED' } }],
    ['other than the code', { possession: { authenticationMethods: [{ key: 'webauthn', method: 'webauthn' }] } }],
    [
      'other than the code',
      { possession: { excludedAuthenticationMethods: [{ key: 'google_otp' }, { key: 'okta_verify' }] } },
    ],
    ['other than the password', { knowledge: { types: ['security_question'] } }],
    ['inherence', { inherence: { required: true } }],
  ])('nobody has a factor that is %s', (named, constraint) => {
    const why = demand({ constraints: [constraint] });
    expect(why).toContain(named);
    expect(why).toContain('which nobody in the sandbox has');
  });

  test('one of several constraints is enough', () => {
    expect(
      demand({ constraints: [{ possession: { phishingResistant: 'REQUIRED' } }, { possession: {} }] }),
    ).toMatchObject({ factors: ['password', 'code'] });
  });

  const step = (key: string, method: string, ...next: Opaque[]) => ({
    authenticationMethods: [{ key, method }],
    ...(next.length > 0 ? { next } : {}),
  });
  const chain = (...chains: Opaque[]) => demand({ type: 'AUTH_METHOD_CHAIN', factorMode: undefined, chains });
  test('a chain of password and code can be walked', () => {
    expect(chain(step('okta_password', 'password', step('google_otp', 'otp')))).toMatchObject({
      factors: ['password', 'code'],
    });
  });

  test('of several chains, and of several next steps, one is enough', () => {
    const hard = step('webauthn', 'webauthn');
    expect(chain(hard, step('okta_password', 'password', hard, step('okta_verify', 'totp')))).toMatchObject({
      factors: ['password', 'code'],
    });
  });

  test('a chain with a step that nobody here can take refuses, and names the step', () => {
    expect(chain(step('okta_password', 'password', step('okta_verify', 'signed_nonce')))).toContain(
      'a step of okta_verify/signed_nonce',
    );
  });
});
