import type {Trouble} from '../../domain/trouble.ts';
import type {ShownTrouble} from '../../state/shown-trouble.ts';
import {chosenRunbook, type KnownRunbook} from './configure.ts';
import type {Configuring} from './configuring.ts';
import {choiceNames} from './form/choice-names.ts';
import {focusedField} from './form/fields.ts';
import {detailedRunbook} from './runbook/picker.ts';

/** What the open section couldn't read: its main data first. Nothing of it is repeated automatically. */
export function findLaunchTrouble({configure}: Pick<Configuring, 'configure'>): ShownTrouble | null {
	const {section, lists, picker, choices, preview} = configure;
	switch (section) {
		case 'runbook': {
			const {trouble, isAsking} = lists[picker.owner];
			return show(trouble, '', isAsking) ?? showRunbook(detailedRunbook(configure).known);
		}

		case 'places':
			return show(choices.regions.trouble, choiceNames.regions, choices.regions.state === 'asking');
		case 'preflight':
			return showRunbook(chosenRunbook(configure));
		case 'review':
			return (
				show(preview?.trouble ?? null, 'preview', preview?.isAsking ?? false) ?? showRunbook(chosenRunbook(configure))
			);
		default: {
			const list = focusedField(configure)?.completes ?? null;
			const ofList = list && show(choices[list].trouble, choiceNames[list], choices[list].state === 'asking');
			return ofList ?? (section === 'parameters' ? showRunbook(chosenRunbook(configure)) : null);
		}
	}
}

function showRunbook(known: KnownRunbook | undefined): ShownTrouble | null {
	return known === undefined || known.state === 'read'
		? null
		: show(known.trouble, 'the runbook', known.state === 'asking');
}

function show(trouble: Trouble | null, about: string, isAsking: boolean): ShownTrouble | null {
	return trouble && {...trouble, about, dueAt: null, isAsking};
}
