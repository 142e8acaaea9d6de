import {groupFailures} from '../../core/actions/roles/deployment.ts';
import {formatCount, formatLocations} from '../../core/domain/count.ts';
import {printLocation} from '../../core/domain/location.ts';
import type {Status} from '../../core/domain/status.ts';
import {formatDuration, formatIso, formatTimeOfDay} from '../../core/status/format.ts';
import {printJson, toPrintableLine} from '../../core/status/printable.ts';
import type {StackSetResult} from '../../ports/stack-sets.ts';
import type {FollowedOperation, OperationReporter} from '../../runtime/roles/follow-operation.ts';
import type {Services} from '../services.ts';

export type RolesReporter = OperationReporter & {result(followed: FollowedOperation): void};

type Speaker = Pick<Services, 'print' | 'tell' | 'clock'>;

/** One line a change, in `watch`'s words. */
export function plainRolesReporter({print, tell, clock}: Speaker, name: string): RolesReporter {
	const time = (): string => formatTimeOfDay(clock.now());
	return {
		operation: ({operationId, status}) => print(toPrintableLine(`${time()} ${operationId} ${name}: ${status}`)),
		location({where, status, because}) {
			if (status !== 'Pending') {
				const why = because === null || status === 'Success' ? '' : `: ${because}`;
				print(toPrintableLine(`${time()} ${printLocation(where)} ${status}${why}`));
			}
		},
		progress(results) {
			const counts = Object.entries(countStatuses(results))
				.map(([status, count]) => `${count} ${status}`)
				.join(', ');
			print(
				`${time()} ${formatCount(results.filter(hasEnded).length)} of ${formatLocations(results.length)} ended: ${counts}`,
			);
		},
		trouble: because => tell(toPrintableLine(`× ${because}; read again`)),
		result({operation, results}) {
			const {startedAt, endedAt} = operation;
			const took = startedAt !== null && endedAt !== null ? ` in ${formatDuration(endedAt - startedAt)}` : '';
			const good = results.filter(({status}) => status === 'Success').length;
			print(
				`${time()} ended as ${operation.status}${took}: ${formatCount(good)} of ${formatLocations(results.length)} succeeded`,
			);
			for (const line of describeFailures(results)) {
				print(toPrintableLine(line));
			}
		},
	};
}

/** NDJSON with the same objects as `watch --json`. */
export function jsonRolesReporter({print, tell, clock}: Speaker, name: string): RolesReporter {
	const write = (value: object): void => print(printJson(value));
	return {
		operation: ({operationId, action, status, startedAt, endedAt}) =>
			write({
				type: 'operation',
				operationId,
				stackSet: name,
				action,
				status,
				startedAt: startedAt === null ? null : formatIso(startedAt),
				endedAt: endedAt === null ? null : formatIso(endedAt),
			}),
		location: ({where, status, because}) =>
			write({
				type: 'location',
				account: where.accountId,
				region: where.region,
				stackSet: name,
				status,
				failureMessage: status === 'Success' ? null : because,
			}),
		progress: results =>
			write({type: 'progress', total: results.length, byStatus: countStatuses(results), at: formatIso(clock.now())}),
		trouble: because => tell(toPrintableLine(`× ${because}; read again`)),
		result: ({operation, results}) =>
			write({
				type: 'result',
				operationId: operation.operationId,
				stackSet: name,
				status: operation.status,
				total: results.length,
				byStatus: countStatuses(results),
				causes: groupFailures(results.filter(isFailure)).map(({cause, locations}) => ({
					cause,
					locations: locations.map(printLocation),
				})),
			}),
	};
}

/** Failures by cause, each with its locations: one cause in many locations is one line. */
export function describeFailures(results: readonly StackSetResult[]): readonly string[] {
	return groupFailures(results.filter(isFailure)).map(({example, locations}) => {
		const named = locations.slice(0, 5).map(printLocation).join(', ');
		const more = locations.length > 5 ? ` and ${formatCount(locations.length - 5)} more` : '';
		return `× ${formatLocations(locations.length)}: ${example} (${named}${more})`;
	});
}

function isFailure({status}: StackSetResult): boolean {
	return status === 'Failed';
}

function hasEnded({status}: StackSetResult): boolean {
	return status !== 'Pending' && status !== 'InProgress';
}

function countStatuses(results: readonly StackSetResult[]): Readonly<Partial<Record<Status, number>>> {
	const counts: Partial<Record<Status, number>> = {};
	for (const {status} of results) {
		counts[status] = (counts[status] ?? 0) + 1;
	}
	return counts;
}
