import {closeSync, fstatSync, openSync, readFileSync, statSync} from 'node:fs';
import {dirname} from 'node:path';
import process from 'node:process';
import {
	defaultSettings,
	findSettingMistake,
	isSettingName,
	type SettingName,
	settingNames,
} from '../../core/domain/settings.ts';
import {isRecord} from '../../core/domain/shape.ts';
import {findUnsafe, type Unsafe} from '../../core/domain/unsafe-path.ts';
import type {SavedSettings, SettingsMistake} from '../../ports/settings.ts';

/** Where the file carries its version. A file without one is older than versions. */
export const versionKey = 'version';
export const settingsVersion = 1;

/** A larger file is another one than was meant; a preset is nested as deep as a request. */
const [mostCharacters, deepest] = [5_000_000, 50];

/**
Read the settings, without `conf`: loading it takes longer than the first frame may, and a read needs nothing of it.

A file that isn't there is one in which nothing was saved. One that others may write is refused: the settings hold commands that are run.
*/
export function readSettings(path: string): SavedSettings {
	const values = defaultSettings();
	const refuse = (mistake: string): SavedSettings => ({
		path,
		values,
		saved: new Set(),
		mistakes: [{text: mistake, key: null}],
	});
	const wrongFile = (because: string): SavedSettings => refuse(`The settings ${path} can't be read: ${because}`);

	let text: string;
	try {
		const read = readTrusted(path);
		if (typeof read !== 'string') {
			const {because, next} = read;
			return refuse(`The settings aren't to be trusted: ${because}. \`${next}\` mends that, if what is in it is yours`);
		}

		text = read;
	} catch (error) {
		const {code, message} = error as NodeJS.ErrnoException;
		return code === 'ENOENT' ? {path, values, saved: new Set(), mistakes: []} : wrongFile(message);
	}

	if (text.length > mostCharacters) {
		return wrongFile('it is larger than 5 MB');
	}

	let content: unknown;
	try {
		content = JSON.parse(text);
	} catch (error) {
		return wrongFile((error as Error).message);
	}

	if (!isRecord(content)) {
		return wrongFile('it holds no JSON object');
	}

	if (isDeeperThan(content, deepest)) {
		return wrongFile(`it is nested deeper than ${deepest} levels`);
	}

	const saved = new Set<SettingName>();
	const mistakes: SettingsMistake[] = [];
	const {[versionKey]: version = settingsVersion, ...kept} = content;
	if (version !== settingsVersion) {
		return wrongFile(`its version is ${JSON.stringify(version)}, and this rollgrid knows ${settingsVersion}`);
	}

	for (const [key, value] of Object.entries(kept)) {
		const because = isSettingName(key)
			? findSettingMistake(key, value)
			: `there is no setting "${key}"; there are ${settingNames.join(', ')}`;
		if (because !== null) {
			mistakes.push({text: `In the settings ${path}: ${because}`, key});
		} else if (isSettingName(key)) {
			Object.assign(values, {[key]: value});
			saved.add(key);
		}
	}

	return {path, values, saved, mistakes};
}

/** Read a file; or explain why somebody other than the operator may have written it. */
function readTrusted(path: string): string | Unsafe {
	const descriptor = openSync(path, 'r');
	try {
		const me = process.getuid?.();
		const folder = dirname(path);
		return (
			findUnsafe(fstatSync(descriptor), path, me, 'go-w') ??
			findUnsafe(statSync(folder), folder, me, 'go-w') ??
			readFileSync(descriptor, 'utf8')
		);
	} finally {
		closeSync(descriptor);
	}
}

/** Level by level: a text can be nested deeper than a function may call itself. */
function isDeeperThan(value: unknown, levels: number): boolean {
	let level: readonly unknown[] = [value];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > levels) {
			return true;
		}

		level = level.flatMap(one => (typeof one === 'object' && one !== null ? Object.values(one) : []));
	}

	return false;
}
