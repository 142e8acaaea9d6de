import type {Location} from '../../../domain/location.ts';
import {andThen, transition} from '../../../state/transition.ts';
import {runbookKey} from '../configure.ts';
import {type ConfigureTransition, type Configuring, withConfigure} from '../configuring.ts';

/** Request the next page of a tab, unless it is complete or requested already. */
export function askRunbooks(state: Configuring, where: Location): ConfigureTransition {
	const {configure} = state;
	const {owner} = configure.picker;
	const pages = configure.lists[owner];
	if (pages.isAsking || pages.isComplete || pages.items.length > 0) {
		return transition(state);
	}

	const lists = {...configure.lists, [owner]: {...pages, isAsking: true}};
	return transition(withConfigure(state, {...configure, lists}), {
		type: 'list-runbooks',
		where,
		owner,
		nextToken: null,
	});
}

/** Read a version of a runbook, unless it is known or being read. */
export function askRunbook(state: Configuring, name: string, version: string | null): ConfigureTransition {
	const {central, configure} = state;
	const key = runbookKey(name, version);
	const known = configure.runbooks.get(key);
	if (central === null || name === '' || (known !== undefined && known.state !== 'failed')) {
		return transition(state);
	}

	const runbooks = new Map(configure.runbooks).set(key, {state: 'asking', trouble: known?.trouble ?? null});
	return transition(withConfigure(state, {...configure, runbooks}), {
		type: 'read-runbook',
		where: central,
		name,
		version: version ?? '$DEFAULT',
	});
}

/** Read the chosen runbook and its versions. */
export function askChosen(state: Configuring): ConfigureTransition {
	const {central, configure} = state;
	const {document: name, documentVersion} = configure.draft;
	if (central === null || name === '') {
		return transition(state);
	}

	const reading = askRunbook(state, name, documentVersion);
	return configure.versions.has(name)
		? reading
		: andThen(reading, asked => transition(asked, {type: 'list-versions', where: central, name}));
}
