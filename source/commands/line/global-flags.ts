import {notifyWays, paneChoices, themeNames} from '../../core/domain/settings.ts';
import {many, one, oneOr, preference, toggle, type ValuesOf} from './flag.ts';
import {choice, entryOf, file, likeSetting, matching, number, span, url, words} from './kinds.ts';

/** Flags that every command takes. */
export const globalFlags = {
	profile: one(words('<name>'), 'the AWS profile to use'),
	region: one(
		matching('<region>', /^[a-z0-9][a-z0-9-]{0,62}$/, 'a Region: write one such as eu-west-1'),
		'the Region that fan-outs are started in',
	),
	'endpoint-url': one(url, 'where AWS’s APIs are, such as a simulator'),
	role: many(
		entryOf('roles', '<name>', 'the name of a role'),
		'role assumed in a target account; several are tried in order',
	),
	'profile-for': many(
		likeSetting('profiles', '<account=profile>', read => read as Readonly<Record<string, string>>),
		'profile used for a target account instead of a role; 1111*=prod stands for many',
	),
	'external-id': one(
		likeSetting('externalId', '<id>', read => read as string),
		'external ID sent when a role is assumed',
	),
	'via-role': many(
		entryOf('viaRoles', '<arn>', 'the ARN of a role'),
		'role assumed first, on the way to a target account’s; several one from the other',
	),
	dangerous: many(
		entryOf('dangerous', '<runbook>', 'the name of a runbook, or a pattern with *'),
		'a runbook, * for anything, that asks for the number of locations to be typed',
	),
	'change-calendar': many(
		entryOf('changeCalendars', '<calendar>', 'the name or ARN of a Change Calendar'),
		'a Change Calendar that has to be open: a preflight refuses while it is closed',
	),
	preflight: preference(
		'check before a launch what would fail, and launch nothing then; with --yes by itself, unless --no-preflight or a setting says otherwise',
	),
	'read-only': toggle('refuse every call that changes something'),
	arm: one(span, 'lift read-only for a while, e.g. 15m'),
	json: toggle('print JSON; secrets are masked, but for the `requests` of launch and retry, which are exact'),
	plain: toggle('print lines instead of opening a screen'),
	yes: toggle('do it without asking'),
	interval: oneOr(
		number('<seconds>', {least: 0.1, most: 86_400}),
		2,
		'between two looks while things change; 2 by default',
	),
	rate: oneOr(
		number('<reads>', {least: 0.01}),
		1.5,
		'reads a second in each account and Region; 1.5 by default, half of what AWS allows',
	),
	events: one(
		likeSetting('events', '<queue-url>', read => read as string),
		'a queue of SQS with events of EventBridge, which say what to read sooner; see roles events',
	),
	timeout: oneOr(
		number('<seconds>', {least: 0.1, most: 86_400}),
		15,
		'how long an answer of AWS may take; 15 by default',
	),
	'fail-fast': toggle('stop watching, with 1, at the first location that did not succeed'),
	color: preference('use colours, whatever the environment says; --no-color doesn’t, nor do NO_COLOR and CLICOLOR=0'),
	'screen-reader': toggle('say the screen in sentences, from top to bottom; INK_SCREEN_READER=true does too'),
	notify: oneOr(
		choice('<how>', notifyWays),
		'all',
		'at the first failure, a wait for a person, the end: all (bell and notification), bell, notification or none',
	),
	'window-title': toggle('say in the window’s title how far the fan-out is', {byDefault: true}),
	pane: oneOr(
		choice('<when>', paneChoices),
		'auto',
		'a pane beside shows what is under the cursor: auto (from 140 columns), on or off; b there does, too',
	),
	'plain-ink': toggle('draw whole lines instead of the cells that changed, for a terminal that needs it'),
	ascii: toggle('draw with ASCII characters only'),
	mouse: toggle('listen to the mouse: wheel, click, double click, drag; with Shift the terminal selects text'),
	theme: oneOr(choice('<name>', themeNames), 'dark', 'dark, light, high-contrast, deuteranopia or tritanopia'),
	'debug-log': one(file('<file>'), 'append every API call to a file'),
	version: toggle('print the version', {short: 'V'}),
	help: toggle('print help; also of a command', {short: 'h'}),
};

/** What the flags of every command are worth. */
export type GlobalValues = ValuesOf<typeof globalFlags>;

/** What they are worth where none is given. */
export const globalDefaults: GlobalValues = Object.fromEntries(
	Object.entries(globalFlags).map(([name, {byDefault}]) => [name, byDefault]),
) as GlobalValues;
