import {type Authenticated, authenticate} from './auth/authenticate.ts';
import {demandRight} from './auth/principal.ts';
import {Sessions} from './auth/sessions.ts';
import {isSigned, readSignature} from './auth/signature.ts';
import {CallLog} from './calls.ts';
import type {SimulatorClock} from './clock.ts';
import {checkInput} from './constraints/check.ts';
import {answerControl, controlPath} from './control.ts';
import {advanceTo} from './engine/state/advance.ts';
import {uuid} from './engine/state/random.ts';
import type {Fault, FaultKind} from './faults/fault.ts';
import type {Faults} from './faults/faults.ts';
import {changePages} from './faults/pages.ts';
import {refuseOnRequest} from './faults/refuse-on-request.ts';
import {spoilOutput} from './faults/spoil.ts';
import type {OperationCatalog} from './operations/catalog.ts';
import type {Operation} from './operations/operation.ts';
import {fromWire, organizationsRegion, partitionOf, toWire} from './partition.ts';
import type {HttpRequest, HttpResponse} from './protocols/protocol.ts';
import {findRoute, type Route} from './protocols/route.ts';
import {ServiceError} from './service-error.ts';
import {refuse, type Service} from './services.ts';
import type {Settings} from './settings.ts';
import type {Throttle} from './throttle.ts';
import type {World} from './world.ts';

/** How slow `slow` is, and how far off `clock-skew`, where the fault doesn't say. */
const usualDelayMs = 5000;
const usualSkewMs = 20 * 60_000;

/** A request with what was found out about it. */
type Incoming = {
	readonly request: HttpRequest;
	readonly route: Route;
	readonly faults: readonly Fault[];
	/** How far the service's clock is ahead of the true time. */
	readonly skewMs: number;
};

/** An answer, and what the log says of its request. */
type Exchanged = {readonly answer: HttpResponse; readonly input: unknown; readonly errorCode: string | null};

/** What an exchange works with. */
export type ExchangeParts = {
	readonly operations: OperationCatalog;
	readonly world: World;
	readonly clock: SimulatorClock;
	readonly faults: Faults;
	/** `undefined`: no rate holds. */
	readonly throttle: Throttle | undefined;
	/** Whether others than this machine reach it. */
	readonly isOpen: boolean;
};

/** Turns requests into answers: who calls, may they, what do they ask, what trouble is wanted. */
export class Exchange {
	readonly log = new CallLog();
	readonly #operations: OperationCatalog;
	readonly #world: World;
	readonly #clock: SimulatorClock;
	readonly #faults: Faults;
	readonly #throttle: Throttle | undefined;
	readonly #isOpen: boolean;
	readonly #sessions = new Sessions();
	readonly #partition: string;
	#answered = 0;

	constructor({operations, world, clock, faults, throttle, isOpen}: ExchangeParts) {
		this.#operations = operations;
		this.#world = world;
		this.#partition = partitionOf(world.central.region);
		this.#clock = clock;
		this.#faults = faults;
		this.#throttle = throttle;
		this.#isOpen = isOpen;
	}

