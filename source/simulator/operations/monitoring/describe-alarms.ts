import {integer, list, structure, text} from '../../constraints/shape.ts';
import {alarmsIn, type PresentAlarm} from '../../engine/rules/alarms.ts';
import type {World} from '../../world.ts';
import {operation} from '../operation.ts';
import {takePage} from '../page-token.ts';

type Input = {
	AlarmNames?: readonly string[];
	AlarmNamePrefix?: string;
	AlarmTypes?: ReadonlyArray<'MetricAlarm' | 'CompositeAlarm'>;
	ChildrenOfAlarmName?: string;
	ParentsOfAlarmName?: string;
	StateValue?: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
	ActionPrefix?: string;
	MaxRecords?: number;
	NextToken?: string;
};

const alarmName = text({min: 1, max: 255});

/** Composite alarms come only where `AlarmTypes` names them. */
export const describeAlarms = operation<Input>({
	service: 'monitoring',
	name: 'DescribeAlarms',
	input: structure({
		AlarmNames: list(alarmName, {max: 100}),
		AlarmNamePrefix: alarmName,
		AlarmTypes: list(text({values: ['CompositeAlarm', 'MetricAlarm']})),
		ChildrenOfAlarmName: alarmName,
		ParentsOfAlarmName: alarmName,
		StateValue: text({values: ['OK', 'ALARM', 'INSUFFICIENT_DATA']}),
		ActionPrefix: text({min: 1, max: 1024}),
		MaxRecords: integer(1, 100),
		NextToken: text(),
	}),
	pages: {items: 'MetricAlarms', limit: 'MaxRecords', most: 100, token: 'NextToken'},
	handle({world, caller}, input) {
		const {accountId, region} = caller;
		const {MaxRecords = 50, NextToken, ...wanted} = input;
		const found = alarmsIn(world, accountId, region).filter(present => passes(present, wanted));
		const {items, NextToken: next} = takePage(found, ['alarms', accountId, region, wanted], NextToken, MaxRecords);
		const view = (type: string) =>
			items.filter(({alarm}) => alarm.type === type).map(present => viewAlarm(world, present));
		return {CompositeAlarms: view('CompositeAlarm'), MetricAlarms: view('MetricAlarm'), NextToken: next};
	},
});

/** No alarm of this world is made of others, and none has actions, so filters by those let nothing through. */
function passes({alarm, state}: PresentAlarm, input: Input): boolean {
	const {AlarmNames, AlarmNamePrefix = '', AlarmTypes = ['MetricAlarm'], StateValue = state} = input;
	const {ChildrenOfAlarmName, ParentsOfAlarmName, ActionPrefix} = input;
	return (
		(AlarmNames?.includes(alarm.name) ?? true) &&
		alarm.name.startsWith(AlarmNamePrefix) &&
		AlarmTypes.includes(alarm.type) &&
		state === StateValue &&
		ChildrenOfAlarmName === undefined &&
		ParentsOfAlarmName === undefined &&
		ActionPrefix === undefined
	);
}

function viewAlarm({scale}: World, {alarm, state, changedAtMs, reason}: PresentAlarm): object {
	const {name, accountId, region, type, description, configuration = measured} = alarm;
	const changedAt = new Date(scale.shown(changedAtMs));
	const common = {
		AlarmName: name,
		AlarmArn: `arn:aws:cloudwatch:${region}:${accountId}:alarm:${name}`,
		AlarmDescription: description,
		AlarmConfigurationUpdatedTimestamp: changedAt,
		ActionsEnabled: true,
		OKActions: [],
		AlarmActions: [],
		InsufficientDataActions: [],
		StateValue: state,
		StateReason: reason ?? reasons[state],
		StateUpdatedTimestamp: changedAt,
		StateTransitionedTimestamp: changedAt,
	};
	return type === 'CompositeAlarm'
		? {...common, AlarmRule: 'FALSE'}
		: {
				...common,
				...configuration,
				Dimensions: [],
				TreatMissingData: 'missing',
			};
}

/** What the alarms of a world file are measured by. */
const measured = {
	MetricName: 'Errors',
	Namespace: 'Simulated',
	Statistic: 'Average',
	Period: 60,
	EvaluationPeriods: 1,
	DatapointsToAlarm: 1,
	Threshold: 1.5,
	ComparisonOperator: 'GreaterThanThreshold',
};

const reasons = {
	OK: 'Threshold Crossed: 1 datapoint was not greater than the threshold (1.5).',
	ALARM: 'Threshold Crossed: 1 datapoint was greater than the threshold (1.5).',
	INSUFFICIENT_DATA: 'Unchecked: Initial alarm creation',
};
