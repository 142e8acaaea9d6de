import {type ChildRead, printingStep} from '../../follow/child-read.ts';
import type {LocationGrid, LocationIndex} from '../../grid/location-grid.ts';

/** The compared output of instances: those of the named step, or of the one that failed. */
export type PrintedValue = {readonly kind: 'printed'; readonly step: string | null};

/** Whether a location is read for a value: output of failed steps is requested only where a step failed. */
export function concerns(grid: LocationGrid, index: LocationIndex, chosen: {readonly kind: string} | null): boolean {
	const isOfFailed = chosen?.kind === 'printed' && (chosen as PrintedValue).step === null;
	return !isOfFailed || grid.classAt(index) === 'failed';
}

/** Whether a child's output has been read, or there is none to read. */
export function hasPrinted({steps}: ChildRead, {step}: PrintedValue): boolean {
	const one = printingStep(steps, step);
	return one === undefined || one.printed !== undefined;
}

/** The output of a child's instances, or why it is unknown. */
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
