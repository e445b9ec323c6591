'use strict';
// Loaded before the measured program: at its end, writes to file descriptor 3 what it used.
const { writeSync } = require('node:fs');

process.on('exit', () => {
  const { maxRSS: peakKilobytes, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, `${JSON.stringify({ peakKilobytes, cpuMicroseconds: userCPUTime + systemCPUTime })}\n`);
});
