import {executionStatuses, type StartInput} from '../engine/state/api.ts';
import type {PastExecution, PlannedStart} from '../world-definition.ts';
import {type Context, readLocation} from './context.ts';
import type {Value} from './value.ts';

/** The fan-outs that a world file starts by itself. */
export function readStarts(value: Value | undefined, context: Context): readonly PlannedStart[] {
	return (value?.asList() ?? []).map(item => {
		const members = item.asMap(['after', 'where', 'by', 'request']);
		const location = readLocation(members.get('where'), context);
		return {
			afterMs: members.get('after')?.asSpan() ?? 0,
			...location,
			principalArn: members.get('by')?.asText() ?? `arn:aws:iam::${location.accountId}:user/operator`,
			input: readRequest(members.need('request')),
		};
	});
}

/** Executions of the past that a world file describes but nobody ran, such as change requests. */
export function readPast(value: Value | undefined, context: Context): readonly PastExecution[] {
	return (value?.asList() ?? []).map(item => {
		const members = item.asMap(['id', 'where', 'by', 'request', 'status', 'failure', 'started', 'ended', 'more']);
		const location = readLocation(members.get('where'), context);
		return {
			id: members.get('id')?.asMatch(/^.{36}$/, '36 characters'),
			...location,
			input: readRequest(members.need('request')),
			status: members.need('status')?.asOneOf(executionStatuses) ?? 'Success',
			failureMessage: members.get('failure')?.asText(),
			executedBy: members.get('by')?.asText() ?? `arn:aws:iam::${location.accountId}:user/operator`,
			startedBeforeMs: members.need('started')?.asSpan() ?? 0,
			endedBeforeMs: members.get('ended')?.asSpan(),
			extra: (members.get('more')?.asPlain() as Record<string, unknown> | undefined) ?? {},
		};
	});
}

/** A request as `StartAutomationExecution` takes it. */
function readRequest(value: Value | undefined): StartInput {
	const names = value?.asEntries().map(([name]) => name) ?? [];
	if (value && !names.includes('DocumentName')) {
		value.say('DocumentName is missing');
	}
	return (value?.asPlain() ?? {DocumentName: ''}) as StartInput;
}
