// Serves the large world in a process of its own, which bench/simulator.ts measures. Prints one line when it can be called.
import process from 'node:process';
import {startSimulator} from '../../source/simulator/simulator.ts';

const [accounts, regions] = process.argv.slice(2).map(Number);
const {endpoint, region, env} = await startSimulator({
	world: 'large',
	accounts: accounts ?? 5000,
	regions: regions ?? 20,
	throttle: false,
});
process.stdout.write(`${JSON.stringify({endpoint, region, env})}\n`);
process.once('SIGTERM', () => process.exit(0));
