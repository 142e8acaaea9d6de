import {executionStatuses, type StartInput} from '../engine/state/api.ts';
import type {PastExecution, PlannedStart} from '../world-definition.ts';
import {type Context, readLocations} from './context.ts';
import type {Value} from './value.ts';

/** The fan-outs that a world file starts by itself. */
export function readStarts(value: Value | undefined, context: Context): readonly PlannedStart[] {
	return (value?.asList() ?? []).flatMap((item, origin) => {
		const members = item.asMap(['after', 'where', 'by', 'request']);
		const afterMs = members.get('after')?.asSpan() ?? 0;
		const by = members.get('by')?.asText();
		const input = readRequest(members.need('request'));
		return readLocations(members.get('where'), context).map(location => ({
			afterMs,
			...location,
			principalArn: by ?? `arn:aws:iam::${location.accountId}:user/operator`,
			input,
			origin,
		}));
	});
}

/** Executions of the past that a world file describes but nobody ran, such as change requests. */
export function readPast(value: Value | undefined, context: Context): readonly PastExecution[] {
	return (value?.asList() ?? []).flatMap(item => {
		const members = item.asMap(['id', 'where', 'by', 'request', 'status', 'failure', 'started', 'ended', 'more']);
		const by = members.get('by')?.asText();
		const past = {
			id: members.get('id')?.asMatch(/^.{36}$/, '36 characters'),
			input: readRequest(members.need('request')),
			status: members.need('status')?.asOneOf(executionStatuses) ?? 'Success',
			failureMessage: members.get('failure')?.asText(),
			startedBeforeMs: members.need('started')?.asSpan() ?? 0,
			endedBeforeMs: members.get('ended')?.asSpan(),
			extra: (members.get('more')?.asPlain() as Record<string, unknown> | undefined) ?? {},
		};
		return readLocations(members.get('where'), context).map(location => ({
			...past,
			...location,
			executedBy: by ?? `arn:aws:iam::${location.accountId}:user/operator`,
		}));
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
