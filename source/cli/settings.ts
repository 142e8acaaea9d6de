import process from 'node:process';
import {findConfigFile} from '../adapters/conf/config-file.ts';
import {readSettings} from '../adapters/conf/read-settings.ts';
import type {GivenFlags} from '../commands/check-usage.ts';
import {texts} from '../commands/command-line.ts';
import {exitStatus} from '../commands/services.ts';
import {
	defaultSettings,
	findSettingMistake,
	parseSetting,
	type SettingValues,
	settingNames,
	settingRows,
} from '../core/domain/settings.ts';
import type {SavedSettings} from '../ports/settings.ts';

/** Commands that no setting changes: they mend the settings, or have a world of their own. */
const without = new Set(['config', 'completion', 'simulate']);

/** Where this operator's settings are. */
export function findSettingsFile(): string {
	return findConfigFile(process.env, process.platform);
}

/**
The flags of a command with the settings behind them: a flag wins over a setting, a setting over its default.

A setting that can't be used ends the program: to pass over `readOnly` would be dangerous, and nobody looks for a typing mistake in a setting that is silently something else.

@returns The exit status where the settings or a flag that stands for one can't be used; everything wrong has been told on stderr.
*/
export function applySettings(command: string, flags: GivenFlags): GivenFlags | number {
	const mistakes = findFlagMistakes(flags);
	const saved = without.has(command) ? undefined : readSettings(findSettingsFile());
	const told = [...mistakes, ...(saved === undefined ? [] : saved.mistakes.map(({text}) => text))];
	if (told.length > 0) {
		const keys = [...new Set((saved?.mistakes ?? []).map(({key}) => key).filter(key => key !== null))];
		const advice = keys.map(key => `  rollgrid config unset ${key} takes it back.`);
		process.stderr.write(`${[...told.map(one => `✖ ${one}`), ...advice].join('\n')}\n`);
		return exitStatus.wrongUsage;
	}

	return withSettings(flags, settingsOf(command, saved));
}

function settingsOf(command: string, saved: SavedSettings | undefined): SettingValues {
	const values = saved?.values ?? defaultSettings();
	const {theme, ascii} = values;
	// The demo has its own accounts and roles: only how it looks is the operator's.
	return command === 'demo' ? {...defaultSettings(), theme, ascii} : values;
}

function withSettings(flags: GivenFlags, values: SettingValues): GivenFlags {
	const {profiles, ...others} = values;
	const entries = settingNames.flatMap(name => {
		const {flag} = settingRows[name];
		return flag === null || name === 'profiles' ? [] : [[flag, others[name as keyof typeof others]] as const];
	});
	const pairs = Object.entries(profiles).map(([account, profile]) => `${account}=${profile}`);
	return {...(Object.fromEntries(entries) as GivenFlags), 'profile-for': pairs, ...flags};
}

/** Mistakes in flags whose values are checked as the settings of that kind are. */
function findFlagMistakes(flags: GivenFlags): readonly string[] {
	return texts(flags['profile-for']).flatMap(one => {
		const mistake = findSettingMistake('profiles', parseSetting('profiles', one));
		return mistake === null ? [] : [`--profile-for: ${mistake}`];
	});
}

/** Profiles by account, as `--profile-for` names them. */
export function readProfiles(flags: GivenFlags): Readonly<Record<string, string>> {
	return Object.assign(
		{},
		...texts(flags['profile-for']).map(one => parseSetting('profiles', one) as Readonly<Record<string, string>>),
	);
}
