import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Size and form of a configuration that is measured. */
export interface Shape {
  readonly accounts: number;
  /** In each account. */
  readonly roles: number;
  readonly layout: 'single' | 'per-account';
  readonly groupRules: 'per-role-group' | 'per-management-group';
  /** SAML metadata of an app that somebody else runs: the plan has the AWS side only. @default - both sides */
  readonly metadata?: string;
  /** Folder of the states. @default - the checkout */
  readonly state?: string;
  /** Stacks that the role groups are spread over. @default - they are in one with the app */
  readonly shards?: number;
  /** Assigned to the app. @default all */
  readonly assign?: 'all' | 'management-groups';
}

/** Accounts that one team has; its members may assume every role in them. */
const TEAM = 10;

/** How many management groups a configuration has. */
export function teamsOf({ accounts }: Shape): number {
  return Math.ceil(accounts / TEAM);
}

/** Text of every file of a configuration, the same for the same shape. */
export function filesOf(shape: Shape): ReadonlyMap<string, string> {
  const { accounts, roles, metadata } = shape;
  return new Map([
    ['federation.yaml', federation(shape)],
    ...(metadata === undefined ? [] : [['okta.xml', metadata] as const]),
    [
      'management-groups.yaml',
      range(teamsOf(shape))
        .map((team) => `${teamName(team)}: {description: Works in ten accounts}\n`)
        .join(''),
    ],
    ...range(accounts).map((number): [string, string] => [
      `accounts/${accountName(number).toLowerCase()}.yaml`,
      account(number, roles),
    ]),
  ]);
}

/** Writes a configuration to a new folder. */
export function generate(directory: string, shape: Shape, changes: ReadonlyMap<string, string> = new Map()): void {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(join(directory, 'accounts'), { recursive: true });
  for (const [file, text] of [...filesOf(shape), ...changes]) writeFileSync(join(directory, file), text);
}

/** The file of one account, as in {@link filesOf}, for changes of it: more roles than the others, for one. */
export function account(number: number, roles: number, others = roles): string {
  const id = String(100_000_000_000 + number);
  const entries = range(roles).map(
    (role) => `  Role-${pad(role, 2)}:
    description: Number ${String(role + 1)} of ${String(others)}
    policies: [ReadOnlyAccess, ViewOnlyAccess]
    grantedTo: [${teamName(Math.floor(number / TEAM))}]
    sessionDuration: 4h
`,
  );
  return `id: '${id}'\nname: ${accountName(number)}\nalias: bench-${pad(number, 4)}\nroles:\n${entries.join('')}`;
}

function federation({ layout, groupRules, metadata, state, shards, assign = 'all' }: Shape): string {
  const app = metadata === undefined ? `label: AWS Account Federation, assign: ${assign}` : 'metadataFile: okta.xml';
  const okta = `orgName: mueller-tech, baseUrl: okta.com, app: {${app}}${shards === undefined ? '' : `, shards: ${String(shards)}`}`;
  const cut = shards !== undefined && groupRules === 'per-management-group';
  return `okta: {${okta}}
identityProvider: Okta
partition: aws
signInRegions: [us-east-1, eu-central-1]
layout: ${layout}
groupRules: ${cut ? `{form: ${groupRules}, parts: ${String(shards)}}` : groupRules}
tags: {managed-by: okta-aws-federation}
${state === undefined ? '' : `backend: {local: {directory: ${state}}}\n`}`;
}

function accountName(number: number): string {
  return `Account-${pad(number, 4)}`;
}

function teamName(number: number): string {
  return `Team-${pad(number, 3)}`;
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
