import {leaveOutSecrets} from '../domain/secrets/secrets.ts';
import type {StartRequest} from '../domain/start-request.ts';
import {printCommandLine, type Shell} from './command-line.ts';
import {printPlan} from './print-plan.ts';

/** What a request can be handed on as. */
export type HandOnForm = Shell | 'json' | 'yaml';

/** A text to paste or save, and the parameters that it lacks. */
export type HandedOn = {readonly text: string; readonly leftOut: readonly string[]};

const comments: Readonly<Record<HandOnForm, string | null>> = {
	bash: '#',
	powershell: '#',
	cmd: 'REM',
	yaml: '#',
	// JSON has no comments, and the AWS CLI refuses members that it doesn't know: whoever hands it on says it.
	json: null,
};

/**
Write a request for somebody else, or for later: a command line or a plan, without what looks secret. What was left out is said in it, where the form has comments.
*/
export function handOn(request: StartRequest, region: string, form: HandOnForm): HandedOn {
	const {request: safe, leftOut} = leaveOutSecrets(request);
	const body = form === 'json' || form === 'yaml' ? printPlan(safe, form) : printCommandLine(safe, region, form);
	const comment = comments[form];
	const said = sayLeftOut(leftOut);
	return {text: comment === null || said === null ? body : `${comment} ${said}\n${body}`, leftOut};
}

/** `Left out, as it looks secret: Password. …`; `null` where nothing is. */
export function sayLeftOut(leftOut: readonly string[]): string | null {
	// Names come from the runbook's author: none may end the comment that it stands in.
	const names = leftOut.map(name =>
		/^[\w .-]+$/.test(name) ? name : JSON.stringify(name.replaceAll(/[^\w .-]/g, '?')),
	);
	return names.length === 0 ? null : `Left out, as it looks secret: ${names.join(', ')}. Put it in before this is run.`;
}
