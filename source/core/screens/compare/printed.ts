import {type ChildRead, printingStep} from '../../follow/child-read.ts';
import type {LocationGrid, LocationIndex} from '../../grid/location-grid.ts';

/** The value of what instances printed: those of the step that is named, or of the one that failed. */
export type PrintedValue = {readonly kind: 'printed'; readonly step: string | null};

/** Whether a location is read for a value: the output of a failed step is requested only where a step failed. */
export function concerns(grid: LocationGrid, index: LocationIndex, chosen: {readonly kind: string} | null): boolean {
	const isOfFailed = chosen?.kind === 'printed' && (chosen as PrintedValue).step === null;
	return !isOfFailed || grid.classAt(index) === 'failed';
}

/** Whether what was printed has been read of a child, or there is nothing to be read. */
export function hasPrinted({steps}: ChildRead, {step}: PrintedValue): boolean {
	const one = printingStep(steps, step);
	return one === undefined || one.printed !== undefined;
}

/** What a child's instances printed, or why that can't be told. */
export function tellPrintedOf(
	{steps}: ChildRead,
	{step}: PrintedValue,
): {readonly value: string; readonly isValue: boolean} {
	const one = printingStep(steps, step);
	if (one === undefined) {
		return {value: step === null ? 'no step of it names a command' : `${step} names no command`, isValue: false};
	}

	if (one.printed === undefined) {
		return {value: 'not read yet', isValue: false};
	}

	return one.printed === null ? {value: 'printed nothing', isValue: false} : {value: one.printed, isValue: true};
}
