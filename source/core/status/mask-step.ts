import type {StepExecution} from '../domain/execution.ts';
import {maskMembers} from '../domain/secrets/secrets.ts';

/** What a step tells, with secrets masked: also what is copied of it. */
export function maskStep<S extends Partial<StepExecution>>(one: S): S {
	const {inputs, outputs, response, failureMessage, failureDetails} = one;
	return {...one, ...maskMembers({inputs, outputs, response, failureMessage, failureDetails})};
}
