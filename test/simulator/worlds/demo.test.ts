import {expect, test} from 'vitest';
import {signalExecution} from '../../../source/simulator/engine/run/signal.ts';
import {advanceTo} from '../../../source/simulator/engine/state/advance.ts';
import {isEnded} from '../../../source/simulator/engine/state/api.ts';
import type {Execution} from '../../../source/simulator/engine/state/execution.ts';
import {listExecutions} from '../../../source/simulator/engine/state/find.ts';
import type {World} from '../../../source/simulator/world.ts';
import {demoWorld, startDemoFanOut} from '../../../source/simulator/worlds/demo.ts';

const nowMs = Date.UTC(2025, 5, 1, 9);

function open(): {world: World; fanOut: Execution} {
	const world = demoWorld({nowMs});
	const id = startDemoFanOut(world);
	advanceTo(world, nowMs);
	return {world, fanOut: world.engine.executions.get(id)!};
}

function finish(world: World, fanOut: Execution): void {
	for (let second = 0; !isEnded(fanOut.status); second += 5) {
		advanceTo(world, nowMs + second * 1000);
	}
}

/** How many locations have each status. */
function byStatus(fanOut: Execution): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const {status} of fanOut.steps) {
		counts[status] = (counts[status] ?? 0) + 1;
	}
	return counts;
}

test('the demo opens on a fan-out over 24 accounts and 8 Regions that is under way', () => {
	const {world, fanOut} = open();
	const accounts = new Set(fanOut.steps.map(({location}) => location!.accountId));
	const regions = new Set(fanOut.steps.map(({location}) => location!.region));
	expect([fanOut.status, accounts.size, regions.size, fanOut.steps.length]).toEqual(['InProgress', 24, 8, 192]);
	expect(byStatus(fanOut).InProgress).toBe(12);
	expect(byStatus(fanOut).Success).toBeGreaterThan(5);
	expect(world.organization?.units.size).toBe(5);
	expect(fanOut.version.runbook?.mainSteps).toHaveLength(5);
});

test('the fan-out takes four to six minutes and ends as Success over failures and timeouts', () => {
	const {world, fanOut} = open();
	finish(world, fanOut);
	const minutes = (fanOut.endedAtMs! - fanOut.startedAtMs) / 60_000;
	expect(minutes).toBeGreaterThan(4);
	expect(minutes).toBeLessThan(6);
	expect(fanOut.status).toBe('Success');
	const {Failed = 0, TimedOut = 0, Success = 0} = byStatus(fanOut);
	expect(Failed + TimedOut + Success).toBe(192);
	expect(Failed + TimedOut).toBeGreaterThan(20);
	expect(Failed + TimedOut).toBeLessThanOrEqual(32);
});

test('locations fail for the missing role and for three causes besides', () => {
	const {world, fanOut} = open();
	finish(world, fanOut);
	const causes = [
		'unable to be assumed',
		'SnapshotLimitExceeded',
		'Failed to download metadata',
		'INSTALLED_PENDING_REBOOT',
	];
	const failed = fanOut.steps.filter(({status}) => status === 'Failed');
	const counts = causes.map(cause => failed.filter(step => step.failureMessage?.includes(cause)).length);
	expect(counts.every(count => count > 0)).toBe(true);
	expect(counts.reduce((sum, count) => sum + count)).toBe(failed.length);
	const unreachable = failed.filter(step => step.failureMessage?.includes('unable to be assumed'));
	expect(new Set(unreachable.map(({location}) => location!.accountId)).size).toBe(1);
});

test('a location waits for an approval, and goes on when the operator role gives it', () => {
	const {world, fanOut} = open();
	advanceTo(world, nowMs + 45_000);
	const waiting = fanOut.steps.filter(({child}) => child?.status === 'Waiting');
	expect(waiting.length).toBeGreaterThan(0);
	const child = waiting[0]!.child!;
	const principalArn = `arn:aws:sts::${child.accountId}:assumed-role/RollgridOperatorRole/operator`;
	const caller = {accountId: child.accountId, region: child.region, principalArn};
	signalExecution(world, caller, {AutomationExecutionId: child.id, SignalType: 'Approve'});
	finish(world, fanOut);
	expect(child.status).toBe('Success');
});

test('the history has finished fan-outs that ended in different ways', () => {
	const {world, fanOut} = open();
	const {accountId, region} = world.central;
	const {executions} = listExecutions(world, accountId, region, {position: 0, limit: 50});
	const older = executions.filter(({kind, id}) => kind === 'locations' && id !== fanOut.id);
	expect(older.map(({status}) => status)).toEqual(['Success', 'Success', 'Cancelled', 'Failed', 'Success']);
	expect(older.some(({status, counters}) => status === 'Success' && counters!.timedOut > 0)).toBe(true);
});
