#!/usr/bin/env node
import nodeModule from 'node:module';
import process from 'node:process';
import packageJson from './package.json' with {type: 'json'};
import {createApp} from './source/cli/app.ts';
import {endOnBugs, reportBug} from './source/cli/bug.ts';
import {standardStreams} from './source/cli/services.ts';
import {applySettings} from './source/cli/settings.ts';
import './source/cli/side-words.ts';
import {signals} from './source/cli/process-signals.ts';
import {readCommandLine} from './source/commands/command-line.ts';
import {exitStatus} from './source/commands/services.ts';
import {toPrintableLine} from './source/core/status/printable.ts';

/* Where everything starts: the command is looked up and run, and what escapes it is caught. With source/cli, which puts the parts together, the only place that names a concrete adapter. */

const leastNode = 22;

/** When what has been compiled is put on disk, for the next start: late enough not to be in the way. */
const keepCompiledAfterMs = 5000;

async function main(argv: readonly string[]): Promise<number> {
	const line = await readCommandLine(argv);
	switch (line.type) {
		case 'print':
			process.stdout.write(line.text);
			return exitStatus.done;
		case 'version':
			process.stdout.write(`${packageJson.version}\n`);
			return exitStatus.done;
		case 'mistakes':
			standardStreams.tell(
				[...line.mistakes.map(mistake => toPrintableLine(`× ${mistake}`)), `  ${line.help} tells more.`].join('\n'),
			);
			return exitStatus.wrongUsage;
		case 'run': {
			const settled = applySettings(line.command, line.globals);
			return typeof settled === 'number' ? settled : line.run(createApp(settled), settled);
		}
	}
}

if (Number(process.versions.node.split('.')[0]) < leastNode) {
	process.stderr.write(`rollgrid needs Node.js ${leastNode} or later; this is ${process.version}.\n`);
	process.exitCode = exitStatus.wrongUsage;
} else {
	process.stdout.on('error', () => process.exit(exitStatus.done));
	endOnBugs(packageJson.version);
	// A third of the time that the SDK takes to load is compiling. Node 22.8 and later can keep the result.
	nodeModule.enableCompileCache?.();
	setTimeout(() => nodeModule.flushCompileCache?.(), keepCompiledAfterMs).unref();
	// What a command says of itself while it is being ended is neither a bug nor how it ended.
	const status = await main(process.argv.slice(2)).catch(error => signals.exitStatus ?? reportBug(error));
	// Sockets that are kept alive would hold the process; what was printed is to be out first.
	process.stdout.write('', () => process.exit(signals.exitStatus ?? status));
}
