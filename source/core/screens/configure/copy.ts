import type {CopyChoice} from '../../state/copy-choice.ts';
import type {ConsoleState} from '../../state/state.ts';
import {detailedRunbook} from './picker.ts';
import {launch} from './screen.ts';
import {reviewText} from './select/review.ts';

/** The request, wherever one stands; in the runbooks the name. */
export function copyConfigured(state: ConsoleState): readonly CopyChoice[] {
	const configure = launch.of(state);
	if (configure === null) {
		return [];
	}

	const name = detailedRunbook(configure).name;
	const copy =
		configure.section === 'runbook' && name !== ''
			? {text: name, what: 'the runbook’s name'}
			: reviewText(state, configure);
	return copy === undefined ? [] : [{key: 'y', ...copy}];
}
