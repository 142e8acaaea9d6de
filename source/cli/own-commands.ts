import {readSettings} from '../adapters/conf/read-settings.ts';
import {findTakenKeys} from '../core/console/taken-keys.ts';
import type {SettingValues} from '../core/domain/settings.ts';
import type {Machine} from '../runtime/start.ts';
import {findSettingsFile, refuseSettings} from './settings.ts';

/**
Load the operator's own commands, for a console with these keys.

@returns The exit status where another command uses the key of one of them; stderr has said which.
*/
export function readCommands({house}: Machine): SettingValues['commands'] | number {
	const {values, path} = readSettings(findSettingsFile());
	const taken = findTakenKeys(values.commands, house);
	return taken.length === 0
		? values.commands
		: refuseSettings(taken.map(text => ({text: `In the settings ${path}: ${text}`, key: 'commands'})));
}
