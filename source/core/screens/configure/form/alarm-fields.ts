import type {Configure} from '../configure.ts';
import type {Part} from './field.ts';

/** The alarm that stops the fan-out. */
export function listAlarmParts({draft: {alarm}}: Configure): readonly Part[] {
	return [
		{
			id: 'alarm.name',
			label: 'Alarm',
			value: alarm.name,
			placeholder: 'none',
			completes: 'alarms',
			help: 'Name of a CloudWatch alarm of the central account and Region, metric or composite. When it goes off, AWS stops the fan-out.',
		},
		{
			id: 'alarm.ignoresPollFailure',
			label: 'If it can’t be read',
			value: alarm.ignoresPollFailure ? 'yes' : 'no',
			options: [
				{value: 'no', label: 'stop'},
				{value: 'yes', label: 'go on'},
			],
			help: 'What happens where AWS can’t tell the alarm’s state.',
		},
	];
}
