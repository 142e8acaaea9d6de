import {ownValue} from '../../own.ts';
import type {Command, CommandStatus} from '../state/command.ts';

/** One plugin of a command's document on one instance. */
export type Plugin = {
	readonly name: string;
	readonly status: CommandStatus;
	/** -1 while it has not ended. */
	readonly exitCode: number;
	readonly output: string;
	readonly error: string;
};

/** Plugins by the document that AWS owns; the plugin of another document is named after its action. */
const pluginNames: Readonly<Record<string, readonly string[]>> = {
	'AWS-RunPatchBaseline': ['PatchWindows', 'PatchLinux'],
	'AWS-RunShellScript': ['aws:runShellScript'],
	'AWS-RunPowerShellScript': ['aws:runPowerShellScript'],
	'AWS-ConfigureAWSPackage': ['configurePackage'],
};

/** Derive the plugins that a command's document ran on an instance, with their output; the plugin that prints is the last. */
export function pluginsOf(
	command: Command,
	documentName: string,
	instanceId: string,
	status: CommandStatus,
): readonly Plugin[] {
	const names = ownValue(pluginNames, documentName) ?? ['runScript'];
	const printing = names.at(-1)!;
	const skipped = names.slice(0, -1).map(name => ({
		name,
		status: status === 'InProgress' ? ('InProgress' as const) : ('Success' as const),
		exitCode: status === 'InProgress' ? -1 : 0,
		output: status === 'InProgress' ? '' : `Step execution skipped due to incompatible platform. Step name: ${name}`,
		error: '',
	}));
	return [...skipped, {name: printing, status, ...printedBy(command, documentName, instanceId, status)}];
}

function printedBy(
	{execution, status: ending, prints, reason}: Command,
	documentName: string,
	instanceId: string,
	status: CommandStatus,
): Pick<Plugin, 'exitCode' | 'output' | 'error'> {
	// As in the API model: while a command has neither succeeded nor failed, its texts are empty.
	if (status !== 'Success' && status !== 'Failed') {
		return {exitCode: -1, output: '', error: ''};
	}
	const fill = (text: string) =>
		text
			.replaceAll('{account}', execution.accountId)
			.replaceAll('{region}', execution.region)
			.replaceAll('{instance}', instanceId);
	const isMeant = status === ending;
	if (status === 'Failed') {
		const exitCode = prints?.exitCode ?? 1;
		const error = prints?.error ?? (prints === undefined ? (reason ?? '') : '');
		return {
			exitCode,
			output: fill(prints?.output ?? ''),
			error: fill(joinLines(error, `failed to run commands: exit status ${exitCode}`)),
		};
	}
	return {
		exitCode: 0,
		output: fill((isMeant ? prints?.output : undefined) ?? `${documentName} has ended on {instance}\n`),
		error: fill((isMeant ? prints?.error : undefined) ?? ''),
	};
}

function joinLines(text: string, last: string): string {
	return text === '' ? last : `${text.replace(/\n$/, '')}\n${last}`;
}
