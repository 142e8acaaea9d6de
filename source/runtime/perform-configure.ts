import type {Event} from '../core/console/event.ts';
import {fail, type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {LaunchEffect, Presets} from '../core/state/launch-effect.ts';
import type {Automation} from '../ports/automation.ts';
import type {Catalog} from '../ports/catalog.ts';
import type {Choices} from '../ports/choices.ts';
import type {Files} from '../ports/files.ts';
import type {Rehearsals} from '../ports/rehearsals.ts';
import type {Settings} from '../ports/settings.ts';
import type {Paced} from './pace-reads.ts';
import {PerformPreflights} from './perform-preflights.ts';
import {PerformRehearsals} from './perform-rehearsals.ts';
import type {PreflightPorts} from './preflight/ports.ts';
import {readPages} from './read-pages.ts';
import {readAccountTags} from './rings/read-account-tags.ts';

/** What the configure screens are performed with. Without one of them its effects answer that it is missing, or nothing. */
export type ConfigurePorts = {
	readonly catalog?: Paced<Catalog> | undefined;
	readonly choices?: Paced<Choices> | undefined;
	readonly files?: Files | undefined;
	/** Plays rehearsals; without it none is played. */
	readonly rehearsals?: Rehearsals | undefined;
	/** Where presets are kept; opened when they are first needed. */
	readonly settings?: (() => Promise<Pick<Settings, 'get' | 'set'>>) | undefined;
};

/** The ports of the console's preflight; left out where one of them is missing. */
export type OwnPreflightPorts = {
	readonly [N in 'readiness' | 'measureClockSkew' | 'roles']?: PreflightPorts[N] | undefined;
} & Pick<PreflightPorts, 'automation' | 'directory' | 'clock'>;

type Performers = {
	readonly [T in LaunchEffect['type']]: (effect: Extract<LaunchEffect, {type: T}>) => void;
};

/** How the performer waits for what a port answers. */
export type Ask = <T>(answer: Promise<T>, toEvent: (value: T) => Event) => void;

/** One function for each effect of the configure screens. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a factory, whose methods are short.
export function configurePerformers(
	ports: ConfigurePorts & OwnPreflightPorts,
	ask: Ask,
	dispatch: (event: Event) => void,
): Performers {
	const {catalog, choices, files, settings, automation} = ports;
	const rehearsals = new PerformRehearsals(ports.rehearsals, ask);
	const preflights = new PerformPreflights(ports, ask, dispatch);
	return {
		'run-preflight': effect => preflights.run(effect),
		'stop-preflight': () => preflights.stop(),
		'run-rehearsal': effect => rehearsals.run(effect),
		'stop-rehearsal': () => rehearsals.stop(),
		'list-runbooks': ({where, owner, nextToken}) =>
			ask(
				orMissing(catalog, one =>
					one.at(nextToken === null ? 'opened' : 'shown').listRunbooks(where, owner, nextToken),
				),
				outcome => ({type: 'runbooks-read', owner, isFirstPage: nextToken === null, outcome}),
			),
		'read-runbook': ({where, name, version}) =>
			ask(
				orMissing(catalog, one => readRunbook(one.at('opened'), where, name, version)),
				outcome => ({type: 'runbook-read', name, version, outcome}),
			),
		'list-versions': ({where, name}) =>
			ask(
				orMissing(catalog, one => one.at('shown').listVersions(where, name, null)),
				outcome => ({type: 'versions-read', name, outcome}),
			),
		// Other services than Systems Manager, with rates of their own.
		'list-choices': ({where, list}) =>
			ask(
				orMissing(choices, one => {
					switch (list) {
						case 'alarms':
							return one.listAlarms(where);
						case 'groups':
							return one.listResourceGroups(where);
						case 'roles':
							return one.listAutomationRoles(where);
						case 'regions':
							return one.listEnabledRegions(where);
					}
				}),
				outcome => ({type: 'choices-read', list, outcome}),
			),
		'read-launch-source': ({where, executionId}) =>
			ask(readLaunchSource(automation, where, executionId), outcome => ({
				type: 'launch-source-read',
				executionId,
				outcome,
			})),
		'list-failed-locations': ({where, executionId}) =>
			ask(listFailed(automation, where, executionId), outcome => ({
				type: 'failed-locations-read',
				executionId,
				outcome,
			})),
		'read-account-tags': ({accountIds}) =>
			ask(readAccountTags(ports.directory, accountIds), outcome => ({type: 'account-tags-read', accountIds, outcome})),
		'read-file': ({path}) =>
			ask(
				orMissing(files, one => one.readText(path)),
				outcome => ({type: 'file-read', path, outcome}),
			),
		'write-file': ({path, text, replaces}) =>
			ask(
				orMissing(files, one => one.writeText(path, text, replaces)),
				outcome => ({type: 'file-written', path, outcome}),
			),
		'read-presets': () => ask(readPresets(settings), presets => ({type: 'presets-read', presets})),
		'save-preset': ({name, plan}) =>
			ask(savePreset(settings, name, plan), outcome => ({type: 'preset-saved', name, outcome})),
		'start-preview': ({where, request}) =>
			ask(
				orMissing(choices, one => one.at('shown').startPreview(where, request)),
				outcome => ({type: 'preview-started', request: JSON.stringify(request), outcome}),
			),
		'get-preview': ({where, request, previewId}) =>
			ask(
				orMissing(choices, one => one.at('shown').getPreview(where, previewId)),
				outcome => ({type: 'preview-read', request, previewId, outcome}),
			),
	};
}

/** Settings that can't be read count as without presets: the operator learns why when they save one. */
async function readPresets(settings: ConfigurePorts['settings']): Promise<Presets> {
	try {
		return (await settings?.())?.get('presets') ?? {};
	} catch {
		return {};
	}
}

async function savePreset(
	settings: ConfigurePorts['settings'],
	name: string,
	plan: Presets[string],
): Promise<Outcome<void>> {
	const what = `Couldn't save the preset ${name}`;
	if (settings === undefined) {
		return fail({kind: 'local', what, because: 'this console has no settings to keep it in'});
	}

	try {
		const values = await settings();
		await values.set('presets', {...values.get('presets'), [name]: plan});
		return succeed(undefined);
	} catch (error) {
		// The settings lie on a disk, which may be full or read-only.
		return fail({kind: 'local', what, because: error instanceof Error ? error.message : String(error)});
	}
}

/** A runbook's document, and what it says. The parser is loaded with the first one. */
async function readRunbook(catalog: Catalog, where: Location, name: string, version: string) {
	const [read, {parseRunbook}] = await Promise.all([
		catalog.readRunbook(where, name, version),
		import('../core/planning/parse-runbook.ts'),
	]);
	if (!read.ok) {
		return read;
	}

	const document = read.value;
	const parsed = parseRunbook(document.content, {...document, name});
	return parsed.ok ? succeed({document, runbook: parsed.value}) : parsed;
}

async function readLaunchSource(automation: Automation, where: Location, executionId: string) {
	const [execution, tags] = await Promise.all([
		automation.getExecution(where, executionId),
		automation.listTags(where, executionId),
	]);
	return execution.ok
		? succeed({execution: execution.value, tags: tags.ok ? tags.value : null})
		: fail(execution.failure);
}

/** Every page of the steps that ended without success. */
async function listFailed(
	automation: Automation,
	where: Location,
	executionId: string,
): Promise<Outcome<readonly Location[]>> {
	const failed = await readPages(token =>
		automation.listSteps(where, executionId, {statuses: ['Failed', 'TimedOut', 'Cancelled']}, token),
	);
	return failed.ok ? succeed(failed.value.flatMap(({location}) => location ?? [])) : failed;
}

async function orMissing<P, T>(port: P | undefined, call: (port: P) => Promise<Outcome<T>>): Promise<Outcome<T>> {
	return port === undefined
		? fail({kind: 'local', what: 'This console has no way to ask for that', next: 'Type it instead.'})
		: call(port);
}