	/** Answer a request; `drop` closes the connection without an answer. */
	async handle(request: HttpRequest): Promise<HttpResponse | 'drop'> {
		advanceTo(this.#world, this.#clock.now());
		if (request.url.startsWith(controlPath)) {
			return answerControl(request, {
				faults: this.#faults,
				calls: this.log.calls,
				nowMs: this.#world.nowMs,
				isOpen: this.#isOpen,
			});
		}

		const route = findRoute(request, this.#world.settings, this.#operations.rest);
		const {accountId, region} = this.#claimOf(request);
		const faults = this.#faults.draw({operation: route.operation, accountId, region}, this.#world.nowMs);
		const record = (input: unknown, errorCode: string | null) =>
			this.log.add(
				{
					service: route.service.name,
					operation: route.operation,
					accountId,
					region,
					input,
					errorCode,
					at: this.#world.scale.shown(this.#world.nowMs),
				},
				request.body.length,
			);
		const slow = faults.find(({kind}) => kind === 'slow');
		if (slow !== undefined) {
			await this.#clock.wait(slow.delayMs ?? usualDelayMs);
			advanceTo(this.#world, this.#clock.now());
		}

		if (has(faults, 'drop-before')) {
			record(null, '(dropped)');
			return 'drop';
		}

		const skew = faults.find(({kind}) => kind === 'clock-skew');
		const skewMs = skew === undefined ? 0 : (skew.delayMs ?? usualSkewMs);
		const {answer, input, errorCode} = await this.#answer({request, route, faults, skewMs});
		record(input, has(faults, 'drop-after') ? '(dropped)' : errorCode);
		if (has(faults, 'drop-after')) {
			return 'drop';
		}

		const dated = skewMs === 0 ? answer : withDate(answer, this.#signingMs() + skewMs);
		return has(faults, 'malformed') ? {...dated, body: dated.body.slice(0, dated.body.length >> 1)} : dated;
	}

	async #answer(incoming: Incoming): Promise<Exchanged> {
		const {service, operation: name, protocol} = incoming.route;
		const requestId = uuid(this.#world.seed, `request ${this.#answered++}`);
		let input: Record<string, unknown> | null = null;
		try {
			const operation = this.#operations.find(service.name, name);
			if (operation === undefined) {
				throw unserved(this.#operations, incoming.route, readService(incoming.request));
			}

			input = protocol.readInput(operation.input);
			const output = await this.#perform(incoming, operation, fromWire(this.#partition, input));
			const spoken = toWire(this.#partition, spoilOutput(output, incoming.faults));
			return {
				answer: protocol.writeOutput(spoken, requestId),
				input,
				errorCode: null,
			};
		} catch (error) {
			const refusal = error instanceof ServiceError ? error : refuse(service, 'broken', bugText(error));
			refusal.message = toWire(this.#partition, refusal.message);
			return {answer: protocol.writeError(refusal, requestId), input, errorCode: refusal.code};
		}
	}

	async #perform(
		{request, route, faults, skewMs}: Incoming,
		operation: Operation,
		input: Record<string, unknown>,
	): Promise<object> {
		const {service} = route;
		const wallMs = this.#clock.wall();
		const caller =
			operation.isUnsigned && !isSigned(request)
				? nobody(this.#world)
				: authenticate(this.#world, this.#sessions, service, request, {
						wallMs,
						signingMs: this.#signingMs() + skewMs,
						isIdentityAsked: operation.name === 'GetCallerIdentity',
					});
		const home = service.name === 'organizations' ? organizationsRegion(this.#partition) : null;
		if (home !== null && caller.region !== home) {
			throw refuse(
				service,
				'wrong-signature',
				`Credential should be scoped to a valid Region, not '${caller.region}'.`,
			);
		}

		refuseOnRequest(faults, service, caller.principal, operation.name);
		this.#throttle?.take(service, caller.principal.accountId, caller.region, operation.name, wallMs);
		const page = changePages(input, operation.pages, faults);
		checkInput(service, operation.input, page.input);
		const output = await this.#handle(service, operation, caller, page.input);
		return page.empty ?? withLastToken(output, operation, this.#world.settings);
	}

	#handle(
		service: Service,
		operation: Operation,
		{principal, region}: Authenticated,
		input: Record<string, unknown>,
	): object | Promise<object> {
		const context = {
			world: this.#world,
			caller: {accountId: principal.accountId, region, principalArn: principal.principalArn},
			principal,
			sessions: this.#sessions,
			wallMs: this.#clock.wall(),
		};
		if (!operation.isFree) {
			const resource = operation.resource?.(context, input) ?? '*';
			demandRight(service, principal, `${service.rightsPrefix}:${operation.name}`, resource);
		}

		return operation.handle(context, input);
	}

	/** Whom a request claims to come from, before that is checked. */
	#claimOf(request: HttpRequest): {readonly accountId: string | null; readonly region: string} {
		const read = readSignature(request);
		if ('problem' in read) {
			return {accountId: null, region: this.#world.central.region};
		}

		const {accessKeyId, region} = read.signature;
		const known = this.#sessions.find(accessKeyId) ?? this.#world.people.get(accessKeyId);
		return {accountId: known?.accountId ?? null, region};
	}

	#signingMs(): number {
		return this.#clock.signing?.() ?? Date.now();
	}
}

/** Who calls without credentials. */
function nobody(world: World): Authenticated {
	const principal = {accountId: '', principalArn: 'anonymous', userId: '', rights: [], isSession: false};
	return {principal, region: world.central.region};
}

/** The service that a request was signed for. */
function readService(request: HttpRequest): string | undefined {
	const read = readSignature(request);
	return 'problem' in read ? undefined : read.signature.service;
}

/** What AWS answers to an operation that there isn't, with what the simulator does serve. */
function unserved(
	operations: OperationCatalog,
	{service, operation, unknown}: Route,
	signedFor: string | undefined,
): ServiceError {
	const name = signedFor ?? service.name;
	const served = operations.listNames(name);
	const instead =
		served.length > 0
			? `Of ${name} it serves ${served.join(', ')}.`
			: `It serves ${operations.listServices().join(', ')}, and nothing of ${name}.`;
	const text = `The simulator doesn't serve ${operation || 'this request'}. ${instead}`;
	return new ServiceError(unknown.code, [unknown.message, text].filter(part => part !== '').join('. '), unknown.status);
}

/** A list's last page, as the settings have it; what other services say is known. */
function withLastToken(output: object, {service, pages}: Operation, {lastPageToken}: Settings): object {
	const isLast = pages !== undefined && !Object.hasOwn(withoutGaps(output), pages.token);
	return service === 'ssm' && isLast && lastPageToken === 'empty' ? {...output, [pages.token]: ''} : output;
}

function withoutGaps(output: object): object {
	return Object.fromEntries(Object.entries(output).filter(([, value]) => value !== undefined));
}

function has(faults: readonly Fault[], wanted: FaultKind): boolean {
	return faults.some(({kind}) => kind === wanted);
}

/** SDKs set their clocks by the answers' dates. */
function withDate(answer: HttpResponse, epochMs: number): HttpResponse {
	return {...answer, headers: {...answer.headers, date: new Date(epochMs).toUTCString()}};
}

function bugText(error: unknown): string {
	return `The simulator has a bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
