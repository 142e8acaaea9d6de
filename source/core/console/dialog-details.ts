import {type Location, printLocation} from '../domain/location.ts';
import {leaveOutSecrets} from '../domain/secrets/secrets.ts';
import type {Stride} from '../matrix/move.ts';
import {printCommandLine} from '../planning/command-line.ts';
import type {PlannedRequest} from '../planning/retry-plan.ts';
import type {DialogDetail} from '../state/dialog.ts';
import type {ConsoleState} from '../state/state.ts';

/** Tab: go from the question to each list behind it, then back to the question. */
export function turnDialog(state: ConsoleState): ConsoleState {
	const {dialog} = state;
	const count = dialog?.details?.length ?? 0;
	if (dialog === null || count === 0) {
		return state;
	}

	const next = dialog.shown === undefined ? 0 : dialog.shown.place + 1;
	const {shown: _, ...question} = dialog;
	return {...state, dialog: next < count ? {...question, shown: {place: next, top: 0}} : question};
}

/** Scroll the list that is shown; the last line stays visible. */
export function scrollDialog(state: ConsoleState, direction: 'up' | 'down', stride: Stride): ConsoleState {
	const {dialog, size} = state;
	if (dialog?.shown === undefined) {
		return state;
	}

	const {place, top} = dialog.shown;
	const last = (dialog.details?.[place]?.lines.length ?? 1) - 1;
	const far = stride === 'one' ? 1 : stride === 'page' ? Math.max(1, size.rows >> 1) : last;
	const wanted = top + (direction === 'up' ? -far : far);
	return {...state, dialog: {...dialog, shown: {place, top: Math.max(0, Math.min(last, wanted))}}};
}

/** Locations by name: the account's, where it is known. */
export function listLocations({directory}: ConsoleState, title: string, places: readonly Location[]): DialogDetail {
	return {
		title,
		lines: places.map(where => {
			const name = directory.accounts.get(where.accountId)?.name ?? '';
			return `${printLocation(where)}${name === '' ? '' : `  ${name}`}`;
		}),
	};
}

/** Print requests as the `aws` command lines that send the same. Secrets are left out, as everywhere. */
export function listRequests(requests: readonly PlannedRequest[], region: string): DialogDetail {
	return {
		title: requests.length === 1 ? 'The request as a command line' : `The ${requests.length} requests as command lines`,
		lines: requests.flatMap(({request}) =>
			printCommandLine(leaveOutSecrets(request).request, region, 'bash').split('\n'),
		),
	};
}
