import type {ChangeRunbook} from '../domain/execution.ts';

/** A runbook of a change request, in one line. */
export function sayRunbook({document, documentVersion, targetLocations}: ChangeRunbook): string {
	const count = targetLocations.length;
	const where = count === 0 ? '' : `, in ${count} target ${count === 1 ? 'location' : 'locations'}`;
	return `runs ${document} version ${documentVersion ?? 'default'}${where}`;
}
