import {type Authenticated, authenticate} from '../auth/authenticate.ts';
import {demandRight} from '../auth/principal.ts';
import {Sessions} from '../auth/sessions.ts';
import {parseSignature, type SignedRequest} from '../auth/signature.ts';
import type {SimulatorClock} from '../clock.ts';
import {checkInput} from '../constraints/check.ts';
import {advanceTo} from '../engine/advance.ts';
import {uuid} from '../engine/random.ts';
import type {Fault, Faults} from '../faults.ts';
import {allOperations} from '../operations/all.ts';
import type {Operation} from '../operations/operation.ts';
import {ServiceError} from '../service-error.ts';
import type {Throttle} from '../throttle.ts';
import type {World} from '../world.ts';
import {answerControl} from './control.ts';
import type {Protocol, WireAnswer} from './protocol.ts';
import {findRoute, type Route} from './route.ts';
import {spoilOutput} from './spoil.ts';

/** One request as it came in and what it was answered with. */
export type Call = {
	readonly service: string;
	readonly operation: string;
	readonly accountId: string | null;
	readonly region: string;
	readonly input: unknown;
	readonly errorCode: string | null;
	/** The world's time, epoch milliseconds. */
	readonly at: number;
};

/** Calls that are remembered. */
const callsKept = 10_000;

const operations = new Map(allOperations.map(operation => [`${operation.service} ${operation.name}`, operation]));

/** Turns requests into answers: who calls, may they, what do they ask, what trouble is wanted. */
export class Exchange {
	readonly calls: Call[] = [];
	readonly #world: World;
	readonly #clock: SimulatorClock;
	readonly #faults: Faults;
	readonly #throttle: Throttle | undefined;
	readonly #sessions = new Sessions();
	#answered = 0;

	constructor(world: World, clock: SimulatorClock, faults: Faults, throttle: Throttle | undefined) {
		this.#world = world;
		this.#clock = clock;
		this.#faults = faults;
		this.#throttle = throttle;
	}

	async handle(request: SignedRequest): Promise<WireAnswer | 'drop'> {
		advanceTo(this.#world, this.#clock.now());
		if (request.url.startsWith('/_rollgrid/')) {
			return answerControl(request, this.#faults, this.calls);
		}

		const route = findRoute(request);
		const requestId = uuid(this.#world.seed, `request ${this.#answered++}`);
		const scope = parseSignature(String(request.headers.authorization ?? ''));
		const region = scope?.region ?? this.#world.central.region;
		const accountId = this.#accountOf(scope?.accessKeyId);
		const faults = this.#faults.draw({
			operation: route.operation,
			accountId,
			region,
			sinceStartMs: this.#world.nowMs - this.#world.startMs,
		});
		let input: unknown = null;
		const record = (errorCode: string | null) => {
			this.calls.push({
				service: route.service,
				operation: route.operation,
				accountId,
				region,
				input,
				errorCode,
				at: this.#world.nowMs,
			});
			this.calls.splice(0, Math.max(0, this.calls.length - callsKept));
		};
		try {
			if (await this.#troubleBefore(faults)) {
				record('(dropped)');
				return 'drop';
			}

			input = route.readInput();
			const output = this.#perform(request, route, input as Record<string, unknown>, faults);
			record(null);
			return this.#finish(route.protocol, route.operation, output, requestId, faults);
		} catch (error) {
			const refusal =
				error instanceof ServiceError ? error : new ServiceError('InternalServerError', String(error), 500);
			record(refusal.code);
			return faults.some(({kind}) => kind === 'drop-after') ? 'drop' : route.protocol.writeError(refusal, requestId);
		}
	}

	#perform(request: SignedRequest, route: Route, input: Record<string, unknown>, faults: readonly Fault[]): object {
		const caller = authenticate(this.#world, this.#sessions, request, this.#clock.wall());
		const operation = operations.get(`${route.service} ${route.operation}`);
		if (operation === undefined) {
			throw route.unknown;
		}

		for (const fault of faults) {
			refuseOnRequest(fault, caller);
		}

		this.#throttle?.take(caller.principal.accountId, caller.region, operation.name, this.#clock.wall());
		checkInput(operation.input, input);
		return this.#handle(operation, caller, input);
	}

	#handle(operation: Operation, {principal, region}: Authenticated, input: Record<string, unknown>): object {
		const context = {
			world: this.#world,
			caller: {accountId: principal.accountId, region, principalArn: principal.principalArn},
			principal,
			sessions: this.#sessions,
			wallMs: this.#clock.wall(),
		};
		if (!operation.isFree) {
			const service = operation.service === 'monitoring' ? 'cloudwatch' : operation.service;
			demandRight(principal, `${service}:${operation.name}`, operation.resource?.(context, input) ?? '*');
		}

		return operation.handle(context, input);
	}

	/** @returns Whether the connection is to be dropped before anything happens. */
	async #troubleBefore(faults: readonly Fault[]): Promise<boolean> {
		for (const {kind, delayMs} of faults) {
			if (kind === 'slow') {
				await this.#clock.wait(delayMs ?? 5000);
			}
		}

		return faults.some(({kind}) => kind === 'drop-before');
	}

	#finish(
		protocol: Protocol,
		operation: string,
		output: object,
		requestId: string,
		faults: readonly Fault[],
	): WireAnswer | 'drop' {
		if (faults.some(({kind}) => kind === 'drop-after')) {
			return 'drop';
		}

		const answer = protocol.writeOutput(operation, spoilOutput(output, faults), requestId);
		return faults.some(({kind}) => kind === 'malformed')
			? {...answer, body: answer.body.slice(0, answer.body.length >> 1)}
			: answer;
	}

	#accountOf(accessKeyId: string | undefined): string | null {
		const known =
			accessKeyId === undefined ? undefined : (this.#sessions.find(accessKeyId) ?? this.#world.people.get(accessKeyId));
		return known?.accountId ?? null;
	}
}

/** Refusals that a fault asks for. */
function refuseOnRequest({kind, message}: Fault, {principal, service}: Authenticated): void {
	const isQuery = service === 'sts' || service === 'iam';
	switch (kind) {
		case 'throttle':
			throw service === 'organizations'
				? new ServiceError(
						'TooManyRequestsException',
						message ?? 'You have sent too many requests in too short a period of time. Try again later.',
					)
				: new ServiceError(isQuery ? 'Throttling' : 'ThrottlingException', message ?? 'Rate exceeded');
		case 'error':
			throw new ServiceError('InternalServerError', message ?? 'Internal Server Error', 500);
		case 'unavailable':
			throw new ServiceError('ServiceUnavailableException', message ?? 'Service is temporarily unavailable', 503);
		case 'expired-token':
			throw new ServiceError(
				isQuery ? 'ExpiredToken' : 'ExpiredTokenException',
				message ?? 'The security token included in the request is expired',
				isQuery ? 403 : 400,
			);
		case 'access-denied':
			throw new ServiceError(
				isQuery ? 'AccessDenied' : 'AccessDeniedException',
				message ?? `User: ${principal.principalArn} is not authorized to perform this action`,
				isQuery ? 403 : 400,
			);
		case 'clock-skew':
			throw new ServiceError(
				isQuery ? 'SignatureDoesNotMatch' : 'InvalidSignatureException',
				message ?? 'Signature expired: the date of the request is not within 5 minutes of the time of the server',
				isQuery ? 403 : 400,
			);
		default:
	}
}
