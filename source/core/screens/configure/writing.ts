import type {Configuring} from './configuring.ts';
import {focusedField} from './form/fields.ts';

/** What a typing key changes: the prompt, a search line, a text field; or nothing. */
export function writesInto({configure, isShown}: Configuring): 'prompt' | 'search' | 'field' | null {
	if (!isShown) {
		return null;
	}

	if (configure.prompt !== null) {
		return 'prompt';
	}

	const {section, picker, view} = configure;
	if ((section === 'runbook' && picker.isSearching) || (section === 'places' && view.isSearching)) {
		return 'search';
	}

	return focusedField(configure)?.kind === 'text' ? 'field' : null;
}
