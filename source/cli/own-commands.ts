import {readSettings} from '../adapters/conf/read-settings.ts';
import {findTakenKeys} from '../core/console/taken-keys.ts';
import type {SettingValues} from '../core/domain/settings.ts';
import type {Machine} from '../runtime/start.ts';
import {findSettingsFile, refuseSettings} from './settings.ts';

/**
Load the operator's own commands, for a console with these keys.

@param leaveScreen - Gives the terminal back, so that the operator can read the mistakes.
@returns The exit status where another command uses the key of one of them; stderr has said which.
*/
export async function readCommands(
	{house}: Machine,
	leaveScreen: () => Promise<void>,
): Promise<SettingValues['commands'] | number> {
	const {values, path} = readSettings(findSettingsFile());
	const taken = findTakenKeys(values.commands, house);
	if (taken.length === 0) {
		return values.commands;
	}

	await leaveScreen();
	return refuseSettings(taken.map(text => ({text: `In the settings ${path}: ${text}`, key: 'commands'})));
}
