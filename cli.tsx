import './source/cli/early-pipe.ts';
import process from 'node:process';
import packageJson from './package.json' with {type: 'json'};
import {endOfOutput, writeWholly} from './source/cli/standard-output.ts';
import {readCommandLine} from './source/commands/line/command-line.ts';
import {exitStatus} from './source/commands/services.ts';

/* Where everything starts: the command is looked up and run, and what escapes it is caught. With source/cli, which puts the parts together, the only place that names a concrete adapter. What runs is loaded once it is known that something is to be run: help and version are there before. */

const {version} = packageJson;
const leastNode = 22;

async function main(argv: readonly string[]): Promise<number> {
	const line = await readCommandLine(argv);
	switch (line.type) {
		case 'print':
			process.stdout.write(line.text);
			return exitStatus.done;
		case 'version':
			process.stdout.write(`${version}\n`);
			return exitStatus.done;
		case 'mistakes': {
			const {tellMistakes} = await import('./source/cli/tell-mistakes.ts');
			tellMistakes(line);
			return exitStatus.wrongUsage;
		}
		case 'run': {
			const {run} = await import('./source/cli/run.ts');
			return run(line, version);
		}
	}
}

async function tellBug(error: unknown): Promise<number> {
	const {endOnBugs, reportBug} = await import('./source/cli/bug.ts');
	endOnBugs(version);
	return reportBug(error);
}

function begin(): void {
	if (Number(process.versions.node.split('.')[0]) < leastNode) {
		process.stderr.write(`rollgrid needs Node.js ${leastNode} or later; this is ${process.version}.\n`);
		process.exitCode = exitStatus.wrongUsage;
		return;
	}

	writeWholly();
	process.stdout.on('error', error => process.exit(endOfOutput(error)));
	// Sockets that are kept alive would hold the process; what was printed is to be out first.
	void main(process.argv.slice(2))
		.catch(tellBug)
		.then(status => process.stdout.write('', error => process.exit(error ? endOfOutput(error) : status)));
}

begin();
