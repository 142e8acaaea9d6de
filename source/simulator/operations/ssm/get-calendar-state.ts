import {list, required, structure, text} from '../../constraints/shape.ts';
import {calendarState, readCalendar} from '../../documents/calendar.ts';
import {ServiceError} from '../../service-error.ts';
import {operation} from '../operation.ts';
import {demandDocument} from './find-document.ts';

/** Whether Change Calendars are open: all of them have to be. */
export const getCalendarState = operation<{CalendarNames: readonly string[]; AtTime?: string}>({
	service: 'ssm',
	name: 'GetCalendarState',
	input: structure({CalendarNames: required(list(text())), AtTime: text()}),
	handle(context, {CalendarNames, AtTime}) {
		const {world} = context;
		const atMs = AtTime === undefined ? world.scale.shown(world.nowMs) : Date.parse(AtTime);
		const states = CalendarNames.map(name => {
			const {document, version} = demandDocument(context, name);
			if (document.documentType !== 'ChangeCalendar') {
				throw new ServiceError(
					'InvalidDocumentType',
					'The SSM document type is not valid. Valid document types are described in the DocumentType property.',
				);
			}
			return calendarState(readCalendar(version.content), atMs);
		});
		const next = states.flatMap(({nextMs}) => (nextMs === undefined ? [] : [nextMs])).sort((a, b) => a - b)[0];
		return {
			State: states.every(({isOpen}) => isOpen) ? 'OPEN' : 'CLOSED',
			AtTime: isoSeconds(atMs),
			NextTransitionTime: next === undefined ? undefined : isoSeconds(next),
		};
	},
});

function isoSeconds(ms: number): string {
	return new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}
