import type {Event} from '../core/console/event.ts';
import type {Urgency} from '../core/follow/follow-event.ts';
import type {Effect} from '../core/state/effect.ts';
import type {LaunchEffect} from '../core/state/launch-effect.ts';
import type {RunEffect} from '../core/state/run-effect.ts';
import type {Automation} from '../ports/automation.ts';
import {CallQueue} from './call-queue.ts';
import {AttemptFinder} from './find-attempts.ts';
import {locateSteps} from './locate-steps.ts';
import {lookInto} from './look-into.ts';
import {type Ask, configurePerformers} from './perform-configure.ts';
import {type KeptEffect, keptPerformers} from './perform-kept.ts';
import {PerformLaunches} from './perform-launches.ts';
import {type OriginEffect, originPerformers} from './perform-origin.ts';
import type {Ports} from './ports.ts';
import {checkRoleCauses} from './preflight/check-cause.ts';
import {readChild} from './read-child.ts';
import {readInvocations} from './read-invocations.ts';
import {programPerformers} from './run-programs.ts';
import {RunsWhenNeeded} from './runs-when-needed.ts';
import {InterventionSender} from './send-intervention.ts';
import {toStepFilter} from './step-filter.ts';
import {writeReport} from './write-report.ts';

/** An execution begins this close to the step that starts it; AWS filters by whole seconds. */
const aroundMs = 5000;

type OwnEffect = Exclude<Effect, LaunchEffect | KeptEffect | OriginEffect | RunEffect>;

/** One function for each kind of effect; those of the configure screens have a table of their own. */
type Performers = {readonly [T in OwnEffect['type']]: (effect: Extract<OwnEffect, {type: T}>) => void};

/**
Performs effects: each becomes a call of a port, and its answer, good or bad, one more event.

Nothing throws from here: a port that rejects has a bug, and `onBug` receives it.
*/
export class Performer {
	/** Effects whose answer hasn't come yet, wakes aside: 0 means that nothing is in flight. */
	inFlight = 0;
	readonly #wakes = new Map<string, () => void>();
	readonly #actions: InterventionSender;
	readonly #looks: CallQueue;
	readonly #ports: Ports;
	readonly #dispatch: (event: Event) => void;
	readonly #onBug: (error: unknown) => void;
	readonly #launches: PerformLaunches;
	readonly #runs: RunsWhenNeeded;
	#isGivenBack: Promise<void> = Promise.resolve();
	readonly #attempts = new AttemptFinder();
	/** Those with tables of their own. */
	readonly #others: Readonly<Record<string, (effect: never) => void>>;

