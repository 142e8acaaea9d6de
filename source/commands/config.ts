import {settingNames, settingRows} from '../core/domain/settings.ts';
import {defineCommand} from './line/command.ts';
import {optional} from './line/flag.ts';
import {choice, words} from './line/kinds.ts';

/** List, read or change the settings. */
export const config = defineCommand(
	{
		name: 'config',
		arguments: {
			action: optional(choice('<action>', ['get', 'set', 'unset', 'path'])),
			key: optional({...words('<key>'), suggests: settingNames}),
			value: optional({...words('<value>'), mayBeEmpty: true}),
		},
		label: '[get|set|unset|path] …',
		text: 'list the settings, or get KEY, set KEY VALUE, unset KEY; path tells where they are',
		details: {
			heading: 'Settings',
			rows: settingNames.map(name => [
				name,
				`${settingRows[name].text}: ${settingRows[name].allowed}${
					settingRows[name].flag === null ? '' : `; --${settingRows[name].flag} wins over it`
				}`,
			]),
		},
		flags: {},
		check: ({args: {action, key}}) =>
			action === 'path' && key !== undefined ? ['rollgrid config path takes no argument'] : [],
	},
	async (app, {flags, args}) => {
		const {config: settle} = await import('./config/run.ts');
		return settle(app, await app.openSettings(), {...args, isJson: flags.json});
	},
);
