import {formatCount, formatLocations} from '../../domain/count.ts';
import type {Outcome} from '../../domain/failure.ts';
import type {Location} from '../../domain/location.ts';
import type {StartRequest, Target, TargetLocation} from '../../domain/start-request.ts';
import type {Status} from '../../domain/status.ts';
import {type Check, CheckGroups, found} from './check.ts';

/** What has to be read in a location: the resources that the runbook runs on. */
export type TargetWish =
	| {readonly kind: 'group'; readonly name: string}
	| {readonly kind: 'tag'; readonly key: string; readonly values: readonly string[]};

/** The part of a location's targets that can be read; `null` for named resources and for all instances. */
export function toTargetWish({Targets}: StartRequest, entry: TargetLocation | undefined): TargetWish | null {
	const [target]: readonly (Target | undefined)[] = entry?.Targets ?? Targets ?? [];
	if (target?.Key === 'ResourceGroup') {
		return {kind: 'group', name: target.Values[0] ?? ''};
	}

	const [, key] = /^tag:(.+)$/.exec(target?.Key ?? '') ?? [];
	return target === undefined || key === undefined ? null : {kind: 'tag', key, values: target.Values};
}

/** What was found of a location's targets. */
export type TargetReading = {
	readonly where: Location;
	readonly wish: TargetWish;
	readonly found: Outcome<'missing' | 'empty' | 'filled'>;
};

/** Judge whether there is something to run on. Without a resource AWS runs nothing and reports Success. */
export function judgeTargets(readings: readonly TargetReading[]): readonly Check[] {
	const groups = new CheckGroups();
	let filled = 0;
	for (const {where, wish, found: what} of readings) {
		const name =
			wish.kind === 'group' ? `the resource group ${wish.name}` : `tag ${wish.key}=${wish.values.join(' or ')}`;
		if (!what.ok) {
			const {code, kind, because = null} = what.failure;
			const text = `Whether there is anything of ${name} can’t be looked at (${code ?? kind})`;
			groups.add(where, found('targets', 'unknown', text, {because, next: what.failure.next ?? null}));
		} else if (what.value === 'filled') {
			filled++;
		} else {
			const isMissing = what.value === 'missing' && wish.kind === 'group';
			groups.add(
				where,
				found(
					'targets',
					'warning',
					isMissing ? `There is no resource group ${wish.name}: nothing runs` : `Nothing is of ${name}: nothing runs`,
					{
						next: isMissing
							? 'Create the group there, or take these locations out.'
							: 'Tag or add resources there, or take these locations out.',
					},
				),
			);
		}
	}

	return [
		...(filled > 0
			? [
					found(
						'targets',
						'ok',
						`${formatCount(filled)} of ${formatLocations(readings.length)} have something to run on`,
					),
				]
			: []),
		...groups.list(),
	];
}

/** Automations that may run at once in an account and Region; those beyond wait in a queue. @see https://docs.aws.amazon.com/general/latest/gr/ssm.html */
export const runningAtOnce = 100;

/** Statuses of automations that occupy a place, or wait for one. */
export const countedStatuses: readonly Status[] = ['InProgress', 'Waiting', 'Cancelling', 'Pending'];

/** How many automations run in a location, as far as counted. */
export type RunningReading = {readonly where: Location; readonly running: number};

/** Judge where a run would wait for others. */
export function judgeRunning(readings: readonly RunningReading[]): readonly Check[] {
	const groups = new CheckGroups();
	for (const {where, running} of readings) {
		if (running >= runningAtOnce) {
			groups.add(
				where,
				found('quotas', 'warning', `${runningAtOnce} automations or more run there: another waits in the queue`, {
					next: 'Launch later, or take these locations out.',
				}),
			);
		}
	}

	return groups.list();
}
