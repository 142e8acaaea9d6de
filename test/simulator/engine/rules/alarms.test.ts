import {expect, test} from 'vitest';
import {alarmsIn} from '../../../../source/simulator/engine/rules/alarms.ts';
import {viewExecution} from '../../../../source/simulator/engine/state/view.ts';
import type {Alarm} from '../../../../source/simulator/world-definition.ts';
import {apps, central, SmallWorld, statuses} from '../small-world.ts';

const alarm: Alarm = {
	name: 'errors',
	accountId: central,
	region: 'eu-west-1',
	type: 'MetricAlarm',
	state: 'OK',
	changes: [{afterMs: 20_000, state: 'ALARM'}],
};

const watching = {AlarmConfiguration: {Alarms: [{Name: 'errors'}]}};

test('an alarm that fires cancels the fan-out that watches it', () => {
	const aws = new SmallWorld({alarms: [alarm]});
	const parent = aws.fanOut({Accounts: [...apps]}, watching);
	aws.pass(19);
	expect(alarmsIn(aws.world, central, 'eu-west-1').map(({state}) => state)).toEqual(['OK']);
	expect(aws.finish(parent).status).toBe('Cancelled');
	expect(alarmsIn(aws.world, central, 'eu-west-1').map(({state}) => state)).toEqual(['ALARM']);
	expect(viewExecution(aws.world, parent)).toMatchObject({
		AlarmConfiguration: {IgnorePollAlarmFailure: false, Alarms: [{Name: 'errors'}]},
		TriggeredAlarms: [{Name: 'errors', State: 'ALARM'}],
	});
});

test('an alarm that is in ALARM at the start cancels, too', () => {
	const aws = new SmallWorld({alarms: [{...alarm, state: 'ALARM', changes: []}]});
	expect(aws.finish(aws.fanOut({Accounts: [...apps]}, watching)).status).toBe('Cancelled');
});

test('an alarm that cannot be read stops the run, unless that is to be ignored', () => {
	const aws = new SmallWorld();
	const parent = aws.finish(aws.fanOut({Accounts: [...apps]}, watching));
	expect(parent).toMatchObject({status: 'Cancelled', triggeredAlarms: [{Name: 'errors', State: 'UNKNOWN'}]});
	const ignoring = {AlarmConfiguration: {...watching.AlarmConfiguration, IgnorePollAlarmFailure: true}};
	expect(aws.finish(aws.fanOut({Accounts: [...apps]}, ignoring)).status).toBe('Success');
});

test('the alarm of a target location is looked up there and cancels there alone', () => {
	const aws = new SmallWorld({alarms: [{...alarm, accountId: apps[0], state: 'ALARM', changes: []}]});
	const parent = aws.finish(
		aws.fanOut({
			Accounts: [apps[0], apps[1]],
			TargetLocationAlarmConfiguration: {Alarms: [{Name: 'errors'}], IgnorePollAlarmFailure: true},
		}),
	);
	expect(statuses(parent)).toEqual(['Cancelled', 'Success']);
});

test('a setting looks it up centrally', () => {
	const aws = new SmallWorld({
		alarms: [{...alarm, state: 'ALARM', changes: []}],
		settings: {locationAlarmScope: 'central'},
	});
	const parent = aws.finish(
		aws.fanOut({Accounts: [apps[0], apps[1]], TargetLocationAlarmConfiguration: {Alarms: [{Name: 'errors'}]}}),
	);
	expect(statuses(parent)).toEqual(['Cancelled', 'Cancelled']);
});
