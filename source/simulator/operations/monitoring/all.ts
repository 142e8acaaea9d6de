import type {Operation} from '../operation.ts';
import {deleteAlarms} from './delete-alarms.ts';
import {describeAlarms} from './describe-alarms.ts';
import {putMetricAlarm} from './put-metric-alarm.ts';
import {setAlarmState} from './set-alarm-state.ts';

export const monitoringOperations: readonly Operation[] = [deleteAlarms, describeAlarms, putMetricAlarm, setAlarmState];
