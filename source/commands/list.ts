import {executionStatuses} from '../core/domain/status.ts';
import type {App} from './app.ts';
import {defineCommand} from './line/command.ts';
import {many, one, oneOr} from './line/flag.ts';
import {choices, moment, number, words} from './line/kinds.ts';
import type {ListOptions} from './list/run.ts';

/** How many fan-outs are listed by default. */
const usualLimit = 50;

/** The list without any filter. */
export const unfiltered = {statuses: [], document: undefined, since: undefined, limit: usualLimit} as const;

/** List recent fan-outs. */
export const list = defineCommand(
	{
		name: 'list',
		arguments: {},
		text: 'list recent fan-outs',
		flags: {
			status: many(choices('<status>', executionStatuses), 'only those with this status'),
			document: one(words('<prefix>'), 'only those of runbooks whose name begins so'),
			since: one(moment, 'only those started since, e.g. 2h, 3d or 2026-11-23T03:00:00Z'),
			limit: oneOr(number('<n>', {least: 1, isWhole: true}), usualLimit, `at most so many; ${usualLimit} by default`),
		},
	},
	async (app, {flags}) =>
		runList(app, {
			statuses: flags.status.flat(),
			document: flags.document,
			since: flags.since?.(Date.now()),
			limit: flags.limit,
			isJson: flags.json,
		}),
);

/** Print the list, then the starts that an earlier run left unresolved. */
export async function runList(app: App, options: ListOptions): Promise<number> {
	const [{list: print}, {settleAfter}, services] = await Promise.all([
		import('./list/run.ts'),
		import('./start/settle.ts'),
		app.openStartServices(),
	]);
	return settleAfter(services, print(services, options));
}
