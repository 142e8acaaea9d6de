import {maskMembers} from '../../core/domain/secrets/secrets.ts';
import {printSetting} from '../../core/domain/setting-text.ts';
import {
	findSettingMistake,
	isSettingName,
	isSettingValue,
	parseSetting,
	type SettingName,
	type SettingValues,
	settingNames,
	settingRows,
} from '../../core/domain/settings.ts';
import {printJson, toPrintableLine} from '../../core/status/printable.ts';
import type {Settings} from '../../ports/settings.ts';
import {exitStatus, type Services} from '../services.ts';

export type ConfigOptions = {
	/** `get`, `set`, `unset` or `path`; `undefined` lists. */
	readonly action: string | undefined;
	readonly key: string | undefined;
	/** The value as typed. */
	readonly value: string | undefined;
	readonly isJson: boolean;
};

/** List, read or change the settings. */
export async function config(
	services: Pick<Services, 'print' | 'tell'>,
	settings: Settings,
	options: ConfigOptions,
): Promise<number> {
	const {action, key, value, isJson} = options;
	if (action === 'path') {
		services.print(isJson ? printJson(settings.path) : settings.path);
		return exitStatus.done;
	}

	const wrong = findMistake(settings, options);
	if (wrong !== null) {
		services.tell(`× ${wrong}`);
		return exitStatus.wrongUsage;
	}

	switch (action) {
		case 'get':
			return get(services, settings, key as SettingName, isJson);
		case 'set': {
			const name = key as SettingName;
			const read = parseSetting(name, value ?? '');
			return write(services, async () => {
				// Invalid values have been refused already.
				if (isSettingValue(name, read)) {
					await settings.set(name, read);
				}
			});
		}

		case 'unset':
			return write(services, () => settings.unset(key ?? ''));
		default:
			return list(services, settings, isJson);
	}
}

/** What is wrong with the command's arguments; `null` where they are right. */
function findMistake(settings: Settings, {action, key, value}: ConfigOptions): string | null {
	if (action === undefined) {
		return null;
	}

	const names = settingNames.join(', ');
	if (key === undefined) {
		return `rollgrid config ${action} needs a key: ${names}`;
	}

	// A name in the file that is no setting can be removed.
	const isThere = action === 'unset' && settings.read().mistakes.some(mistake => mistake.key === key);
	if (!isSettingName(key)) {
		return isThere ? null : `There is no setting "${key}"; there are ${names}`;
	}

	if (action !== 'set') {
		return value === undefined ? null : `rollgrid config ${action} takes no value`;
	}

	if (value === undefined) {
		return `rollgrid config set ${key} needs a value: ${settingRows[key].allowed}`;
	}

	const read = parseSetting(key, value);
	return findSettingMistake(key, read) ?? (key === 'presets' ? findSecretPreset(read) : null);
}

/** Presets are saved without secrets, as the console saves them. */
function findSecretPreset(presets: unknown): string | null {
	const holding = Object.entries(presets as SettingValues['presets']).filter(
		([, plan]) => JSON.stringify(maskMembers(plan)) !== JSON.stringify(plan),
	);
	return holding.length === 0
		? null
		: `The settings hold no secrets, and ${holding.map(([name]) => `preset "${name}"`).join(', ')} seems to have one: leave it out`;
}

function get({print, tell}: Pick<Services, 'print' | 'tell'>, settings: Settings, key: SettingName, isJson: boolean) {
	const {values, mistakes} = settings.read();
	const mistake = mistakes.find(one => one.key === null || one.key === key);
	if (mistake !== undefined) {
		tell(toPrintableLine(`× ${mistake.text}`));
		return exitStatus.wrongUsage;
	}

	print(isJson ? printJson(values[key]) : toPrintableLine(printSetting(values[key])));
	return exitStatus.done;
}

function list({print, tell}: Pick<Services, 'print' | 'tell'>, settings: Settings, isJson: boolean): number {
	const {values, saved, mistakes, path} = settings.read();
	if (isJson) {
		print(printJson(values));
	} else {
		const width = Math.max(...settingNames.map(name => name.length));
		for (const name of settingNames) {
			const value = printSetting(values[name]) || '—';
			print(toPrintableLine(`${name.padEnd(width)}  ${value}${saved.has(name) ? '' : '  (default)'}`));
		}

		tell(`Kept in ${path}; rollgrid config set KEY VALUE changes one.`);
	}

	for (const {text, key} of mistakes) {
		tell(toPrintableLine(`× ${text}`));
		if (key !== null) {
			tell(toPrintableLine(`  rollgrid config unset ${key} takes it back.`));
		}
	}

	return mistakes.length === 0 ? exitStatus.done : exitStatus.wrongUsage;
}

async function write({tell}: Pick<Services, 'tell'>, change: () => Promise<void>): Promise<number> {
	try {
		await change();
		return exitStatus.done;
	} catch (error) {
		tell(toPrintableLine(`× ${(error as Error).message}`));
		return exitStatus.wrongUsage;
	}
}
