#!/usr/bin/env node
import {readFile} from 'node:fs/promises';
import nodeModule from 'node:module';
import process from 'node:process';
import {text as readText} from 'node:stream/consumers';
import packageJson from './package.json' with {type: 'json'};
import {awsOptions} from './source/cli/aws-options.ts';
import {hasScreen, openConsole} from './source/cli/console.ts';
import {createServices, createStartServices, openSettings, standardStreams} from './source/cli/services.ts';
import {applySettings} from './source/cli/settings.ts';
import {findUsageMistakes, type GivenFlags} from './source/commands/check-usage.ts';
import {number, parseCommandLine, text, texts} from './source/commands/command-line.ts';
import {printHelp} from './source/commands/print-help.ts';
import type {RoleTemplate} from './source/commands/roles/roles.ts';
import {exitStatus} from './source/commands/services.ts';
import {commands, type Shell} from './source/commands/usage.ts';
import type {Answer} from './source/core/follow/wait.ts';
import type {ReportFormat} from './source/core/report/formats.ts';

/* Where everything starts: flags → a command or the console. With source/cli, which puts the parts together, the only place that names a concrete adapter. */

const leastNode = 22;

/** When what has been compiled is put on disk, for the next start: late enough not to be in the way. */
const keepCompiledAfterMs = 5000;

async function main(argv: readonly string[]): Promise<number> {
	const {words, flags} = await parseCommandLine(argv);
	const [name = ''] = words;
	if (flags.help) {
		process.stdout.write(printHelp(name));
		return exitStatus.done;
	}

	if (flags.version) {
		process.stdout.write(`${packageJson.version}\n`);
		return exitStatus.done;
	}

	const mistakes = findUsageMistakes(words, flags);
	if (mistakes.length > 0) {
		const help = commands.some(command => command.name === name)
			? `rollgrid ${name} --help`.replace('  ', ' ')
			: 'rollgrid --help';
		process.stderr.write(`${mistakes.map(mistake => `✖ ${mistake}`).join('\n')}\n  ${help} tells more.\n`);
		return exitStatus.wrongUsage;
	}

	const settled = applySettings(name, flags);
	return typeof settled === 'number' ? settled : run(name, words.slice(1), settled);
}

async function run(name: string, words: readonly string[], flags: GivenFlags): Promise<number> {
	const executionId = words[0] ?? '';
	switch (name) {
		case '':
			return hasScreen(flags)
				? openConsole(flags, async () => ({aws: awsOptions(flags), executionId: null}))
				: run('list', [], flags);
		case 'watch': {
			if (flags.json || !hasScreen(flags)) {
				const {watch, settleFirst} = await import('./source/commands/every.ts');
				const services = await createStartServices(flags);
				const settled = settleFirst(services);
				const status = await watch(services, executionId, flags.json ? 'json' : 'plain');
				await settled;
				return status;
			}

			return openConsole(flags, async () => ({aws: awsOptions(flags), executionId}));
		}

		case 'list': {
			const {list, parseSince} = await import('./source/commands/every.ts');
			const since = flags.since === undefined ? undefined : parseSince(String(flags.since), Date.now());
			if (flags.since !== undefined && since === undefined) {
				process.stderr.write(
					`✖ --since "${String(flags.since)}" is no time: write 30m, 2h, 3d or 2026-11-23T03:00:00Z\n`,
				);
				return exitStatus.wrongUsage;
			}

			const services = await createStartServices(flags);
			const status = await list(services, {
				statuses: texts(flags.status),
				document: text(flags.document),
				since,
				limit: number(flags.limit) ?? 50,
				isJson: Boolean(flags.json),
			});
			await (await import('./source/commands/every.ts')).settleFirst(services);
			return status;
		}

		case 'show': {
			const {show} = await import('./source/commands/every.ts');
			const location = texts(flags.location)[0];
			return show(await createServices(flags, awsOptions(flags)), {
				executionId,
				location,
				step: text(flags.step),
				isJson: Boolean(flags.json),
			});
		}

		case 'cancel': {
			const {cancel} = await import('./source/commands/every.ts');
			return cancel(await createServices(flags, awsOptions(flags)), {
				executionId,
				locations: texts(flags.location),
				stopType: flags.complete ? 'Complete' : 'Cancel',
				isYes: Boolean(flags.yes),
				isWaiting: flags.wait !== false,
			});
		}

		case 'signal': {
			const {signal} = await import('./source/commands/every.ts');
			return signal(await createServices(flags, awsOptions(flags)), {
				executionId,
				answer: words[1] as Answer,
				step: text(flags.step),
				comment: text(flags.comment),
				locations: texts(flags.location),
				isYes: Boolean(flags.yes),
				isJson: Boolean(flags.json),
			});
		}

		case 'launch': {
			const {configureLaunch, opensConfigure} = await import('./source/cli/configure.ts');
			return opensConfigure(flags, executionId) ? configureLaunch(flags, executionId) : start(name, executionId, flags);
		}

		case 'retry':
			return start(name, words[0] ?? '', flags);
		case 'report':
			return report(executionId, flags);
		case 'doctor': {
			const {doctor} = await import('./source/commands/every.ts');
			const plan = executionId === '' ? null : await readPlan(executionId);
			return typeof plan === 'number'
				? plan
				: doctor(await createServices(flags, awsOptions(flags)), {
						plan: plan === null ? null : {file: executionId, text: plan},
						isJson: Boolean(flags.json),
						isAscii: Boolean(flags.ascii),
					});
		}

		case 'roles':
			return roles(words[0] ?? '', flags);
		case 'config': {
			const {config} = await import('./source/commands/every.ts');
			const [action, key, value] = words;
			return config(standardStreams, await openSettings(), {action, key, value, isJson: Boolean(flags.json)});
		}

		case 'completion': {
			const {printCompletion} = await import('./source/commands/every.ts');
			process.stdout.write(printCompletion(words[0] as Shell));
			return exitStatus.done;
		}

		case 'simulate':
			return (await import('./source/cli/simulate.ts')).simulate(flags);
		default:
			return (await import('./source/cli/demo.ts')).demo(flags);
	}
}

