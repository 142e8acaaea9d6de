import {expect, test} from 'vitest';
import type {StartInput} from '../../../../source/simulator/engine/state/api.ts';
import {isEnded} from '../../../../source/simulator/engine/state/api.ts';
import type {Execution} from '../../../../source/simulator/engine/state/execution.ts';
import {FoldedExecution} from '../../../../source/simulator/engine/state/folded-execution.ts';
import {viewExecution, viewMetadata} from '../../../../source/simulator/engine/state/view.ts';
import {apps, rule, SmallWorld} from '../small-world.ts';

const byTag: Partial<StartInput> = {TargetParameterName: 'Id', Targets: [{Key: 'tag:Env', Values: ['DEV']}]};

/** A world that remembers how each execution looked as it ended. */
function watched(aws: SmallWorld) {
	const seen = new Map<string, string>();
	aws.world.engine.tell = (execution, step) => {
		if (step === undefined && isEnded(execution.status)) {
			seen.set(execution.id, print(aws, execution));
		}
	};
	return seen;
}

function print(aws: SmallWorld, execution: Execution): string {
	return JSON.stringify([
		viewExecution(aws.world, execution),
		viewMetadata(aws.world, execution),
		[
			execution.kind,
			execution.depth,
			execution.parentStepIndex,
			execution.accountId,
			execution.region,
			execution.target,
		],
		[execution.startedBy, execution.startsInOrder, execution.startOrder, execution.extra, execution.waitingChildren],
		execution.steps.map(({child, ...step}) => [child?.id, step]),
	]);
}

test('what has ended reads as it did before it was folded', () => {
	const failing = rule(apps[0], {resource: '*', step: 'work', status: 'Failed', message: 'No room', chance: 0.5});
	const aws = new SmallWorld({outcomes: [failing]});
	const seen = watched(aws);
	aws.finish(aws.fanOut({Accounts: apps}, {...byTag, MaxErrors: '100%'}));
	aws.finish(aws.fanOut({Accounts: apps}));
	const folded = [...aws.world.engine.executions.values()].filter(one => one instanceof FoldedExecution);
	expect(folded.map(({kind}) => kind)).toEqual(expect.arrayContaining(['runbook', 'resources']));
	expect(folded).toHaveLength(seen.size - 2);
	for (const execution of folded) {
		expect(print(aws, execution)).toBe(seen.get(execution.id));
	}
});

test('parents and children lead to one another when both are folded', () => {
	const aws = new SmallWorld();
	const parent = aws.finish(aws.fanOut({Accounts: [apps[0]]}, byTag));
	const child = parent.steps[0]!.child!;
	const grandchild = child.steps[0]!.child!;
	expect([child, grandchild].map(one => one instanceof FoldedExecution)).toEqual([true, true]);
	expect([child.parent, grandchild.parent]).toEqual([parent, child]);
	expect(aws.world.engine.executions.get(grandchild.id)).toBe(grandchild);
});

test('a tag that is put on what has ended stays', () => {
	const aws = new SmallWorld();
	const parent = aws.finish(aws.fanOut({Accounts: [apps[0]]}));
	parent.steps[0]!.child!.tags = new Map([['reason', 'audit']]);
	expect(aws.world.engine.executions.get(parent.steps[0]!.child!.id)?.tags?.get('reason')).toBe('audit');
});

test('the command of a step leads to the folded execution', () => {
	const aws = new SmallWorld({
		runbooks: {
			Command: `schemaVersion: '0.3'
mainSteps: [{name: run, action: 'aws:runCommand', inputs: {DocumentName: AWS-RunShellScript, InstanceIds: [i-1]}}]
`,
		},
	});
	const {steps} = aws.finish(aws.fanOut({Accounts: [apps[0]]}, {DocumentName: 'Command'}));
	expect([...aws.world.engine.commands.values()].map(({execution}) => execution)).toEqual([
		expect.any(FoldedExecution),
	]);
	expect([...aws.world.engine.commands.values()][0]?.execution).toBe(steps[0]!.child);
});
