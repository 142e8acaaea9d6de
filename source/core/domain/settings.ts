import {type ColorName, colorNames, isColor} from './color-names.ts';
import {findMistakeAmong, type OwnCommand} from './own-command.ts';
import {parseQueueUrl} from './queue-url.ts';
import {isListOf, isMapOf, isText} from './setting-checks.ts';
import {parseJson, parseList, parsePairs, parseSwitch} from './setting-text.ts';
import {isRecord} from './shape.ts';

/** The settings, by name. */
export type SettingValues = {
	/** `dark`, `light`, `high-contrast`, `deuteranopia` or `tritanopia`. */
	theme: ThemeName;
	/** Role names tried in a target account, in order. */
	roles: readonly string[];
	/** ARNs of roles assumed one from the other on the way to a target account's. */
	viaRoles: readonly string[];
	/** External ID sent with each `AssumeRole`; empty for none. */
	externalId: string;
	/** Named profiles by account: the key is an account ID or a pattern with `*`. */
	profiles: Readonly<Record<string, string>>;
	/** Reads a second, per account and Region. */
	rate: number;
	/** URL of a queue of SQS with events of EventBridge, which say what to read sooner; empty for none. */
	events: string;
	/** Whether rollgrid refuses every call that changes something. */
	readOnly: boolean;
	/** Runbooks that ask for the number of locations to be typed, as names or patterns with `*`. */
	dangerous: readonly string[];
	/** Whether a launch without questions is checked first, and which Change Calendars have to be open then. */
	preflight: boolean;
	changeCalendars: readonly string[];
	/** Further names of what is secret, `*` for anything: parameters, outputs, variables. */
	secretNames: readonly string[];
	/** Launches kept to be filled in again, by name: `StartAutomationExecution` inputs, perhaps with nothing but target locations. */
	presets: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
	/** Commands of one's own, by name. */
	commands: Readonly<Record<string, OwnCommand>>;
	/** Own colours by what they are for; they override the theme's. */
	colors: Readonly<Partial<Record<ColorName, string>>>;
	/** ASCII glyphs only. */
	ascii: boolean;
	/** Whether the console listens to the mouse. */
	mouse: boolean;
	/** How somebody is called at the first failure, where a person is waited for, and at the end. */
	notify: NotifyWay;
	/** Whether the window's title says how far the fan-out is. */
	windowTitle: boolean;
	/** Whether a pane beside the list or the matrix shows what is under the cursor. */
	pane: PaneChoice;
};

export type SettingName = keyof SettingValues;

/** A setting as data: checking, help and the flag that wins over it read the same rows. */
export type SettingRow<T> = {
	readonly default: T;
	/** The flag that sets the same for one run; `null` where there is none. */
	readonly flag: string | null;
	/** What it may be, in words that go after "is". */
	readonly allowed: string;
	readonly text: string;
	readonly isValid: (value: unknown) => boolean;
	/** What a typed text means; not checked yet. */
	readonly parse: (text: string) => unknown;
};

/** Palettes of the console. */
export const themeNames = ['dark', 'light', 'high-contrast', 'deuteranopia', 'tritanopia'] as const;

export type ThemeName = (typeof themeNames)[number];

/** Whether the pane is shown: where there is room, always, or not at all. */
export const paneChoices = ['auto', 'on', 'off'] as const;

export type PaneChoice = (typeof paneChoices)[number];

/** How the console calls somebody. */
export const notifyWays = ['all', 'bell', 'notification', 'none'] as const;

export type NotifyWay = (typeof notifyWays)[number];

