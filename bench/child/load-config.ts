import { loadConfig } from '../../lib/config/load';
import { cpuMs } from './cpu-clock';

const [directory = ''] = process.argv.slice(2);
const start = cpuMs();
loadConfig(directory);
console.log(JSON.stringify({ loadMs: cpuMs() - start }));
