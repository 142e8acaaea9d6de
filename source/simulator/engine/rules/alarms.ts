import type {World} from '../../world.ts';
import type {Alarm, AlarmState} from '../../world-definition.ts';
import {cancelExecution} from '../run/lifecycle.ts';
import {after} from '../run/schedule.ts';
import {isEnded} from '../state/api.ts';
import type {Execution} from '../state/execution.ts';

/** An alarm with its present state. */
export type PresentAlarm = {
	readonly alarm: Alarm;
	readonly state: AlarmState;
	readonly changedAtMs: number;
	readonly reason?: string | undefined;
};

/** The alarms of an account and Region, as CloudWatch knows them now. */
export function alarmsIn(world: World, accountId: string, region: string): readonly PresentAlarm[] {
	return [...world.store.alarms.values()]
		.filter(alarm => alarm.accountId === accountId && alarm.region === region)
		.map(alarm => {
			const present = world.engine.alarmStates.get(keyOf(alarm));
			return {
				alarm,
				state: present?.state ?? alarm.state,
				changedAtMs: present?.changedAtMs ?? world.startMs,
				reason: present?.reason,
			};
		});
}

/** Let the alarms of a new world change when they should. */
export function scheduleAlarms(world: World): void {
	for (const alarm of world.definition.alarms) {
		for (const {afterMs, state} of alarm.changes) {
			after(world, afterMs, () => {
				setAlarmState(world, alarm, state);
			});
		}
	}
}

/** Change an alarm's state; the executions that watch it notice an alarm after a while. */
export function setAlarmState(world: World, alarm: Alarm, state: AlarmState, reason?: string): void {
	world.engine.alarmStates.set(keyOf(alarm), {state, changedAtMs: world.nowMs, reason});
	if (state === 'ALARM') {
		after(world, world.settings.timings.alarmPollMs, () => fire(world, alarm));
	}
}

/** Watch the alarm that an execution was started with: it is cancelled when the alarm fires, or can't be read. */
export function watchAlarm(world: World, execution: Execution): void {
	const configuration = execution.input.AlarmConfiguration;
	const name = configuration?.Alarms[0]?.Name;
	if (!configuration || name === undefined) {
		return;
	}
	const isCentral = world.settings.locationAlarmScope === 'central' && execution.parent?.kind === 'locations';
	const {accountId, region} = isCentral ? execution.parent! : execution;
	const key = keyOf({accountId, region, name});
	const watchers = world.engine.alarmWatchers.get(key);
	if (watchers) {
		watchers.add(execution.id);
	} else {
		world.engine.alarmWatchers.set(key, new Set([execution.id]));
	}
	after(world, world.settings.timings.alarmPollMs, () => {
		const present = alarmsIn(world, accountId, region).find(({alarm}) => alarm.name === name);
		if (present ? present.state === 'ALARM' : configuration.IgnorePollAlarmFailure !== true) {
			trigger(world, execution, name, present ? 'ALARM' : 'UNKNOWN');
		}
	});
}

function fire(world: World, alarm: Alarm): void {
	const watchers = world.engine.alarmWatchers.get(keyOf(alarm)) ?? new Set();
	for (const id of watchers) {
		watchers.delete(id);
		trigger(world, world.engine.executions.get(id), alarm.name, 'ALARM');
	}
}

function trigger(world: World, execution: Execution | undefined, name: string, state: 'UNKNOWN' | 'ALARM'): void {
	if (execution === undefined || isEnded(execution.status)) {
		return;
	}
	execution.triggeredAlarms = [{Name: name, State: state}];
	cancelExecution(world, execution);
}

function keyOf(alarm: {readonly accountId: string; readonly region: string; readonly name: string}): string {
	return `${alarm.accountId}/${alarm.region}/${alarm.name}`;
}
