/** What a text means to its reader: how it is coloured. */
export type Tone = 'text' | 'muted' | 'good' | 'bad' | 'waiting' | 'running' | 'accent';
/** A text, and what it means. */
export type Phrase = {readonly text: string; readonly tone: Tone};

/** One thing to say, in more or fewer words. */
export type FlexiblePhrase = {
	readonly tone: Tone;
	/** From the longest to the shortest; an empty one says that it may be left out. */
	readonly forms: readonly Form[];
};

/** Wording, and how much it matters that it stays: what matters least is shortened first. The last form's `keep` counts for nothing. */
type Form = {readonly text: string; readonly keep: number};

/**
Choose wordings that fit a line: the least important is shortened until everything fits.

@param room - Terminal columns.
@param gap - Columns between two phrases.
@returns The place of the chosen form of each phrase. Where even the shortest forms don't fit, those.
*/
export function fitPhrases(
	phrases: ReadonlyArray<Pick<FlexiblePhrase, 'forms'>>,
	room: number,
	gap = 2,
): readonly number[] {
	const chosen = phrases.map(() => 0);
	const textOf = (index: number): string => phrases[index]!.forms[chosen[index]!]!.text;
	while (
		measure(
			phrases.map((_, place) => textOf(place)),
			gap,
		) > room
	) {
		let least: number | undefined;
		for (const [place, {forms}] of phrases.entries()) {
			const canShrink = chosen[place]! < forms.length - 1;
			if (canShrink && (least === undefined || keepOf(phrases, chosen, place) < keepOf(phrases, chosen, least))) {
				least = place;
			}
		}

		if (least === undefined) {
			break;
		}

		chosen[least]!++;
	}

	return chosen;
}

/** Columns that phrases take with a gap between any two that say something. */
export function measure(texts: readonly string[], gap: number): number {
	const said = texts.filter(text => text !== '');
	return said.reduce((sum, text) => sum + text.length, 0) + Math.max(0, said.length - 1) * gap;
}

function keepOf(
	phrases: ReadonlyArray<Pick<FlexiblePhrase, 'forms'>>,
	chosen: readonly number[],
	index: number,
): number {
	return phrases[index]!.forms[chosen[index]!]!.keep;
}
