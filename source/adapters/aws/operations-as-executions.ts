import type {Execution, StepExecution} from '../../core/domain/execution.ts';
import {type Failure, fail, type Outcome, succeed} from '../../core/domain/failure.ts';
import {printLocation} from '../../core/domain/location.ts';
import {type OperationName, parseOperation, printOperation} from '../../core/domain/operation-id.ts';
import {ownValue} from '../../core/domain/own.ts';
import type {Status} from '../../core/domain/status.ts';
import type {Automation} from '../../ports/automation.ts';
import type {Clock} from '../../ports/clock.ts';
import type {CallAs, StackSetCall, StackSetOperation, StackSetResult, StackSets} from '../../ports/stack-sets.ts';

/** How long the steps are taken from the results that the execution was read with: a poll reads both, and the results of 12,500 locations have 125 pages. */
const freshMs = 1000;

/**
Read and stop operations of stack sets like executions, so that everything that follows a fan-out can follow them: they are accounts × Regions, too. Every other ID goes to Automation as before.

An operation has no children, no times of single locations and no counters; none of these is invented. It can't be retried as an execution is: `roles deploy` mends what failed.
*/
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a factory, whose methods are short.
export function followingOperations(
	automation: Automation,
	stackSets: StackSets,
	clock: Pick<Clock, 'now'>,
): Automation {
	const callers = new Map<string, CallAs>();
	const find = async (name: OperationName): Promise<Outcome<Found>> => {
		const known = callers.get(name.stackSet);
		for (const as of known === undefined ? (['SELF', 'DELEGATED_ADMIN'] as const) : [known]) {
			const call = {name: name.stackSet, as, operationId: name.operationId};
			const read = await stackSets.readOperation(call);
			if (read.ok && read.value !== null) {
				callers.set(name.stackSet, as);
				return succeed({call, operation: read.value});
			}

			// An account that is no administrator may not call as one: then the first failure counts.
			if (!read.ok && as === 'SELF') {
				return read;
			}
		}

		return fail(missing(name));
	};

	const read = async (name: OperationName): Promise<Outcome<Reading>> => {
		const found = await find(name);
		if (!found.ok) {
			return found;
		}

		const results = await stackSets.listResults(found.value.call);
		return results.ok ? succeed({operation: found.value.operation, results: results.value}) : results;
	};
	/** The latest reading of each operation, by ID. */
	const latest = new Map<string, Reading & {readonly readAt: number}>();

	return {
		...automation,
		async getExecution(where, id) {
			const name = parseOperation(id);
			if (name === null) {
				return automation.getExecution(where, id);
			}

			const reading = await read(name);
			if (!reading.ok) {
				return reading;
			}

			latest.set(id, {...reading.value, readAt: clock.now()});
			return succeed(toExecution(name, reading.value));
		},
		async listSteps(where, id, filter, nextToken) {
			const name = parseOperation(id);
			if (name === null) {
				return automation.listSteps(where, id, filter, nextToken);
			}

			const known = latest.get(id);
			const isFresh = known !== undefined && clock.now() - known.readAt < freshMs;
			const reading = isFresh ? succeed(known) : await read(name);
			if (!reading.ok) {
				return reading;
			}

			const {operation, results} = reading.value;
			const {statuses, stepExecutionIds, stepName} = filter;
			const items = results
				.map(result => toStep(name, operation, result))
				.filter(
					step =>
						(statuses === undefined || statuses.includes(step.status)) &&
						(stepExecutionIds === undefined || stepExecutionIds.includes(step.stepExecutionId)) &&
						(stepName === undefined || stepName === step.name),
				);
			return succeed({items, nextToken: null});
		},
		listExecutions: (where, filter, nextToken) =>
			[filter.executionId, filter.parentExecutionId].some(id => id !== undefined && parseOperation(id) !== null)
				? Promise.resolve(succeed({items: [], nextToken: null}))
				: automation.listExecutions(where, filter, nextToken),
		listTags: (where, id) =>
			parseOperation(id) === null ? automation.listTags(where, id) : Promise.resolve(succeed({})),
		async stop(where, id, type) {
			const name = parseOperation(id);
			if (name === null) {
				return automation.stop(where, id, type);
			}

			latest.delete(id);
			const found = await find(name);
			return found.ok ? stackSets.stopOperation(found.value.call) : found;
		},
		signal: (where, id, signal) =>
			parseOperation(id) === null
				? automation.signal(where, id, signal)
				: Promise.resolve(fail({kind: 'invalid', what: `${id} is an operation of a stack set: it waits for nobody`})),
	};
}

type Found = {readonly call: StackSetCall; readonly operation: StackSetOperation};

type Reading = {readonly operation: StackSetOperation; readonly results: readonly StackSetResult[]};

function missing({stackSet, operationId}: OperationName): Failure {
	return {
		kind: 'not-found',
		what: `There is no operation ${operationId} of the stack set ${stackSet}`,
		next: 'rollgrid roles deploy --status tells the latest.',
	};
}

/** Convert an operation's status to one of executions. An operator requested `STOPPED`, so it counts as cancelled. */
const statuses: Readonly<Record<string, Status>> = {
	QUEUED: 'Pending',
	RUNNING: 'InProgress',
	STOPPING: 'Cancelling',
	SUCCEEDED: 'Success',
	FAILED: 'Failed',
	STOPPED: 'Cancelled',
};

function toExecution(
	name: OperationName,
	{operation: {action, status, startedAt, endedAt}, results}: Reading,
): Execution {
	const count = (counted: Status): number => results.filter(result => result.status === counted).length;
	return {
		executionId: printOperation(name),
		document: name.stackSet,
		documentVersion: null,
		status: ownValue(statuses, status) ?? status,
		startedAt,
		endedAt,
		executedBy: null,
		failureMessage: null,
		parentExecutionId: null,
		isFanOut: true,
		target: null,
		currentStep: null,
		isChangeRequest: false,
		mode: null,
		parameters: {},
		outputs: {},
		targetParameterName: null,
		resolvedTargets: [],
		targets: [],
		maxConcurrency: null,
		maxErrors: null,
		targetLocations: [],
		targetLocationsUrl: null,
		counters: {
			total: results.length,
			success: count('Success'),
			failed: count('Failed'),
			cancelled: count('Cancelled'),
			timedOut: 0,
		},
		triggeredAlarms: [],
		steps: [],
		isTruncated: true,
		runbooks: [],
		raw: {StackSetName: name.stackSet, OperationId: name.operationId, Action: action},
	};
}

function toStep(
	name: OperationName,
	{action, startedAt, endedAt}: StackSetOperation,
	{where, status, because}: StackSetResult,
): StepExecution {
	return {
		stepExecutionId: `${name.operationId}/${printLocation(where)}`,
		name: `${where.accountId}_${where.region}`,
		action: `cloudformation:${action}`,
		status,
		startedAt: status === 'Pending' ? null : startedAt,
		// AWS reports no end for a location; by the end of the operation it had ended.
		endedAt: endedAt !== null && !/^(Pending|InProgress)$/.test(status) ? endedAt : null,
		inputs: {},
		outputs: {},
		response: null,
		responseCode: null,
		failureMessage: status === 'Success' ? null : because,
		failureDetails: null,
		location: where,
		childExecutionId: null,
		onFailure: null,
		isCritical: null,
		isEnd: null,
		nextStep: null,
		timeoutSeconds: null,
		maxAttempts: null,
		parentStep: null,
	};
}
