const { default: Sequencer } = require('@jest/test-sequencer');

/** From the longest tests to the shortest. */
const PROJECTS = ['real', 'sweep', 'unit'];

/**
 * Jest starts the tests that took longest, and on a clean machine the largest files. A small file of `real` or `sweep` can
 * take minutes: started last, it would leave all other processors idle.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ context }) => PROJECTS.indexOf(context.config.displayName.name);
    // The order within a project stays.
    return super.sort(tests).sort((one, other) => place(one) - place(other));
  }
};
