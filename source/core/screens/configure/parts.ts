import type {Section} from './configure.ts';
import {formPart} from './form/part.ts';
import {placesPart} from './places/part.ts';
import {reviewPart} from './review/part.ts';
import {runbookPart} from './runbook/part.ts';
import type {SectionPart} from './section-part.ts';

/** What each section does with the keys of every screen. */
export const parts: Readonly<Record<Section, SectionPart>> = {
	runbook: runbookPart,
	places: placesPart,
	targets: formPart,
	parameters: formPart,
	rate: formPart,
	alarm: formPart,
	tags: formPart,
	review: reviewPart,
};
