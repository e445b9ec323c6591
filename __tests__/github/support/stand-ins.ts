import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Programs of a runner that need a network, as far as the workflows use them. `docker run` starts the command on this
 * machine with the given variables only, and with the volumes' folders in place of their paths in the container;
 * `npm ci` links the packages that are installed here. What `docker` was asked for is kept in `docker.log`.
 */
export function standIns(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const program = (name: string, text: string) => {
    writeFileSync(join(bin, name), `#!${process.execPath}\n'use strict';\n${text}`);
    chmodSync(join(bin, name), 0o755);
  };
  program('docker', DOCKER.replace('LOG', JSON.stringify(join(folder, 'docker.log'))));
  program('npm', NPM.replace('PACKAGES', JSON.stringify(resolve('node_modules'))));
  program('runuser', RUNUSER);
  program('chown', '');
  return bin;
}

const DOCKER = `
const { spawnSync } = require('node:child_process');
const { appendFileSync } = require('node:fs');
const args = process.argv.slice(2);
appendFileSync(LOG, JSON.stringify(args) + '\\n');
if (args.shift() !== 'run') throw new Error('only docker run');
const env = { PATH: process.env.PATH };
const volumes = [];
const place = (text) => volumes.reduce((path, [from, to]) =>
  path === to || path.startsWith(to + '/') ? from + path.slice(to.length) : path, text);
let cwd = '/';
while (args[0].startsWith('--')) {
  const flag = args.shift();
  if (flag === '--rm') continue;
  const value = args.shift();
  if (flag === '--volume') volumes.push(value.split(':'));
  if (flag === '--workdir') cwd = value;
  if (flag === '--env') env[value.slice(0, value.indexOf('='))] = value.slice(value.indexOf('=') + 1);
}
args.shift();
for (const name of Object.keys(env)) if (name !== 'PATH') env[name] = place(env[name]);
const [command, ...rest] = args;
process.exitCode = spawnSync(command, rest, { cwd: place(cwd), env, stdio: 'inherit' }).status ?? 1;
`;

const NPM = `
const { rmSync, symlinkSync } = require('node:fs');
const { join } = require('node:path');
const args = process.argv.slice(2);
if (args[0] !== 'ci' || !args.includes('--ignore-scripts')) throw new Error('only npm ci --ignore-scripts');
const prefix = args.includes('--prefix') ? args[args.indexOf('--prefix') + 1] : '.';
rmSync(join(prefix, 'node_modules'), { force: true });
symlinkSync(PACKAGES, join(prefix, 'node_modules'));
`;

const RUNUSER = `
const { spawnSync } = require('node:child_process');
const [, , ...all] = process.argv;
const [command, ...rest] = all.slice(all.indexOf('--') + 1);
process.exitCode = spawnSync(command, rest, { stdio: 'inherit' }).status ?? 1;
`;
