import type {Settings} from './settings.ts';
import {settingKinds} from './world-file/read-settings.ts';

/**
The settings that a conformance run has found in an account.

@param text - What the run has written: JSON with `settings`.
@param path - What the file is called in messages.
@throws RangeError for a file that isn't one, or says what no setting can be.
*/
export function readLike(text: string, path: string): Partial<Omit<Settings, 'timings'>> {
	const settings = parse(text);
	if (settings === undefined) {
		throw new RangeError(`${path} is no file of a conformance run: it has no settings`);
	}
	for (const [name, value] of Object.entries(settings)) {
		const kind = Object.hasOwn(settingKinds, name) ? settingKinds[name as keyof typeof settingKinds] : undefined;
		if (kind === undefined) {
			throw new RangeError(`${path}: there is no setting ${name}`);
		}
		if (!fits(kind, value)) {
			throw new RangeError(`${path}: ${name} can't be ${JSON.stringify(value)}`);
		}
	}
	return settings;
}

function fits(kind: 'flag' | 'number' | readonly unknown[], value: unknown): boolean {
	if (kind === 'flag') {
		return typeof value === 'boolean';
	}
	return kind === 'number' ? typeof value === 'number' && value >= 0 : kind.includes(value);
}

function parse(text: string): Partial<Settings> | undefined {
	try {
		const {settings} = JSON.parse(text) as {readonly settings?: unknown};
		return typeof settings === 'object' && settings !== null && !Array.isArray(settings) ? settings : undefined;
	} catch {
		return undefined;
	}
}
