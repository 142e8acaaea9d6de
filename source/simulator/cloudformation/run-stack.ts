import {after} from '../engine/run/schedule.ts';
import {jitter, uuid} from '../engine/state/random.ts';
import {ServiceError} from '../service-error.ts';
import type {World} from '../world.ts';
import {applyTemplate, removeResources} from './apply.ts';
import {isBusy, type Stack, type StackEvent, type StackResource} from './stack.ts';
import type {Template} from './template.ts';

/** What a stack is created from. */
export type StackWish = {
	readonly name: string;
	readonly accountId: string;
	readonly region: string;
	readonly templateText: string;
	readonly template: Template;
	readonly parameters: ReadonlyMap<string, string>;
	readonly capabilities: readonly string[];
	readonly tags: Stack['tags'];
	readonly token: string | undefined;
};

/** How a change of a stack ended, for a caller that waits for it. */
export type StackEnd = {readonly stack: Stack; readonly failure: string | undefined};

/** The stacks of an account and Region, newest first. */
export function stacksOf({store}: World, accountId: string, region: string): readonly Stack[] {
	return [...store.stacks.values()].filter(stack => stack.accountId === accountId && stack.region === region).reverse();
}

/** Find a stack by its ID, or by its name, which a deleted stack no longer has. */
export function findStack(world: World, accountId: string, region: string, nameOrId: string): Stack | undefined {
	return stacksOf(world, accountId, region).find(
		stack => stack.id === nameOrId || (stack.name === nameOrId && stack.status !== 'DELETE_COMPLETE'),
	);
}

/** Begin to create a stack. After a while it exists, or is rolled back. @throws AlreadyExistsException. */
export function createStack(world: World, wish: StackWish, onEnd?: (end: StackEnd) => void): Stack {
	if (findStack(world, wish.accountId, wish.region, wish.name)) {
		throw new ServiceError('AlreadyExistsException', `Stack [${wish.name}] already exists`);
	}
	const {template, ...rest} = wish;
	const key = `${world.fingerprint} stack ${world.store.stacks.size} ${wish.name} ${wish.accountId}/${wish.region}`;
	const stack: Stack = {
		...rest,
		id: `arn:aws:cloudformation:${wish.region}:${wish.accountId}:stack/${wish.name}/${uuid(world.seed, key)}`,
		description: template.description,
		status: 'CREATE_IN_PROGRESS',
		reason: 'User Initiated',
		createdAtMs: world.nowMs,
		updatedAtMs: undefined,
		deletedAtMs: undefined,
		resources: [],
		outputs: [],
		events: [],
	};
	save(world, withEvent(world, stack, ownEvent(stack, 'CREATE_IN_PROGRESS', 'User Initiated')));
	later(world, stack.id, () => finishCreation(world, stack.id, template, onEnd));
	return stack;
}

/** Begin to update a stack. @throws ValidationError where nothing would change, or something is under way. */
export function updateStack(world: World, stack: Stack, wish: StackWish, onEnd?: (end: StackEnd) => void): Stack {
	demandRest(stack);
	const isSame =
		wish.templateText === stack.templateText &&
		JSON.stringify([...wish.parameters]) === JSON.stringify([...stack.parameters]);
	if (isSame) {
		throw new ServiceError('ValidationError', 'No updates are to be performed.');
	}
	const {template, ...rest} = wish;
	const changed: Stack = {
		...stack,
		...rest,
		description: template.description,
		status: 'UPDATE_IN_PROGRESS',
		reason: 'User Initiated',
		updatedAtMs: world.nowMs,
	};
	save(world, withEvent(world, changed, ownEvent(changed, 'UPDATE_IN_PROGRESS', 'User Initiated')));
	later(world, stack.id, () => finishUpdate(world, stack, template, onEnd));
	return changed;
}

