import {printLocation} from '../../domain/location.ts';
import type {LocationRecord} from '../../grid/location-record.ts';

/** Where a record ran, or what it is called where that isn't known. */
export function nameRecord({location, name}: LocationRecord): string {
	return name ?? (location === null ? '' : printLocation(location));
}
