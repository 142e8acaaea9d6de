import {printLocation} from '../../core/domain/location.ts';
import {ownValue} from '../../core/domain/own.ts';
import {isRecord} from '../../core/domain/shape.ts';
import type {Deed, DeedKind} from '../../core/follow/happening.ts';
import {retryOfTag} from '../../core/planning/start-tag.ts';
import type {HappeningsOf} from '../../ports/happenings.ts';

/** The form of an execution's ID. Only lines that contain a wanted ID are parsed. */
const idForm = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

const signals: Readonly<Record<string, DeedKind>> = {
	Approve: 'approve',
	Reject: 'reject',
	Resume: 'resume',
	StartStep: 'start-step',
	StopStep: 'stop-step',
	Revoke: 'revoke',
};

/** Finds in the lines of the audit log the actions on some executions. */
export class DeedReader {
	readonly #parents: ReadonlySet<string>;
	readonly #wanted: ReadonlySet<string>;
	/** By the call's ID: the line of the response replaces that of the request. */
	readonly #deeds = new Map<string, Deed>();

	constructor({executionIds, childIds}: HappeningsOf) {
		this.#parents = new Set(executionIds);
		this.#wanted = new Set([...executionIds, ...childIds]);
	}

	add(written: string): void {
		if (!written.match(idForm)?.some(id => this.#wanted.has(id))) {
			return;
		}

		const entry = parse(written);
		const deed = entry === null ? null : this.#toDeed(entry);
		if (entry !== null && deed !== null) {
			this.#deeds.set(String(entry.id), {...deed, at: this.#deeds.get(String(entry.id))?.at ?? deed.at});
		}
	}

	list(): readonly Deed[] {
		return [...this.#deeds.values()];
	}

	#toDeed(entry: Readonly<Record<string, unknown>>): Deed | null {
		const request = isRecord(entry.request) ? entry.request : {};
		const answer = isRecord(entry.answer) ? entry.answer : null;
		const found = this.#whatOf(String(entry.operation), request, answer);
		const at = Date.parse(String(entry.at));
		return found === null || Number.isNaN(at)
			? null
			: {
					type: 'did',
					at,
					by: typeof entry.callerArn === 'string' ? entry.callerArn : null,
					...found,
					where: printLocation({accountId: String(entry.account), region: String(entry.region)}),
					refusal: answer === null ? 'no answer' : typeof answer.errorCode === 'string' ? answer.errorCode : null,
				};
	}

	#whatOf(
		operation: string,
		request: Readonly<Record<string, unknown>>,
		answer: Readonly<Record<string, unknown>> | null,
	): Pick<Deed, 'what' | 'executionId' | 'comment'> | null {
		const target = String(request.AutomationExecutionId);
		switch (operation) {
			case 'StartAutomationExecution':
			case 'StartChangeRequestExecution': {
				const retryOf = readTag(request.Tags, retryOfTag);
				const started = typeof answer?.executionId === 'string' ? answer.executionId : '';
				const isOurs = this.#parents.has(started) || (retryOf !== null && this.#parents.has(retryOf));
				return isOurs ? {what: retryOf === null ? 'start' : 'retry', executionId: started, comment: null} : null;
			}

			case 'StopAutomationExecution':
				return this.#wanted.has(target)
					? {what: request.Type === 'Complete' ? 'complete' : 'cancel', executionId: target, comment: null}
					: null;
			case 'SendAutomationSignal': {
				const what = ownValue(signals, String(request.SignalType));
				return what !== undefined && this.#wanted.has(target)
					? {what, executionId: target, comment: readComment(request.Payload)}
					: null;
			}

			default:
				return null;
		}
	}
}

function parse(written: string): Readonly<Record<string, unknown>> | null {
	try {
		const read: unknown = JSON.parse(written);
		return isRecord(read) && read.version === 1 ? read : null;
	} catch {
		return null;
	}
}

function readTag(tags: unknown, key: string): string | null {
	const tag: unknown = Array.isArray(tags) ? tags.find(one => isRecord(one) && one.Key === key) : undefined;
	return isRecord(tag) && typeof tag.Value === 'string' ? tag.Value : null;
}

function readComment(payload: unknown): string | null {
	const comment: unknown = isRecord(payload) && Array.isArray(payload.Comment) ? payload.Comment[0] : null;
	return typeof comment === 'string' ? comment : null;
}