/** Begin to delete a stack; one that isn't there is deleted already. @throws ValidationError while it is being changed. */
export function deleteStack(world: World, stack: Stack, onEnd?: (end: StackEnd) => void): void {
	if (stack.status === 'DELETE_COMPLETE') {
		return;
	}
	demandRest(stack);
	const going: Stack = {...stack, status: 'DELETE_IN_PROGRESS', reason: 'User Initiated'};
	save(world, withEvent(world, going, ownEvent(going, 'DELETE_IN_PROGRESS', 'User Initiated')));
	later(world, stack.id, () => {
		removeResources(world, going, going.resources, undefined);
		const gone: Stack = {
			...(world.store.stacks.get(stack.id) ?? going),
			status: 'DELETE_COMPLETE',
			reason: undefined,
			deletedAtMs: world.nowMs,
			resources: [],
		};
		end(world, gone, undefined, onEnd);
	});
}

function finishCreation(world: World, id: string, template: Template, onEnd?: (end: StackEnd) => void): void {
	const stack = world.store.stacks.get(id)!;
	const {resources, outputs, failed} = applyTemplate(world, stack, template);
	if (failed === undefined) {
		end(world, {...stack, resources, outputs, status: 'CREATE_COMPLETE', reason: undefined}, undefined, onEnd);
		return;
	}
	removeResources(world, stack, resources, undefined);
	const {logicalId, type, reason} = failed;
	const rolledBack: Stack = {
		...withEvent(world, stack, {logicalId, physicalId: '', type, status: 'CREATE_FAILED', reason}),
		status: 'ROLLBACK_COMPLETE',
		reason: `The following resource(s) failed to create: [${logicalId}]. Rollback requested by user.`,
	};
	end(world, rolledBack, failureText(failed), onEnd);
}

function finishUpdate(world: World, before: Stack, template: Template, onEnd?: (end: StackEnd) => void): void {
	const stack = world.store.stacks.get(before.id)!;
	const {resources, outputs, failed} = applyTemplate(world, stack, template);
	if (failed === undefined) {
		end(world, {...stack, resources, outputs, status: 'UPDATE_COMPLETE', reason: undefined}, undefined, onEnd);
		return;
	}
	const {logicalId, type, reason} = failed;
	const told = withEvent(world, stack, {logicalId, physicalId: '', type, status: 'UPDATE_FAILED', reason});
	const back: Stack = {
		...before,
		events: told.events,
		status: 'UPDATE_ROLLBACK_COMPLETE',
		reason: undefined,
	};
	end(world, back, failureText(failed), onEnd);
}

/** The message in a stack set's operation. */
function failureText({
	logicalId,
	type,
	reason,
}: {
	readonly logicalId: string;
	readonly type: string;
	readonly reason: string;
}): string {
	return `ResourceLogicalId:${logicalId}, ResourceType:${type}, ResourceStatusReason:${reason}.`;
}

function end(
	world: World,
	stack: Stack,
	failure: string | undefined,
	onEnd: ((end: StackEnd) => void) | undefined,
): void {
	const told = stack.resources.reduce((sofar, resource) => withEvent(world, sofar, resource), stack);
	const ended = withEvent(world, told, ownEvent(stack, stack.status, stack.reason));
	save(world, ended);
	onEnd?.({stack: ended, failure});
}

function demandRest(stack: Stack): void {
	if (isBusy(stack)) {
		throw new ServiceError('ValidationError', `Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
	}
}

function later(world: World, stackId: string, happen: () => void): void {
	const {stackMs, jitter: share} = world.settings.timings;
	after(world, jitter(world.seed, `stack ${stackId} ${world.nowMs}`, stackMs, share), happen);
}

function save(world: World, stack: Stack): void {
	world.store.stacks.set(stack.id, stack);
}

function ownEvent({id, name}: Stack, status: string, reason: string | undefined): EventOf {
	return {logicalId: name, physicalId: id, type: 'AWS::CloudFormation::Stack', status, reason};
}

type EventOf = Pick<StackResource, 'logicalId' | 'physicalId' | 'type' | 'status' | 'reason'>;

function withEvent(world: World, stack: Stack, {logicalId, physicalId, type, status, reason}: EventOf): Stack {
	const event: StackEvent = {
		id: uuid(world.seed, `event ${stack.events.length} of ${stack.id}`),
		logicalId,
		physicalId,
		type,
		status,
		reason,
		atMs: world.nowMs,
		token: stack.token,
	};
	return {...stack, events: [...stack.events, event]};
}
