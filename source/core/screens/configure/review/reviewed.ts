import type {StartRequest, TargetLocation} from '../../../domain/start-request.ts';
import type {PlannedRequest} from '../../../planning/retry-plan.ts';
import type {Phrase} from '../../../status/fit-phrases.ts';
import {toPrintableLine} from '../../../status/printable.ts';
import type {Configuring} from '../configuring.ts';

/** A launch that lacks nothing, as its review tells it. */
export type Reviewed = {
	readonly state: Configuring;
	/** What will be sent; never empty. */
	readonly requests: readonly PlannedRequest[];
	/** How many locations these name; `null` where AWS alone knows. */
	readonly count: number | null;
};

/** One part of the review: what it has to say of the launch, in lines. */
export type ReviewPart = (reviewed: Reviewed) => readonly Phrase[];

/** One line of the review: what it is about, then what there is to say. */
export function line(name: string, text: string, tone: Phrase['tone'] = 'text'): Phrase {
	return {text: toPrintableLine(`${name.padEnd(12)}${text}`), tone};
}

/** Lines about one thing, whose name stands before the first. */
export function linesAbout(name: string, texts: readonly string[]): readonly Phrase[] {
	return texts.map((text, place) => line(place === 0 ? name : '', text));
}

/** The target locations of all requests. */
export function listEntries({requests}: Reviewed): readonly TargetLocation[] {
	return requests.flatMap(({request}) => request.TargetLocations ?? []);
}

/** The first request, which stands for all in what they have in common. */
export function firstRequest({requests}: Reviewed): StartRequest | undefined {
	return requests[0]?.request;
}
