import {required, structure, text} from '../../constraints/shape.ts';
import {setAlarmState as changeState} from '../../engine/rules/alarms.ts';
import {ServiceError} from '../../service-error.ts';
import type {AlarmState} from '../../world-definition.ts';
import {operation} from '../operation.ts';

/** Change an alarm's state by hand; executions that watch it notice. */
export const setAlarmState = operation<{AlarmName: string; StateValue: AlarmState; StateReason: string}>({
	service: 'monitoring',
	name: 'SetAlarmState',
	input: structure({
		AlarmName: required(text({min: 1, max: 255})),
		StateValue: required(text({values: ['OK', 'ALARM', 'INSUFFICIENT_DATA']})),
		StateReason: required(text({min: 0, max: 1023})),
		StateReasonData: text({min: 0, max: 4000}),
	}),
	handle({world, caller}, {AlarmName, StateValue, StateReason}) {
		const alarm = world.store.alarms.get(`${caller.accountId}/${caller.region}/${AlarmName}`);
		if (alarm === undefined) {
			throw new ServiceError('ResourceNotFound', '', 404);
		}
		changeState(world, alarm, StateValue, StateReason);
		return {};
	},
});
