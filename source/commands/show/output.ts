import type {StepExecution} from '../../core/domain/execution.ts';
import type {Outcome} from '../../core/domain/failure.ts';
import {commandIdOf, type Invocation, type InvocationPlugin, type Printed} from '../../core/domain/invocation.ts';
import {type Location, printLocation} from '../../core/domain/location.ts';
import {formatIso} from '../../core/status/format.ts';
import {printJson, toPrintable, toPrintableLine} from '../../core/status/printable.ts';
import {sayNoCommand, sortInvocations, tellElsewhere, tellPrinted} from '../../core/status/printed-words.ts';
import {readInvocations} from '../../runtime/read-invocations.ts';
import {exitStatus, type Services, tellFailure} from '../services.ts';

/** One plugin of a command on one instance, with its output. */
type ReadPlugin = {readonly plugin: InvocationPlugin; readonly printed: Outcome<Printed>};

/**
Print the output of a step's command on each instance, failed ones first.

@returns The exit status: `refused` where AWS has no command, or where some output couldn't be read.
*/
export async function showOutput(
	services: Services,
	where: Location,
	step: StepExecution,
	isJson: boolean,
): Promise<number> {
	const commandId = commandIdOf(step);
	if (commandId === null) {
		const elsewhere = tellElsewhere(step, where);
		services.tell(
			toPrintable(
				elsewhere === null
					? step.action === 'aws:runCommand'
						? `${step.name}: ${sayNoCommand(step)}`
						: `${step.name} is ${step.action}, which prints nothing that AWS tells apart from the step; without --output its outputs are shown.`
					: `${step.name}: ${elsewhere.text}\n  ${elsewhere.command}`,
			),
		);
		return exitStatus.refused;
	}

	const read = await readInvocations(services.automation, where, commandId);
	if (!read.ok) {
		return tellFailure(services, read.failure);
	}

	const {invocations, isComplete} = read.value;
	if (!isComplete) {
		services.tell(`Command ${commandId} ran on more instances; the first ${invocations.length} are shown.`);
	}

	if (invocations.length === 0) {
		services.tell(
			`AWS lists no instance for command ${commandId} in ${printLocation(where)}: it reached none, or none is listed yet.`,
		);
	}

	const told: object[] = [];
	let areAllRead = invocations.length > 0;
	for (const invocation of sortInvocations(invocations)) {
		const plugins = await readPlugins(services, where, commandId, invocation);
		for (const {printed} of plugins) {
			if (!printed.ok) {
				areAllRead = false;
				tellFailure(services, printed.failure);
			}
		}

		if (isJson) {
			told.push(toJson(invocation, plugins));
		} else {
			services.print(describe(invocation, plugins));
		}
	}

	if (isJson) {
		const {accountId: account, region} = where;
		services.print(printJson({commandId, account, region, step: step.name, invocations: told}));
	}

	return areAllRead ? exitStatus.done : exitStatus.refused;
}

async function readPlugins(
	{automation}: Services,
	where: Location,
	commandId: string,
	{instanceId, plugins}: Invocation,
): Promise<readonly ReadPlugin[]> {
	const read: ReadPlugin[] = [];
	for (const plugin of plugins) {
		const printed = await automation.readPrinted(where, commandId, {instanceId, pluginName: plugin.name});
		read.push({plugin, printed});
	}

	return read;
}

function toJson(invocation: Invocation, plugins: readonly ReadPlugin[]): object {
	const {instanceId, instanceName, status, statusDetails, logGroup} = invocation;
	return {
		instanceId,
		instanceName,
		status,
		statusDetails,
		logGroup,
		plugins: plugins.map(({plugin, printed}) => ({
			name: plugin.name,
			status: plugin.status,
			exitCode: plugin.exitCode,
			startedAt: formatIso(plugin.startedAt),
			endedAt: formatIso(plugin.endedAt),
			output: printed.ok ? printed.value.output : null,
			error: printed.ok ? printed.value.error : null,
			outputUrl: printed.ok ? printed.value.outputUrl : null,
			errorUrl: printed.ok ? printed.value.errorUrl : null,
		})),
	};
}

function describe(invocation: Invocation, plugins: readonly ReadPlugin[]): string {
	const {instanceId, instanceName, status, statusDetails} = invocation;
	return [
		toPrintableLine([instanceId, instanceName, statusDetails || status || 'no status'].filter(Boolean).join(' · ')),
		...plugins.flatMap(({plugin, printed}) => [
			toPrintableLine(
				`  ${plugin.name}: ${plugin.exitCode === null ? plugin.status || 'no status' : `exit ${plugin.exitCode}`}`,
			),
			...(printed.ok ? tellPrinted(printed.value) : []).flatMap(({heading, text, rest}) => [
				...(text === '' && rest === null ? [] : [`  ${heading}`]),
				...(rest === null ? [] : [toPrintableLine(`  (${rest})`)]),
				...(text === ''
					? []
					: toPrintable(text.replace(/\n$/, ''))
							.split('\n')
							.map(line => `    ${line}`)),
			]),
		]),
	].join('\n');
}
