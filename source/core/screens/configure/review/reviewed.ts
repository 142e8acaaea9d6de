import type {StartRequest, TargetLocation} from '../../../domain/start-request.ts';
import type {PlannedRequest} from '../../../planning/retry-plan.ts';
import type {Phrase} from '../../../status/fit-phrases.ts';
import {toPrintableLine} from '../../../status/printable.ts';
import type {Configuring} from '../configuring.ts';

/** A complete launch, as its review describes it. */
export type Reviewed = {
	readonly state: Configuring;
	/** What will be sent; never empty. */
	readonly requests: readonly PlannedRequest[];
	/** How many locations these cover; `null` where only AWS knows. */
	readonly count: number | null;
};

/** One part of the review: lines about the launch. */
export type ReviewPart = (reviewed: Reviewed) => readonly Phrase[];

/** One line of the review: its subject, then the text. */
export function line(name: string, text: string, tone: Phrase['tone'] = 'text'): Phrase {
	return {text: toPrintableLine(`${name.padEnd(12)}${text}`), tone};
}

/** Lines about one subject, whose name precedes the first. */
export function linesAbout(name: string, texts: readonly string[]): readonly Phrase[] {
	return texts.map((text, place) => line(place === 0 ? name : '', text));
}

/** The target locations of all requests. */
export function listEntries({requests}: Reviewed): readonly TargetLocation[] {
	return requests.flatMap(({request}) => request.TargetLocations ?? []);
}

/** The first request, which represents all in what they share. */
export function firstRequest({requests}: Reviewed): StartRequest | undefined {
	return requests[0]?.request;
}
