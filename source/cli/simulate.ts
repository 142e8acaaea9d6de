import {readFile} from 'node:fs/promises';
import process from 'node:process';
import type {GivenFlags} from '../commands/check-usage.ts';
import {number, text, texts} from '../commands/command-line.ts';
import {exitStatus} from '../commands/services.ts';
import type {SimulatorOptions} from '../simulator/simulator.ts';

/** Serve the simulator until it is interrupted. */
export async function simulate(flags: GivenFlags): Promise<number> {
	const {parseFault, speedClock, startSimulator} = await import('../simulator/simulator.ts');
	try {
		const simulator = await startSimulator({
			world: await loadWorld(flags),
			clock: speedClock(number(flags.speed) ?? 1),
			port: number(flags.port) ?? 0,
			throttle: flags.throttle !== false,
			faults: texts(flags.fault).map(parseFault),
			...given('seed', number(flags.seed)),
			...given('accounts', number(flags.accounts)),
			...given('regions', number(flags.regions)),
		});
		const {endpoint, region, centralAccount, env} = simulator;
		process.stdout.write(
			flags.json
				? `${JSON.stringify({endpoint, region, centralAccount, env})}\n`
				: `${Object.entries(env)
						.map(([name, value]) => `export ${name}=${value}`)
						.join('\n')}\n`,
		);
		process.stderr.write(`Simulating AWS at ${endpoint}; Ctrl+C ends it.\n`);
		await new Promise(resolve => {
			process.once('SIGINT', resolve);
			process.once('SIGTERM', resolve);
		});
		await simulator.close();
		return exitStatus.done;
	} catch (error) {
		const {code, message} = error as {readonly code?: string; readonly message?: string};
		process.stderr.write(
			code === 'EADDRINUSE'
				? `✖ Port ${String(flags.port)} is taken. Name another --port, or none to take any that is free.\n`
				: `✖ ${message}\n`,
		);
		return exitStatus.wrongUsage;
	}
}

/** The world that the flags name: one that ships, or a file. Numbers of accounts or Regions mean the generated one. */
async function loadWorld(flags: GivenFlags): Promise<NonNullable<SimulatorOptions['world']>> {
	const name = text(flags.world) ?? (flags.accounts === undefined && flags.regions === undefined ? 'seed' : 'large');
	if (name === 'seed' || name === 'demo' || name === 'large') {
		return name;
	}

	const [{parseWorldFile}, {createWorld}] = await Promise.all([
		import('../simulator/world-file/parse-world-file.ts'),
		import('../simulator/world.ts'),
	]);
	const parsed = parseWorldFile(await readFile(name, 'utf8'));
	if ('mistakes' in parsed) {
		const lines = parsed.mistakes.map(
			({line, column, path, message}) => `${name}:${line}:${column} ${path}: ${message}`,
		);
		throw new RangeError(`The world file can't be used\n  ${lines.join('\n  ')}`);
	}

	for (const {line, column, path, message} of parsed.warnings) {
		process.stderr.write(`! ${name}:${line}:${column} ${path}: ${message}\n`);
	}

	return startMs => createWorld(parsed.definition, startMs);
}

function given<K extends string, V>(name: K, value: V | undefined): {readonly [N in K]?: V} {
	return value === undefined ? {} : ({[name]: value} as {readonly [N in K]: V});
}