/** With a path, as in `team/Operator`. @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const isRoleName = isText(/^[\w+=,.@/-]{1,576}$/);
const isRoleArn = isText(/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/);
const isProfileName = isText(/^[^\s\p{Cc}][^\p{Cc}]*$/u);
const isRunbookPattern = isText(/^[\w.:/*-]{1,512}$/);

/** Every setting. */
export const settingRows: {readonly [K in SettingName]: SettingRow<SettingValues[K]>} = {
	theme: {
		default: 'dark',
		flag: 'theme',
		allowed: `one of ${themeNames.join(', ')}`,
		text: 'the colours of the console',
		isValid: value => (themeNames as readonly unknown[]).includes(value),
		parse: text => text,
	},
	ascii: {
		default: false,
		flag: 'ascii',
		allowed: 'true or false',
		text: 'draw with ASCII characters only',
		isValid: value => typeof value === 'boolean',
		parse: parseSwitch,
	},
	mouse: {
		default: false,
		flag: 'mouse',
		allowed: 'true or false',
		text: 'listen to the mouse; with Shift the terminal selects text all the same',
		isValid: value => typeof value === 'boolean',
		parse: parseSwitch,
	},
	notify: {
		default: 'all',
		flag: 'notify',
		allowed: `one of ${notifyWays.join(', ')}`,
		text: 'how the console calls you at the first failure, where a person is waited for, and at the end',
		isValid: value => (notifyWays as readonly unknown[]).includes(value),
		parse: text => text,
	},
	windowTitle: {
		default: true,
		flag: 'window-title',
		allowed: 'true or false',
		text: 'say in the window’s title how far the fan-out is',
		isValid: value => typeof value === 'boolean',
		parse: parseSwitch,
	},
	pane: {
		default: 'auto',
		flag: 'pane',
		allowed: `one of ${paneChoices.join(', ')}`,
		text: 'a pane beside the list or the matrix shows what is under the cursor; auto from 140 columns on',
		isValid: value => (paneChoices as readonly unknown[]).includes(value),
		parse: text => text,
	},
	colors: {
		default: {},
		flag: null,
		allowed: `pairs with commas between, such as failed=#ff5f5f,accent=bright-cyan: any of ${colorNames.join(', ')}, each a number from 0 to 255, #rrggbb, default, or a name such as red or bright-red`,
		text: 'own colours of statuses and of what else is drawn, over those of the theme',
		isValid: isMapOf(key => (colorNames as readonly string[]).includes(key), isColor),
		parse: parsePairs,
	},
	roles: {
		default: ['RollgridOperatorRole', 'AWS-SystemsManager-AutomationExecutionRole'],
		flag: 'role',
		allowed:
			'one or more names of roles with commas between, such as RollgridOperatorRole,OrganizationAccountAccessRole',
		text: 'roles tried in a target account, in order',
		isValid: value => isListOf(isRoleName)(value) && (value as readonly unknown[]).length > 0,
		parse: parseList,
	},
	viaRoles: {
		default: [],
		flag: 'via-role',
		allowed: 'ARNs of roles with commas between, each such as arn:…:iam::111122223333:role/Hub',
		text: 'roles assumed first, one from the other, on the way to a target account’s',
		isValid: isListOf(isRoleArn),
		parse: parseList,
	},
	externalId: {
		default: '',
		flag: 'external-id',
		// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
		allowed: 'empty for none, or 2 to 1224 letters, digits and characters of _+=,.@:/-',
		text: 'external ID sent when a role is assumed',
		isValid: isText(/^([\w+=,.@:/-]{2,1224})?$/),
		parse: text => text,
	},
	profiles: {
		default: {},
		flag: 'profile-for',
		allowed: 'accounts and their profiles with commas between, such as 111122223333=prod,4444*=staging',
		text: 'AWS profiles by account, before any role; an account is 12 digits or a pattern with *',
		isValid: isMapOf(key => /^[\d*]{1,12}$/.test(key) && (key.includes('*') || key.length === 12), isProfileName),
		parse: parsePairs,
	},
	rate: {
		default: 1.5,
		flag: 'rate',
		allowed: 'a number from 0.01 up',
		text: 'reads a second in each account and Region',
		isValid: value => typeof value === 'number' && Number.isFinite(value) && value >= 0.01,
		parse: text => (text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text)),
	},
	events: {
		default: '',
		flag: 'events',
		allowed:
			'empty for none, or the URL of a queue such as https://sqs.eu-west-1.amazonaws.com/111122223333/rollgrid-events',
		text: 'a queue of SQS with events of EventBridge, which say what to read sooner; roles events prints it',
		isValid: value => value === '' || (typeof value === 'string' && parseQueueUrl(value) !== null),
		parse: text => text,
	},
	readOnly: {
		default: false,
		flag: 'read-only',
		allowed: 'true or false',
		text: 'refuse every call that changes something',
		isValid: value => typeof value === 'boolean',
		parse: parseSwitch,
	},
	dangerous: {
		default: [],
		flag: 'dangerous',
		allowed: 'names of runbooks with commas between, * for anything, such as Acme-Delete*,AWS-TerminateEC2Instance',
		text: 'runbooks that ask for the number of locations to be typed',
		isValid: isListOf(isRunbookPattern),
		parse: parseList,
	},
	preflight: {
		default: true,
		flag: 'preflight',
		allowed: 'true or false',
		text: 'check before a launch with --yes what would fail, and launch nothing then',
		isValid: value => typeof value === 'boolean',
		parse: parseSwitch,
	},
	changeCalendars: {
		default: [],
		flag: 'change-calendar',
		allowed: 'names or ARNs of Change Calendars with commas between, such as Freeze,arn:…:document/Holidays',
		text: 'Change Calendars of the central account that have to be open: a preflight refuses while one is closed',
		isValid: isListOf(isRunbookPattern),
		parse: parseList,
	},
	secretNames: {
		default: [],
		flag: null,
		allowed: 'names with commas between, * for anything, such as DeviceCode,*Seed',
		text: 'further names of parameters, outputs and variables whose values are masked wherever they would be shown',
		isValid: isListOf(isText(/^(?!\*+$)[^\s,\p{Cc}]{1,200}$/u)),
		parse: parseList,
	},
	commands: {
		default: {},
		flag: null,
		allowed:
			'a JSON object of commands by name, such as {"EC2 instances":{"key":"I","run":"aws ec2 describe-instances","session":true,"readOnly":true}}',
		text: 'own commands of the console, run on what is under the cursor',
		isValid: value => isRecord(value) && findMistakeAmong(value) === null,
		parse: parseJson,
	},
	presets: {
		default: {},
		flag: null,
		allowed: 'a JSON object of plans by name, such as {"europe":{"TargetLocations":[…]}}',
		text: 'launches kept to be filled in again; saved from the configure screens',
		isValid: isMapOf(key => key !== '', isRecord),
		parse: parseJson,
	},
};

