import {
	listAnswerable,
	listTaking,
	listToRead,
	type OutgoingSignal,
	toOutgoing,
	toRevocations,
	whyNotAnswered,
} from '../../core/actions/answer/answerable.ts';
import {answerWords, describeWaits, groupWaits} from '../../core/actions/answer/wait-words.ts';
import {formatLocations} from '../../core/domain/count.ts';
import {spansLocations} from '../../core/domain/execution.ts';
import type {Failure} from '../../core/domain/failure.ts';
import {type Location, printLocation} from '../../core/domain/location.ts';
import {lacksLocation} from '../../core/follow/plan-locations.ts';
import type {Answer} from '../../core/follow/wait.ts';
import {printJson, toPrintableLine} from '../../core/status/printable.ts';
import {type FoundLooks, lookIntoLocations} from '../../runtime/look-into-locations.ts';
import {readFollowing} from '../../runtime/read-following.ts';
import {InterventionSender} from '../../runtime/send-intervention.ts';
import {confirmCount, exitStatus, refuseReadOnly, type Services, tellFailure, tellLookFailures} from '../services.ts';

export type SignalOptions = {
	readonly executionId: string;
	readonly answer: Answer;
	/** The step to start, resume or stop, by name or step execution ID; only waits there are answered. */
	readonly step: string | undefined;
	readonly comment: string | undefined;
	/** Locations whose children get the signal; empty for all that wait, or for the execution itself where it is no fan-out. */
	readonly locations: readonly Location[];
	readonly isYes: boolean;
	readonly isJson: boolean;
};

type Sent = OutgoingSignal & {readonly failure: Failure | null};

/** Answer what waits for a person: shows what waits and where, asks, and sends the signal to each in its own account and Region. */
export async function signal(services: Services, options: SignalOptions): Promise<number> {
	if (options.comment !== undefined && options.answer !== 'approve' && options.answer !== 'reject') {
		services.tell(`× --comment goes with approve and reject; AWS takes none with ${options.answer}.`);
		return exitStatus.wrongUsage;
	}

	const readOnly = refuseReadOnly(services, 'nothing was sent');
	if (readOnly !== null) {
		return readOnly;
	}

	const found = await findOutgoing(services, options);
	if (typeof found === 'number') {
		return found;
	}

	const {outgoing, failures} = found;
	tellLookFailures(services, failures);
	if (outgoing.length === 0) {
		const show = `${services.commandLine('show')} ${options.executionId}`;
		const isUnnamed = options.answer === 'stop-step' && options.step === undefined && options.locations.length === 0;
		services.tell(
			isUnnamed
				? `× A running step is stopped only where --step or --location names it. ${show} tells what runs.`
				: `× Nothing there takes ${options.answer}. ${show} tells what it does.`,
		);
		return exitStatus.refused;
	}

	const places = formatLocations(outgoing.length);
	const question = `${capitalize(answerWords[options.answer])} in ${places}?`;
	if (!options.isYes && !(await confirmCount(services, question, outgoing.length))) {
		services.tell('Nothing was sent. --yes does it without asking.');
		return exitStatus.wrongUsage;
	}

	const sent = await send(services, outgoing);
	report(services, options, sent);
	const refused = sent.flatMap(({failure}) => failure ?? []);
	return refused.length > 0 || failures.length > 0 ? exitStatus.refused : exitStatus.done;
}

/** What is to be sent, printed beforehand; or the exit status where nothing can be. */
async function findOutgoing(
	services: Services,
	options: SignalOptions,
): Promise<number | {readonly outgoing: readonly OutgoingSignal[]; readonly failures: FoundLooks['failures']}> {
	const located = await services.locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const {central} = located.value;
	const {executionId, locations} = options;
	const execution = await services.automation.getExecution(central, executionId);
	if (!execution.ok) {
		return tellFailure(services, execution.failure);
	}

	if (options.answer === 'revoke' && locations.length === 0) {
		return {outgoing: toRevocations([{where: central, executionId}]), failures: []};
	}

	if (!spansLocations(execution.value)) {
		const reason = whyNotAnswered(central, execution.value);
		if (reason !== null) {
			services.tell(`× ${executionId} ${reason}.`);
			return exitStatus.refused;
		}

		return choose(
			services,
			options,
			await lookIntoLocations(services, executionId, [{where: central, childId: executionId}]),
		);
	}

	// The accounts of OUs aren't needed: only a location that has begun can wait.
	const read = await readFollowing(services, central, execution.value, null);
	if (!read.ok) {
		return tellFailure(services, read.failure);
	}

	const {grid} = read.value;
	const absent = locations.filter(where => lacksLocation(execution.value, grid, where));
	for (const where of absent) {
		services.tell(`× ${printLocation(where)} isn't a location of this fan-out.`);
	}

	if (absent.length > 0) {
		return exitStatus.wrongUsage;
	}

	const places = listToRead(grid, locations.length > 0 ? locations : null, false).map(where => {
		const index = grid.find(where);
		return {where, childId: index === undefined ? null : grid.childIdAt(index)};
	});
	return choose(services, options, await lookIntoLocations(services, executionId, places));
}

/** The waits among those found that take the answer; each group is printed. */
function choose(
	{tell, clock}: Services,
	options: SignalOptions,
	{looks, failures}: FoundLooks,
): {readonly outgoing: readonly OutgoingSignal[]; readonly failures: FoundLooks['failures']} {
	const {answer, step, comment, locations} = options;
	if (answer === 'revoke') {
		return {outgoing: toRevocations(looks), failures};
	}

	// A running step is stopped only where the operator names it: by its step, or by its location.
	const waits = listAnswerable(looks, step !== undefined || locations.length > 0);
	for (const group of groupWaits(listTaking(waits, answer, step))) {
		for (const line of describeWaits(group, clock.now())) {
			tell(toPrintableLine(line));
		}
	}

	return {outgoing: toOutgoing(waits, answer, {comment, step}), failures};
}

function send(services: Services, outgoing: readonly OutgoingSignal[]): Promise<readonly Sent[]> {
	const sender = new InterventionSender(services);
	return Promise.all(
		outgoing.map(async one => {
			const outcome = await sender.send(one);
			return {...one, failure: outcome.ok ? null : outcome.failure};
		}),
	);
}

function report(services: Services, {executionId, answer, isJson}: SignalOptions, sent: readonly Sent[]): void {
	if (isJson) {
		services.print(
			printJson({
				executionId,
				signal: answer,
				results: sent.map(one => ({
					account: one.where.accountId,
					region: one.where.region,
					childExecutionId: one.executionId,
					step: one.stepName,
					isSent: one.failure === null,
					errorCode: one.failure?.code ?? null,
					failureMessage: one.failure?.because ?? null,
				})),
			}),
		);
	}

	for (const {where, signal: made, executionId: to, failure} of sent) {
		if (failure !== null) {
			tellFailure(services, failure);
		} else if (!isJson) {
			services.print(`${made.type} sent to ${to} in ${printLocation(where)}`);
		}
	}
}

function capitalize(text: string): string {
	return `${text[0]!.toUpperCase()}${text.slice(1)}`;
}
