import type {StepExecution} from '../domain/execution.ts';
import {type Invocation, mostError, mostOutput, type Printed} from '../domain/invocation.ts';
import type {Location} from '../domain/location.ts';
import {quoteForBash} from '../domain/quote.ts';
import {compareSeverity} from '../grid/severity.ts';
import {generalizeMessage} from './causes.ts';

/** Sort invocations: failed ones first, then running ones; equal ones by instance. */
export function sortInvocations(invocations: readonly Invocation[]): readonly Invocation[] {
	return invocations.toSorted((a, b) => compareSeverity(a.status, b.status) || (a.instanceId < b.instanceId ? -1 : 1));
}

/** Say why the output of a command step is unknown. */
export function sayNoCommand({status, startedAt}: Pick<StepExecution, 'status' | 'startedAt'>): string {
	return startedAt === null
		? 'The step has not begun: it has sent no command yet.'
		: `AWS doesn’t say which command this step sent (it is ${status}): a step names it when it has ended.`;
}

/** A part of an output as it is shown: its heading, its lines, and where the rest is if AWS cut it. */
export type PrintedPart = {readonly heading: string; readonly text: string; readonly rest: string | null};

/** The output, the error first where there is any: the operator looks for that. */
export function tellPrinted({output, error, outputUrl, errorUrl, logGroup}: Printed): readonly PrintedPart[] {
	const parts = [
		{
			heading: 'Standard error',
			text: error,
			rest: sayRest(error.length >= mostError, mostError, errorUrl, logGroup),
		},
		{
			heading: 'Standard output',
			text: output,
			rest: sayRest(output.length >= mostOutput, mostOutput, outputUrl, logGroup),
		},
	];
	return parts.filter(({text}, place) => text !== '' || place === 1);
}

function sayRest(isCut: boolean, most: number, url: string | null, logGroup: string | null): string | null {
	const places = [...(url === null ? [] : [url]), ...(logGroup === null ? [] : [`CloudWatch Logs, group ${logGroup}`])];
	const where = places.length === 0 ? null : `${isCut ? 'the whole of it' : 'also'}: ${places.join(' · ')}`;
	return isCut
		? `AWS tells the first ${most.toLocaleString('en-US')} characters; ${where ?? 'the step sends the rest nowhere (OutputS3BucketName, CloudWatchOutputConfig)'}`
		: where;
}

/** The output of failed invocations, without the parts that belong to one instance, so that equal causes are equal texts; of all where none failed. */
export function summarizePrinted(invocations: readonly Invocation[]): string | null {
	const failed = invocations.filter(({plugins}) => plugins.some(({exitCode}) => (exitCode ?? 0) > 0));
	const texts = (failed.length > 0 ? failed : invocations).flatMap(({plugins}) => {
		const telling = plugins.find(({exitCode}) => (exitCode ?? 0) > 0) ?? plugins.at(-1);
		return telling === undefined || telling.beginning.trim() === '' ? [] : [lastWords(telling.beginning)];
	});
	const distinct = [...new Set(texts)].sort();
	return distinct.length === 0 ? null : distinct.join('\n');
}

/** Split a text that contains standard output and error: the agent writes a heading before the error. */
export function splitBeginning(beginning: string): {readonly output: string; readonly error: string} {
	const [output = '', ...errors] = beginning.split(/(?:^|\n)-{4,}ERROR-{4,}\n/);
	return {output, error: errors.join('\n')};
}

/** Where there is an error, that is compared; without the parts that vary between instances. */
function lastWords(beginning: string): string {
	const {output, error} = splitBeginning(beginning);
	const text = error.trim() === '' ? output : error;
	return text
		.split('\n')
		.map(line => generalizeMessage(line).pattern)
		.filter(line => line !== '' && !/^-+(Output|Error) truncated-+$/i.test(line))
		.join('\n');
}

/** The `aws` command lines that read what a step logged elsewhere, for actions whose output Automation's API doesn't return. */
export function tellElsewhere(
	{action, outputs, inputs}: Pick<StepExecution, 'action' | 'outputs' | 'inputs'>,
	{region}: Location,
): {readonly text: string; readonly command: string} | null {
	if (action === 'aws:executeScript') {
		return {
			text: 'What the script printed is in CloudWatch Logs where the account sends it there; Automation’s API gives the payload and the failure alone. The log group:',
			command: `aws ssm get-service-setting --setting-id /ssm/automation/customer-script-log-group-name --region ${region}`,
		};
	}

	if (action === 'aws:createStack') {
		const named = outputs.StackId?.[0] ?? readText(inputs.StackName);
		return named === null || named === ''
			? null
			: {
					text: 'Automation’s API gives the stack’s status and its reason alone. Its events:',
					command: `aws cloudformation describe-stack-events --stack-name ${quoteForBash(named)} --region ${region}`,
				};
	}

	return null;
}

/** Inputs contain JSON. */
function readText(json: string | undefined): string | null {
	return json === undefined ? null : json.replace(/^"|"$/g, '');
}
