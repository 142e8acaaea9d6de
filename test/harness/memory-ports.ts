import {fail, succeed} from '../../source/core/domain/failure.ts';
import type {SettingValues} from '../../source/core/domain/settings.ts';
import type {Files} from '../../source/ports/files.ts';
import type {Settings} from '../../source/ports/settings.ts';

/** Files that live as long as the test. */
export function memoryFiles(contents: Map<string, string>): Files {
	return {
		async readText(path) {
			const text = contents.get(path);
			return text === undefined
				? fail({kind: 'not-found', what: `Couldn't read ${path}`, because: 'no such file'})
				: succeed(text);
		},
		async writeText(path, text, replaces) {
			if (contents.has(path) && !replaces) {
				return fail({kind: 'conflict', what: `Couldn't write ${path}`, because: 'file already exists'});
			}

			contents.set(path, typeof text === 'string' ? text : [...text].join(''));
			return succeed(undefined);
		},
		async replaceText(path, text) {
			contents.set(path, text);
			return succeed(undefined);
		},
		async remove(path) {
			contents.delete(path);
			return succeed(undefined);
		},
	};
}

/** Settings that live as long as the test; only presets are kept. */
export function memorySettings(): Pick<Settings, 'get' | 'set'> {
	const values = new Map<string, unknown>([['presets', {}]]);
	return {
		get: key => values.get(key) as SettingValues[typeof key],
		async set(key, value) {
			values.set(key, value);
		},
	};
}