async function report(executionId: string, flags: GivenFlags): Promise<number> {
	const [{report: write}, {systemFiles}, services] = await Promise.all([
		import('./source/commands/every.ts'),
		import('./source/adapters/system/files.ts'),
		createStartServices(flags),
	]);
	const format = flags.json ? 'json' : text(flags.format);
	return write(
		{...services, files: systemFiles},
		{
			executionId,
			format: format as ReportFormat | undefined,
			output: text(flags.output),
			isYes: Boolean(flags.yes),
		},
	);
}

async function roles(name: string, flags: GivenFlags): Promise<number> {
	const {deployRoles, printRole} = await import('./source/commands/every.ts');
	const isOrganization = Boolean(flags.organization);
	const externalId = text(flags['external-id']) ?? '';
	if (name !== 'deploy') {
		process.stdout.write(printRole(name as RoleTemplate, isOrganization, externalId));
		return exitStatus.done;
	}

	return deployRoles(await createServices(flags, awsOptions(flags)), {
		accounts: texts(flags.account),
		units: texts(flags.unit),
		isOrganization,
		organizationId: text(flags['organization-id']),
		externalId,
	});
}

/** The commands that start something: with the journal that keeps it from being started twice. */
async function start(name: 'launch' | 'retry', argument: string, flags: GivenFlags): Promise<number> {
	const services = await createStartServices(flags);
	const starting = {
		isYes: Boolean(flags.yes),
		isDryRun: Boolean(flags['dry-run']),
		isWatch: Boolean(flags.watch),
		isJson: Boolean(flags.json),
	};
	if (name === 'retry') {
		const {retry} = await import('./source/commands/every.ts');
		const wanted = {locations: texts(flags.location), statuses: texts(flags.status).flatMap(one => one.split(','))};
		return retry(services, {executionId: argument, ...wanted, ...starting});
	}

	const decision = text(flags.settle);
	if (decision === 'start' || decision === 'forget') {
		return (await import('./source/commands/every.ts')).settle(services, decision, starting);
	}

	if (argument === '') {
		process.stderr.write(
			'✖ rollgrid launch needs a <plan> where no screen is opened: a file, or - for standard input\n',
		);
		return exitStatus.wrongUsage;
	}

	const {launch} = await import('./source/commands/every.ts');
	const plan = await readPlan(argument);
	return typeof plan === 'number' ? plan : launch(services, {file: argument, text: plan, ...starting});
}

/** The text of a plan, `-` for standard input; the exit status where it can't be read. */
async function readPlan(file: string): Promise<string | number> {
	try {
		return file === '-' ? await readText(process.stdin) : await readFile(file, 'utf8');
	} catch (error) {
		process.stderr.write(`✖ The plan ${file} can't be read: ${(error as Error).message}\n`);
		return exitStatus.wrongUsage;
	}
}

if (Number(process.versions.node.split('.')[0]) < leastNode) {
	process.stderr.write(`rollgrid needs Node.js ${leastNode} or later; this is ${process.version}.\n`);
	process.exitCode = exitStatus.wrongUsage;
} else {
	process.stdout.on('error', () => process.exit(exitStatus.done));
	// A third of the time that the SDK takes to load is compiling. Node 22.8 and later can keep the result.
	nodeModule.enableCompileCache?.();
	setTimeout(() => nodeModule.flushCompileCache?.(), keepCompiledAfterMs).unref();
	const status = await main(process.argv.slice(2));
	// Sockets that are kept alive would hold the process; what was printed is to be out first.
	process.stdout.write('', () => process.exit(status));
}
