import {holds} from '../../../documents/choices.ts';
import {toText} from '../../../documents/expressions.ts';
import {failureDetails, unresolvedInput} from '../../rules/failure-texts.ts';
import {after, callingOff} from '../../run/schedule.ts';
import type {ActionHandle, ActionJob} from '../action-job.ts';

/** `aws:sleep`: for an ISO 8601 duration, or until a moment. */
export function sleep({world, inputs, done}: ActionJob): ActionHandle {
	const untilMs =
		typeof inputs.Timestamp === 'string'
			? world.scale.meant(Date.parse(inputs.Timestamp))
			: world.nowMs + durationMs(String(inputs.Duration ?? 'PT0S'));
	const event = after(world, Math.max(0, untilMs - world.nowMs), () => done({status: 'Success'}));
	return {callOff: callingOff(event), defaultTimeoutSeconds: 7 * 86_400};
}

/** `aws:branch`: the first choice that holds says what comes next, else `Default`. */
export function branch({world, inputs, done}: ActionJob): ActionHandle {
	const choices = Array.isArray(inputs.Choices) ? (inputs.Choices as ReadonlyArray<Record<string, unknown>>) : [];
	const choice = choices.find(({NextStep: _, ...condition}) => holds(condition));
	const nextStep = choice?.NextStep ?? inputs.Default;
	const event = after(world, world.settings.timings.actionMs['aws:branch'] ?? 1, () =>
		done({status: 'Success', nextStep: nextStep === undefined ? undefined : String(nextStep)}),
	);
	return {callOff: callingOff(event)};
}

/** `aws:updateVariable`: gives a variable a new value. */
export function updateVariable({world, inputs, setVariable, done}: ActionJob): ActionHandle {
	const event = after(world, world.settings.timings.actionMs['aws:updateVariable'] ?? 1, () => {
		const name = String(inputs.Name ?? '').replace(/^variable:/, '');
		setVariable(name, inputs.Value);
		done({status: 'Success', outputs: {Value: inputs.Value}});
	});
	return {callOff: callingOff(event)};
}

// AWS ends a loop after this many iterations whatever its condition says.
const mostIterations = 100;

/** `aws:loop`: its steps once for each value, or again while a condition holds. Iterations count from 1. */
export function loop({definition, inputs, world, fillIn, iterate, done}: ActionJob): ActionHandle {
	const {Iterators} = inputs;
	if (Iterators !== undefined && !Array.isArray(Iterators)) {
		const message = unresolvedInput([String(toText(definition.inputs.Iterators))]);
		const details = failureDetails('InputValidation', 'Verification', message);
		const event = after(world, 1, () => done({status: 'Failed', message, details}));
		return {callOff: callingOff(event)};
	}
	const values = Iterators as readonly unknown[] | undefined;
	const most = Math.min(Number(inputs.MaxIterations ?? mostIterations), values?.length ?? mostIterations);
	const condition = definition.inputs.LoopCondition;
	const goOn = (iteration: number) => {
		const isOver =
			iteration > most ||
			(iteration > 1 && condition !== undefined && !holds(fillIn(condition) as Record<string, unknown>));
		if (isOver) {
			done({status: 'Success', outputs: {Iterations: iteration - 1}});
			return;
		}
		iterate(iteration, values?.[iteration - 1], (status, message) => {
			if (status === 'Success') {
				goOn(iteration + 1);
			} else {
				done({status, message});
			}
		});
	};
	goOn(1);
	return {defaultTimeoutSeconds: 7 * 86_400};
}

/** Milliseconds of an ISO 8601 duration such as `PT10M` or `P1DT2H`; 0 where it isn't one. */
function durationMs(text: string): number {
	const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
	if (!parts) {
		return 0;
	}
	const [, days, hours, minutes, seconds] = parts;
	return (
		(Number(days ?? 0) * 86_400 + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)) * 1000
	);
}
