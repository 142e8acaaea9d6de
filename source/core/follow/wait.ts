import type {EpochMs, Execution, Signal, StepExecution} from '../domain/execution.ts';
import type {Location} from '../domain/location.ts';
import {classifyEnding, hasEnded, isWaiting, runsClass, type Status} from '../domain/status.ts';

/** Something that waits for a person, and which answers it takes. */
export type Wait = {
	readonly where: Location;
	/** The execution that takes the signal: the child, or a resource execution below it. */
	readonly executionId: string;
	readonly document: string;
	/**
	- `approval`: an `aws:approve` step; takes Approve and Reject.
	- `pause`: an `aws:pause` step; takes Resume.
	- `interactive`: an execution in interactive mode between two steps; takes StartStep.
	- `other`: waits, and nothing says for what; takes Approve and Reject.
	- `running`: waits for nobody; its step can be stopped. Never told by a look, only by {@link toRunning}.
	*/
	readonly kind: 'approval' | 'pause' | 'interactive' | 'other' | 'running';
	/** The step that waits; in interactive mode the one that would start next. `null` where none is named. */
	readonly stepName: string | null;
	/** `null` where no step is under way. */
	readonly stepExecutionId: string | null;
	/** What the runbook says to the approvers; `null` for nothing. */
	readonly message: string | null;
	/** Who may answer, as the runbook names them; empty where it doesn't say. */
	readonly approvers: readonly string[];
	/** How many have approved of how many that must; `null` for anything but an approval. */
	readonly approvals: {readonly given: number; readonly needed: number} | null;
	readonly since: EpochMs | null;
};

/** What a look into a location found. */
export type Look = {
	readonly where: Location;
	/** The child execution; `null` where none has been started there. */
	readonly executionId: string | null;
	readonly status: Status | null;
	/** Whether it has ended; `false` where none has been started. */
	readonly hasEnded: boolean;
	readonly document: string;
	/** The step under way, as far as known. */
	readonly currentStep: StepUnderWay | null;
	/** Empty where nothing waits. */
	readonly waits: readonly Wait[];
};

export type StepUnderWay = {
	readonly name: string;
	readonly action: string;
	readonly stepExecutionId: string;
	readonly startedAt: EpochMs | null;
};

/** The answers an operator can give, spelled as on the command line. */
export const answers = ['approve', 'reject', 'resume', 'start-step', 'stop-step', 'revoke'] as const;
export type Answer = (typeof answers)[number];

/** What in an execution waits for a person; empty where nothing does. `steps` may be those that run or wait only. */
export function readWaits(where: Location, execution: Execution, steps: readonly StepExecution[]): readonly Wait[] {
	if (hasEnded(execution)) {
		return [];
	}

	const {executionId, document} = execution;
	const common = {where, executionId, document, message: null, approvers: [], approvals: null};
	const waiting = steps.filter(({status, action}) => isWaiting(status) && !isNested(action));
	if (waiting.length > 0) {
		return waiting.map(step => ({...common, ...readStep(step)}));
	}

	if (!isWaiting(execution.status) || steps.some(isUnderWay)) {
		return [];
	}

	const kind = execution.mode === 'Interactive' ? 'interactive' : 'other';
	const since = lastEnd(steps) ?? execution.startedAt;
	return [
		{...common, kind, stepName: kind === 'interactive' ? findNextStep(steps) : null, stepExecutionId: null, since},
	];
}

/** The step under way, or `null`: where several are, the innermost started last. */
export function findStepUnderWay(steps: readonly StepExecution[]): StepUnderWay | null {
	const latest = steps.filter(isUnderWay).sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0))[0];
	return latest === undefined
		? null
		: {
				name: latest.name,
				action: latest.action,
				stepExecutionId: latest.stepExecutionId,
				startedAt: latest.startedAt,
			};
}

/** What runs somewhere, as something that can be answered by stopping its step; `null` where no step is under way. */
export function toRunning({where, executionId, document, currentStep}: Look): Wait | null {
	return executionId === null || currentStep === null
		? null
		: {
				where,
				executionId,
				document,
				kind: 'running',
				stepName: currentStep.name,
				stepExecutionId: currentStep.stepExecutionId,
				message: null,
				approvers: [],
				approvals: null,
				since: currentStep.startedAt,
			};
}

