/** Milliseconds of processor time that this process has used so far, its helper threads included. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
