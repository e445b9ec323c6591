import { wantsColour } from '../../lib/cli/io';

test.each([
  [true, {}, true],
  [false, {}, false],
  [undefined, { CI: 'true' }, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
])('terminal: %s, environment: %j, colours: %s', (terminal, env, wanted) => {
  expect(wantsColour(terminal, env)).toBe(wanted);
});
