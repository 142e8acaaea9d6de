import type {CopyChoice} from '../../state/copy-choice.ts';
import type {Configuring} from './configuring.ts';
import {chosenFinding} from './preflight/select.ts';
import {reviewText} from './review/select.ts';
import {detailedRunbook} from './runbook/picker.ts';

/** The request, wherever one stands; in the runbooks the name. */
export function copyConfigured(state: Configuring): readonly CopyChoice[] {
	const {configure} = state;
	const {name} = detailedRunbook(configure);
	const finding = configure.section === 'preflight' ? chosenFinding(configure) : undefined;
	if (finding !== undefined) {
		const text = finding.fix ?? [finding.text, finding.next].filter(Boolean).join('\n');
		return [{key: 'y', text, what: finding.fix === null ? 'the finding' : 'the command that mends it'}];
	}

	const copy =
		configure.section === 'runbook' && name !== '' ? {text: name, what: 'the runbook’s name'} : reviewText(state);
	return copy === undefined ? [] : [{key: 'y', ...copy}];
}