/** The answers that a wait takes. Stopping needs a step that is under way. */
export function listAnswers({kind, stepExecutionId}: Wait): readonly Answer[] {
	const stop: readonly Answer[] = stepExecutionId === null ? [] : ['stop-step'];
	switch (kind) {
		case 'approval':
		case 'other':
			return ['approve', 'reject', ...stop];
		case 'pause':
			return ['resume', ...stop];
		case 'interactive':
			return ['start-step'];
		case 'running':
			return stop;
	}
}

/**
The signal for an answer.

@param stepName - The step to start or resume; the one that waits where left out.
@returns `null` where the wait names no step and none is given, so that there is nothing to send.
*/
export function toSignal(
	answer: Answer,
	wait: Pick<Wait, 'stepName' | 'stepExecutionId'>,
	{comment, stepName = wait.stepName}: {readonly comment?: string; readonly stepName?: string | null} = {},
): Signal | null {
	switch (answer) {
		case 'approve':
		case 'reject': {
			const type = answer === 'approve' ? 'Approve' : 'Reject';
			return comment ? {type, comment} : {type};
		}

		case 'resume':
		case 'start-step':
			return stepName === null ? null : {type: answer === 'resume' ? 'Resume' : 'StartStep', stepName};
		case 'stop-step':
			return wait.stepExecutionId === null ? null : {type: 'StopStep', stepExecutionId: wait.stepExecutionId};
		case 'revoke':
			return {type: 'Revoke'};
	}
}

function readStep(
	step: StepExecution,
): Pick<Wait, 'kind' | 'stepName' | 'stepExecutionId' | 'message' | 'approvers' | 'approvals' | 'since'> {
	const {name, action, stepExecutionId, startedAt, inputs, outputs} = step;
	const kind = action === 'aws:approve' ? 'approval' : action === 'aws:pause' ? 'pause' : 'other';
	const approved = (outputs.ApproverDecisions ?? []).filter(decision => /"Approve/.test(decision)).length;
	return {
		kind,
		stepName: name,
		stepExecutionId,
		message: readTexts(inputs.Message)[0] ?? null,
		approvers: readTexts(inputs.Approvers),
		approvals:
			kind === 'approval'
				? {given: approved, needed: Number(readTexts(inputs.MinRequiredApprovals)[0] ?? 1) || 1}
				: null,
		since: startedAt,
	};
}

/** Inputs come as JSON text: `"\"Well?\""`, `"[\"arn:…\"]"`. What isn't JSON is taken as it stands. */
function readTexts(input: string | undefined): readonly string[] {
	if (input === undefined) {
		return [];
	}

	try {
		const parsed: unknown = JSON.parse(input);
		return (Array.isArray(parsed) ? parsed : [parsed]).map(String);
	} catch {
		return [input];
	}
}

/** In interactive mode: what the step that ended last names as its next, else the first one behind it that is pending. */
function findNextStep(steps: readonly StepExecution[]): string | null {
	const ended = steps.filter(one => hasEnded(one) && one.startedAt !== null);
	const last = ended.sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0))[0];
	const isPending = (one: StepExecution): boolean => one.startedAt === null && !hasEnded(one);
	const named = steps.find(({name}) => name === last?.nextStep);
	if (named !== undefined && isPending(named)) {
		return named.name;
	}

	const behind = last === undefined ? steps : steps.slice(steps.indexOf(last) + 1);
	return (behind.find(isPending) ?? steps.find(isPending))?.name ?? null;
}

/** A step that starts an execution waits only as that one does, and takes no answer itself. */
function isNested(action: string): boolean {
	return action === 'aws:executeAutomation';
}

function isUnderWay(step: StepExecution): boolean {
	const statusClass = classifyEnding(step);
	return step.startedAt !== null && (statusClass === 'waiting' || runsClass(statusClass));
}

function lastEnd(steps: readonly StepExecution[]): EpochMs | null {
	return steps.reduce<EpochMs | null>(
		(latest, {endedAt}) => (endedAt === null ? latest : Math.max(latest ?? 0, endedAt)),
		null,
	);
}
