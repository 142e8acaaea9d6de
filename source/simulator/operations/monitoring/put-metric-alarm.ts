import {atLeast, boolean, integer, list, number, required, structure, text} from '../../constraints/shape.ts';
import {FrontEndError} from '../../service-error.ts';
import {operation} from '../operation.ts';

type Input = {
	AlarmName: string;
	AlarmDescription?: string;
	MetricName?: string;
	Namespace?: string;
	Statistic?: string;
	Period?: number;
	EvaluationPeriods?: number;
	Threshold?: number;
	ComparisonOperator?: string;
	Metrics?: readonly unknown[];
};

const unit = text({
	values: [
		'Seconds',
		'Microseconds',
		'Milliseconds',
		'Bytes',
		'Kilobytes',
		'Megabytes',
		'Gigabytes',
		'Terabytes',
		'Bits',
		'Kilobits',
		'Megabits',
		'Gigabits',
		'Terabits',
		'Percent',
		'Count',
		'Bytes/Second',
		'Kilobytes/Second',
		'Megabytes/Second',
		'Gigabytes/Second',
		'Terabytes/Second',
		'Bits/Second',
		'Kilobits/Second',
		'Megabits/Second',
		'Gigabits/Second',
		'Terabits/Second',
		'Count/Second',
		'None',
	],
});
const dimensions = list(
	structure({Name: required(text({min: 1, max: 255})), Value: required(text({min: 1, max: 1024}))}, 'Dimension'),
	{max: 30},
);

/** An alarm that begins without data: nothing is measured in this world, `SetAlarmState` changes it. */
export const putMetricAlarm = operation<Input>({
	service: 'monitoring',
	name: 'PutMetricAlarm',
	input: structure({
		AlarmName: required(text({min: 1, max: 255})),
		AlarmDescription: text({min: 0, max: 1024}),
		ActionsEnabled: boolean,
		OKActions: list(text({min: 1, max: 1024}), {max: 5}),
		AlarmActions: list(text({min: 1, max: 1024}), {max: 5}),
		InsufficientDataActions: list(text({min: 1, max: 1024}), {max: 5}),
		MetricName: text({min: 1, max: 255}),
		Namespace: text({min: 1, max: 255, pattern: '[^:].*'}),
		Statistic: text({values: ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum']}),
		ExtendedStatistic: text(),
		Dimensions: dimensions,
		Period: atLeast(1),
		Unit: unit,
		EvaluationPeriods: atLeast(1),
		DatapointsToAlarm: atLeast(1),
		Threshold: number,
		ComparisonOperator: text({
			values: [
				'GreaterThanOrEqualToThreshold',
				'GreaterThanThreshold',
				'LessThanThreshold',
				'LessThanOrEqualToThreshold',
				'LessThanLowerOrGreaterThanUpperThreshold',
				'LessThanLowerThreshold',
				'GreaterThanUpperThreshold',
			],
		}),
		TreatMissingData: text({min: 1, max: 255}),
		EvaluateLowSampleCountPercentile: text({min: 1, max: 255}),
		Metrics: list(
			structure(
				{
					Id: required(text({min: 1, max: 255})),
					MetricStat: structure(
						{
							Metric: required(
								structure(
									{
										Namespace: text({min: 1, max: 255, pattern: '[^:].*'}),
										MetricName: text({min: 1, max: 255}),
										Dimensions: dimensions,
									},
									'Metric',
								),
							),
							Period: required(atLeast(1)),
							Stat: required(text()),
							Unit: unit,
						},
						'MetricStat',
					),
					Expression: text({min: 1, max: 2048}),
					Label: text(),
					ReturnData: boolean,
					Period: atLeast(1),
					AccountId: text({min: 1, max: 255}),
				},
				'MetricDataQuery',
			),
		),
		Tags: list(structure({Key: required(text({min: 1, max: 128})), Value: required(text({min: 0, max: 256}))}, 'Tag')),
		ThresholdMetricId: text({min: 1, max: 255}),
		EvaluationCriteria: structure(
			{
				PromQLCriteria: structure(
					{
						Query: required(text({min: 1, max: 10000})),
						PendingPeriod: integer(0, 86400),
						RecoveryPeriod: integer(0, 86400),
					},
					'AlarmPromQLCriteria',
				),
			},
			'EvaluationCriteria',
		),
		EvaluationInterval: integer(10, 3600),
	}),
	handle({world, caller}, input) {
		const {AlarmName, AlarmDescription, ComparisonOperator, EvaluationPeriods} = input;
		if (ComparisonOperator === undefined || EvaluationPeriods === undefined) {
			throw new FrontEndError(
				'ValidationError',
				`The parameter ${ComparisonOperator === undefined ? 'ComparisonOperator' : 'EvaluationPeriods'} is required.`,
			);
		}
		if ((input.MetricName === undefined) === (input.Metrics === undefined)) {
			throw new FrontEndError('ValidationError', 'An alarm has either MetricName or Metrics.');
		}
		const {accountId, region} = caller;
		const key = `${accountId}/${region}/${AlarmName}`;
		const known = world.store.alarms.get(key);
		world.store.alarms.set(key, {
			name: AlarmName,
			accountId,
			region,
			type: 'MetricAlarm',
			...(AlarmDescription !== undefined && {description: AlarmDescription}),
			state: known?.state ?? 'INSUFFICIENT_DATA',
			changes: [],
			configuration: configurationOf(input),
		});
		return {};
	},
});

/** What `DescribeAlarms` shows again. */
function configurationOf(input: Input): Readonly<Record<string, unknown>> {
	const {MetricName, Namespace, Statistic, Period, EvaluationPeriods, Threshold, ComparisonOperator, Metrics} = input;
	return {MetricName, Namespace, Statistic, Period, EvaluationPeriods, Threshold, ComparisonOperator, Metrics};
}
