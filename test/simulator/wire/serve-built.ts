import {spawn} from 'node:child_process';
import {once} from 'node:events';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {atEnd} from '../../harness/at-end.ts';
import {buildProgram, root} from '../../harness/built-program.ts';
import {type ClientConfig, type PersonName, people} from './serve.ts';

/** The seed world as the built program serves it, in a process of its own that ends with the test. */
export async function serveBuilt() {
	const simulator = spawn(process.execPath, [buildProgram(), 'simulate', '--json', '--no-throttle'], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	atEnd(async () => {
		simulator.kill();
		await once(simulator, 'exit');
	});
	const [line] = (await once(createInterface({input: simulator.stdout}), 'line')) as [string];
	const {endpoint} = JSON.parse(line) as {readonly endpoint: string};
	return {
		endpoint,
		config: (by: PersonName): ClientConfig => ({
			endpoint,
			region: 'us-east-1',
			credentials: people[by],
			maxAttempts: 1,
		}),
	};
}
