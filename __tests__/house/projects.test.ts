import { chromium } from 'playwright-core';
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const files = readdirSync('__tests__', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

test.each([
  ['a process', () => spawn('true')],
  ['a process and waits for it', () => spawnSync('true')],
  ['a browser', () => chromium.launch()],
])('a unit test that starts %s fails, and is shown the name to use', (_, start) => {
  expect(start).toThrow('Name its file *.real.test.ts');
});

test('time limits are set in jest.config.js only', () => {
  const limit = /jest\.setTimeout|^\s*\},\s*\d[\d_* ]{2,},?\s*\);/m;
  expect(files.filter((file) => limit.test(readFileSync(join('__tests__', file), 'utf8')))).toEqual([]);
});
