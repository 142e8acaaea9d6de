import type {AwsOptions} from '../adapters/aws/create-aws.ts';
import {askOnTerminal} from '../adapters/system/ask-on-terminal.ts';
import {signals} from './process-signals.ts';

export type AskForCode = NonNullable<AwsOptions['askForCode']>;

/** Ask for an MFA code below the lines of a command. Codes are kept nowhere. */
export function askForCodeInLines(signal?: AbortSignal): AskForCode {
	return ({serial, profile}) =>
		askOnTerminal(`MFA code for ${serial} (profile ${profile}): `, signal, () => signals.raise('SIGINT')).then(
			code => code?.trim() || null,
		);
}

/** Ask for codes one after the other, as only one question fits on the screen. */
export function inTurns(ask: AskForCode): AskForCode {
	let last: Promise<unknown> = Promise.resolve();
	return question => {
		const answer = last.then(() => ask(question));
		last = answer.catch(() => {});
		return answer;
	};
}