	readonly #performers: Performers = {
		'list-fan-outs': ({where, nextToken}) =>
			this.#read(
				'opened',
				automation => automation.listExecutions(where, {fanOutsOnly: true}, nextToken),
				outcome => ({type: 'fan-outs-read', isFirstPage: nextToken === null, outcome}),
			),

		'count-fan-out': ({where, executionId}) =>
			this.#read(
				'background',
				automation => automation.getExecution(where, executionId),
				outcome => ({type: 'fan-out-counted', executionId, outcome}),
			),

		'keep-count': ({known}) => {
			const {records} = this.#ports;
			if (records !== undefined) {
				this.#track(
					records.summarize(known).then(outcome => {
						if (!outcome.ok) {
							this.#dispatch({type: 'record-failed', failure: outcome.failure});
						}
					}),
				);
			}
		},

		'get-execution': ({asker, where, executionId, urgency}) =>
			this.#read(
				urgency,
				automation => automation.getExecution(where, executionId),
				outcome => ({...asker, event: {type: 'execution-read', outcome}}),
			),

		'list-steps': ({asker, where, executionId, read, urgency}) =>
			this.#read(
				urgency,
				automation => automation.listSteps(where, executionId, toStepFilter(read), read.nextToken),
				outcome => ({...asker, event: {type: 'steps-read', read, outcome}}),
			),

		'list-children': ({asker, where, parentExecutionId, startedAround, nextToken}) =>
			this.#read(
				'opened',
				automation =>
					automation.listExecutions(
						where,
						startedAround === null
							? {parentExecutionId}
							: {
									parentExecutionId,
									startedAfter: startedAround - aroundMs,
									startedBefore: startedAround + aroundMs,
								},
						nextToken,
					),
				outcome => ({...asker, event: {type: 'children-read', outcome}}),
			),

		'locate-steps': ({executionId, steps, candidates}) => {
			const automation = this.#ports.automation.at('background');
			this.#ask(locateSteps(automation, executionId, {steps, candidates}), places => ({
				type: 'followed',
				executionId,
				event: {type: 'steps-located', locations: places},
			}));
		},

		start: ({where, requests, retryOf, preflight}) => this.#launches.start({where, requests, retryOf, preflight}),
		'check-news': ({where, executionId}) =>
			this.#read(
				'background',
				automation => automation.getExecution(where, executionId),
				outcome => ({type: 'news-read', executionId, outcome}),
			),
		'write-report': ({source}) =>
			this.#ask(writeReport(this.#ports, source), written => ({type: 'report-written', ...written})),
		'find-attempts': ({where, executionId, document}) =>
			this.#ask(
				this.#attempts.find(
					{automation: this.#ports.automation.at('background'), journal: this.#ports.journal},
					where,
					{executionId, document},
				),
				outcome => ({type: 'attempts-found', executionId, outcome}),
			),
		'settle-starts': ({where}) => this.#launches.settle(where),
		'pass-over-doubts': ({ids}) => this.#launches.passOver(ids),
		'decide-starts': decision => this.#launches.decide(decision),

		look: ({where, parentExecutionId, executionId, purpose, urgency}) =>
			this.#ask(
				// A few at a time: each may have to enter an account first.
				this.#looks.run(() => lookInto(this.#ports.automation.at(urgency), where, parentExecutionId, executionId)),
				outcome => ({type: 'looked', where, parentExecutionId, purpose, outcome}),
			),

		'read-child': ({where, parentExecutionId, executionId, stepName, readsPrinted, urgency}) =>
			this.#ask(
				this.#looks.run(() =>
					readChild(this.#ports.automation.at(urgency), where, {
						parentExecutionId,
						executionId,
						stepName,
						readsPrinted,
					}),
				),
				outcome => ({type: 'child-read', where, parentExecutionId, outcome}),
			),

		'list-invocations': ({where, commandId}) =>
			this.#read(
				'opened',
				automation => readInvocations(automation, where, commandId),
				outcome => ({type: 'invocations-answered', where, commandId, outcome}),
			),

		'read-printed': ({where, commandId, instanceId, pluginName}) =>
			this.#read(
				'opened',
				automation => automation.readPrinted(where, commandId, {instanceId, pluginName}),
				outcome => ({type: 'printed-answered', where, commandId, instanceId, pluginName, outcome}),
			),

		'check-cause': check =>
			this.#ask(checkRoleCauses(this.#ports, check), results => ({type: 'cause-checked', cause: check.cause, results})),

		'list-tags': ({where, executionId}) =>
			this.#read(
				'opened',
				automation => automation.listTags(where, executionId),
				outcome => ({type: 'tags-read', executionId, outcome}),
			),

		stop: ({where, executionId, stopType}) =>
			this.#ask(this.#actions.send({type: 'stop', where, executionId, stopType}), outcome => ({
				type: 'stop-responded',
				where,
				executionId,
				stopType,
				outcome,
			})),

		signal: ({where, executionId, signal}) =>
			this.#ask(this.#actions.send({type: 'signal', where, executionId, signal}), outcome => ({
				type: 'signal-responded',
				where,
				executionId,
				signal,
				outcome,
			})),

		wake: ({name, afterMs, event}) => this.#wake(name, afterMs, event),
		...programPerformers(
			() => this.#ports,
			(answer, toEvent) => this.#ask(answer, toEvent),
		),
		copy: ({text}) => this.#ports.terminal.copy?.(text),
		'give-code': ({code}) => this.#ports.giveCode?.(code),
		redraw: () => this.#ports.terminal.redraw?.(),
		suspend: () => this.#ports.terminal.suspend?.(),
		quit: () => this.#ports.terminal.quit?.(),
	};

	constructor(ports: Ports, dispatch: (event: Event) => void, onBug: (error: unknown) => void) {
		this.#ports = ports;
		this.#actions = new InterventionSender(ports);
		this.#looks = new CallQueue(ports.clock);
		this.#dispatch = dispatch;
		this.#onBug = onBug;
		const ask: Ask = (answer, toEvent) => this.#ask(answer, toEvent);
		this.#runs = new RunsWhenNeeded(ports, dispatch, answer => this.#track(answer));
		this.#others = {
			...configurePerformers(ports, ask, dispatch),
			...keptPerformers(ports, ask),
			...originPerformers(ports, ask),
			...this.#runs.performers,
		};
		this.#launches = new PerformLaunches(ports, dispatch, answer => this.#track(answer));
	}

	perform(effect: Effect): void {
		const table = effect.type in this.#performers ? this.#performers : this.#others;
		const perform = (table as Readonly<Record<string, (effect: Effect) => void>>)[effect.type]!;
		perform(effect);
	}

	/** Call every wake off; answers under way are dropped by whoever stopped listening. */
	stop(): void {
		this.#launches.stop();
		this.#isGivenBack = this.#runs.stop();
		for (const callOff of this.#wakes.values()) {
			callOff();
		}

		this.#wakes.clear();
	}

	/** Resolves, after `stop`, once the conducted runs have been given back. */
	settled(): Promise<void> {
		return this.#isGivenBack;
	}

	/** A read takes its turn in the budget of its account and Region. */
	#read<T>(urgency: Urgency, read: (automation: Automation) => Promise<T>, toEvent: (value: T) => Event): void {
		this.#ask(read(this.#ports.automation.at(urgency)), toEvent);
	}

	#ask<T>(answer: Promise<T>, toEvent: (value: T) => Event): void {
		this.inFlight++;
		answer.then(
			value => {
				this.inFlight--;
				this.#dispatch(toEvent(value));
			},
			(error: unknown) => {
				this.inFlight--;
				this.#onBug(error);
			},
		);
	}

	/** Count as in flight what raises its events itself. */
	#track(answer: Promise<void>): void {
		this.inFlight++;
		answer.catch(this.#onBug).finally(() => {
			this.inFlight--;
		});
	}

	#wake(name: string, afterMs: number, event: Event): void {
		this.#wakes.get(name)?.();
		const callOff = this.#ports.clock.wakeAfter(afterMs, () => {
			this.#wakes.delete(name);
			this.#dispatch(event);
		});
		this.#wakes.set(name, callOff);
	}
}
