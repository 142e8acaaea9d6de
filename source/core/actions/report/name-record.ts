import {printLocation} from '../../domain/location.ts';
import type {LocationRecord} from '../../grid/location-record.ts';

/** Name a record: by its location, or by its own name where the location is unknown. */
export function nameRecord({location, name}: LocationRecord): string {
	return name ?? (location === null ? '' : printLocation(location));
}
