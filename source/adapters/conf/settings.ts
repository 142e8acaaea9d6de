import {mkdir, stat} from 'node:fs/promises';
import {dirname} from 'node:path';
import process from 'node:process';
import type Conf from 'conf';
import {findSettingMistake} from '../../core/domain/settings.ts';
import {findUnsafe} from '../../core/domain/unsafe-path.ts';
import type {Settings} from '../../ports/settings.ts';
import {readSettings, settingsVersion, versionKey} from './read-settings.ts';

/**
The settings as a JSON file that only its owner may read.

Each read reads the file, so that what another rollgrid has saved counts. `conf`, which writes it whole or not at all, is loaded with the first write.
*/
export function createSettings(path: string): Settings {
	const write = async (change: (conf: Conf) => void): Promise<void> => {
		const broken = readSettings(path).mistakes.find(({key}) => key === null);
		if (broken !== undefined) {
			throw new Error(`${broken.text}. It is left as it is: mend it, or move it away.`);
		}

		const folder = dirname(path);
		// Made before conf does, which would let others look into it.
		await mkdir(folder, {recursive: true, mode: 0o700});
		const unsafe = findUnsafe(await stat(folder), folder, process.getuid?.(), 'go-w');
		if (unsafe !== null) {
			throw new Error(`Nothing is saved: ${unsafe.because}. \`${unsafe.next}\` mends that.`);
		}

		const {default: ConfFile} = await import('conf');
		const conf = new ConfFile({
			cwd: folder,
			configName: 'config',
			configFileMode: 0o600,
			accessPropertiesByDotNotation: false,
			clearInvalidConfig: false,
		});
		conf.set(versionKey, settingsVersion);
		change(conf);
	};

	return {
		path,
		read: () => readSettings(path),
		get: key => readSettings(path).values[key],
		async set(key, value) {
			const mistake = findSettingMistake(key, value);
			if (mistake !== null) {
				throw new RangeError(mistake);
			}

			await write(conf => conf.set(key, value));
		},
		unset: key => write(conf => conf.delete(key)),
	};
}
