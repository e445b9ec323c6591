import { ADA, BOB, CAROL } from './federations';
import type { World } from './world';

/** Configuration that takes over an app and an account that people made: its ids are those of another org. */
export const TAKEN_OVER = 'examples/taken-over';

const EVE = 'eve@mueller-tech.com';

/** Everybody whom the made org has; they are put into its groups when these are made. */
export const PEOPLE = [ADA, BOB, CAROL, EVE];

/** Roles that the example's app and groups lead each of them to; nothing leads anybody to ReadOnly, as it says. */
export const ROLES = { [ADA]: ['Admin'], [BOB]: [], [CAROL]: [], [EVE]: ['Billing'] };

type Files = Readonly<Record<string, string>>;

/**
 * Makes by hand what `examples/taken-over` says exists.
 * @returns its files with the ids that the objects got
 * @throws Error if the files name an id that was not made, or not one that was
 */
export async function makeTakenOver(world: World, files: Files): Promise<Files> {
  const { account } = world;
  const cloudAdmins = await world.group('Cloud Admins', { people: [ADA] });
  const support = await world.group('Support', { people: [BOB, EVE] });
  const contractors = await world.group('Contractors', { people: [EVE] });
  const tickets = await world.group('Tickets');
  const admin = await world.group(`aws_${account}_Admin`, { description: 'Administrators of production' });
  const readOnly = await world.group(`aws_${account}_ReadOnly`);
  const billing = await world.group(`aws_${account}_Billing`, { people: [EVE] });
  const { id: app, metadata } = await world.app('AWS Prod', {
    joinAllRoles: false,
    sessionDuration: 43_200,
    loginURL: 'https://console.aws.amazon.com/ec2/home',
  });
  await world.assign(app, [admin, contractors]);
  await world.samlProvider(metadata);
  await world.alias('mueller-prod');
  await world.lister('okta-lister');
  await world.role('Admin', { managed: ['AdministratorAccess'], seconds: 43_200 });
  await world.role('ReadOnly', { path: '/federated/', seconds: 43_200 });
  await world.role('Billing', { managed: ['job-function/Billing'], seconds: 43_200 });
  await world.attribute(CAROL, { department: 'Ops' });
  const ops = `isMemberOfAnyGroup("${support}") OR user.department=="Ops"`;
  return withIds(files, {
    '123456789012': account,
    '0oa7k2m9xqTfVb3Rc5d7': app,
    '00g6b8v4ncXzLk9Jh3g5': contractors,
    rst5d7f9hgKjMn2Bv4c6: await world.signOnPolicy('Two factors', [app]),
    '00g2w4e6rtYuIo8Pa1s3': tickets,
    '00u3e5r7tyUiOp9As2d4': await world.person(EVE),
    '00g1q3w5erTyUi7Op9a2': billing,
    '00g4h8n2wsYeUj6Ki1o3': admin,
    '00g9p5t1zxCvBn7Mq2w4': cloudAdmins,
    '00g8u6y4trEwQa2Zx1c3': readOnly,
    '0pr1a2s3dfGhJk4Lz5x6': await world.rule('Support or Ops', ops, [readOnly, tickets], { except: [EVE] }),
    '0pr3f6j9lsQaWe8Rt5y1': await world.rule('Admins', `isMemberOfAnyGroup("${cloudAdmins}")`, [admin]),
  });
}

function withIds(files: Files, ids: Readonly<Record<string, string>>): Files {
  const all = Object.values(files).join('\n');
  const named = new Set(all.match(/\b(?:00[gu]|0oa|0pr|rst)[0-9A-Za-z]{17}\b|\b\d{12}\b/g));
  const difference = [...[...named].filter((id) => !(id in ids)), ...Object.keys(ids).filter((id) => !named.has(id))];
  if (difference.length > 0) throw new Error(`made and named differ: ${difference.join(', ')}`);
  const replaced = (text: string) => Object.entries(ids).reduce((now, [id, made]) => now.replaceAll(id, made), text);
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, replaced(text)]));
}
