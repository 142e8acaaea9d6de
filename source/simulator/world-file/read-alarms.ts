import type {Alarm} from '../world-definition.ts';
import {type Context, readLocations} from './context.ts';
import type {Value} from './value.ts';

const states = ['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const;

/** The CloudWatch alarms of a world file, and when they change. */
export function readAlarms(value: Value | undefined, context: Context): readonly Alarm[] {
	return (value?.asList() ?? []).flatMap(item => {
		const members = item.asMap(['name', 'where', 'composite', 'description', 'state', 'changes']);
		const description = members.get('description')?.asText();
		const alarm = {
			name: members.need('name')?.asText() ?? '',
			type: members.get('composite')?.asFlag() ? 'CompositeAlarm' : 'MetricAlarm',
			...(description !== undefined && {description}),
			state: members.get('state')?.asOneOf(states) ?? 'OK',
			changes: (members.get('changes')?.asList() ?? []).map(change => {
				const parts = change.asMap(['after', 'state']);
				return {afterMs: parts.need('after')?.asSpan() ?? 0, state: parts.need('state')?.asOneOf(states) ?? 'OK'};
			}),
		} as const;
		return readLocations(members.get('where'), context).map(location => ({...alarm, ...location}));
	});
}