/** In the order in which they are shown. */
export const settingNames = Object.keys(settingRows) as readonly SettingName[];

/** Whether there is a setting of this name. */
export function isSettingName(name: string): name is SettingName {
	return Object.hasOwn(settingRows, name);
}

/** What each setting is where nothing was saved. */
export function defaultSettings(): SettingValues {
	return Object.fromEntries(settingNames.map(name => [name, settingRows[name].default])) as SettingValues;
}

/**
What is wrong with a setting's value, in one sentence without a full stop.

@returns `null` where it is right.
*/
export function findSettingMistake(name: SettingName, value: unknown): string | null {
	const {isValid, allowed} = settingRows[name];
	return (
		(name === 'commands' && isRecord(value) ? findMistakeAmong(value) : null) ??
		(isValid(value) ? null : `${name} is ${allowed}, not ${JSON.stringify(value) ?? String(value)}`)
	);
}

/**
What a typed text means for a setting: words, lists with commas, `account=profile` pairs, or JSON for a list or map.

Not checked: `findSettingMistake` does that.
*/
export function parseSetting(name: SettingName, text: string): unknown {
	return settingRows[name].parse(text);
}

/** Whether a setting takes a value: `findSettingMistake` finds nothing. */
export function isSettingValue<K extends SettingName>(name: K, value: unknown): value is SettingValues[K] {
	return findSettingMistake(name, value) === null;
}
