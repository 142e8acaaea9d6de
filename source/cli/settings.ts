import process from 'node:process';
import {findConfigFile} from '../adapters/conf/config-file.ts';
import {readSettings} from '../adapters/conf/read-settings.ts';
import {type GlobalValues, globalDefaults} from '../commands/line/global-flags.ts';
import {exitStatus} from '../commands/services.ts';
import {setSecretNames} from '../core/domain/secrets/secrets.ts';
import {defaultSettings, type SettingValues} from '../core/domain/settings.ts';
import {toPrintableLine} from '../core/status/printable.ts';
import type {SavedSettings, SettingsMistake} from '../ports/settings.ts';

/** Commands that no setting changes: they mend the settings, or have a world of their own. */
const without = new Set(['config', 'completion', 'simulate', 'help']);

/** Where this operator's settings are. */
export function findSettingsFile(): string {
	return findConfigFile(process.env, process.platform);
}

/**
The flags of a command with the settings behind them: a flag wins over a setting, a setting over its default.

A setting that can't be used ends the program: to pass over `readOnly` would be dangerous, and nobody looks for a typing mistake in a setting that is silently something else.

@returns The exit status where the settings can't be used; everything wrong has been told on stderr.
*/
export function applySettings(command: string, given: Partial<GlobalValues>): GlobalValues | number {
	const saved = without.has(command) ? undefined : readSettings(findSettingsFile());
	if (saved !== undefined && saved.mistakes.length > 0) {
		return refuseSettings(saved.mistakes);
	}

	const values = settingsOf(command, saved);
	setSecretNames(values.secretNames);
	return withSettings(given, values);
}

/** Report what is wrong with the settings, and how to undo it. @returns The exit status. */
export function refuseSettings(mistakes: readonly SettingsMistake[]): number {
	const keys = [...new Set(mistakes.map(({key}) => key).filter(key => key !== null))];
	const lines = [
		...mistakes.map(({text}) => `× ${text}`),
		...keys.map(key => `  rollgrid config unset ${key} takes it back.`),
	];
	process.stderr.write(`${lines.map(toPrintableLine).join('\n')}\n`);
	return exitStatus.wrongUsage;
}

function settingsOf(command: string, saved: SavedSettings | undefined): SettingValues {
	const values = saved?.values ?? defaultSettings();
	const {theme, ascii, mouse, secretNames, notify, windowTitle, pane} = values;
	// The demo and a rehearsal have their own accounts and roles: only the settings of the display apply.
	const own = {theme, ascii, mouse, secretNames, notify, windowTitle, pane};
	return command === 'demo' || command === 'rehearse' ? {...defaultSettings(), ...own} : values;
}

function withSettings(given: Partial<GlobalValues>, values: SettingValues): GlobalValues {
	return {
		...globalDefaults,
		theme: values.theme,
		ascii: values.ascii,
		mouse: values.mouse,
		notify: values.notify,
		'window-title': values.windowTitle,
		pane: values.pane,
		role: values.roles,
		'via-role': values.viaRoles,
		'external-id': values.externalId === '' ? undefined : values.externalId,
		'profile-for': [values.profiles],
		rate: values.rate,
		events: values.events === '' ? undefined : values.events,
		'read-only': values.readOnly,
		dangerous: values.dangerous,
		preflight: values.preflight ? undefined : false,
		'change-calendar': values.changeCalendars,
		...given,
	};
}

/** Profiles by account, as `--profile-for` names them. */
export function readProfiles(flags: GlobalValues): Readonly<Record<string, string>> {
	return Object.assign({}, ...flags['profile-for']);
}
