import {parse} from 'yaml';
import {ownValue} from '../domain/own.ts';
import {isRecord} from '../domain/shape.ts';
import {toIamActions} from './iam-actions.ts';

/** One IAM action that a step of a runbook needs for its role. */
export type Need = {
	readonly action: string;
	readonly step: string;
	/** The part of a resource's ARN after account and Region, such as `function:Nightly`, with the service before it; `null` where the step alone doesn't show it. */
	readonly resource: {readonly service: string; readonly name: string} | null;
	/** Whether every run reaches the step and fails with it: no branch comes before, and its failure isn't ignored. */
	readonly isCertain: boolean;
};

/** What a runbook calls, as far as its text shows. */
export type RunbookNeeds = {
	readonly needs: readonly Need[];
	/** Steps whose calls are unknown: scripts, nested runbooks, and APIs that a parameter names. */
	readonly untold: readonly string[];
	/** Change Calendars that a step reads, with the step. */
	readonly calendars: readonly NamedCalendar[];
};

/** A Change Calendar that a step reads. */
export type NamedCalendar = {
	readonly name: string;
	readonly step: string;
	/** Whether the step waits until the calendar is in the state it needs. */
	readonly isWaitedFor: boolean;
};

type Step = Readonly<Record<string, unknown>>;
type Parameters = Readonly<Record<string, readonly string[]>>;
type Called = Pick<Need, 'action'> & Partial<Pick<Need, 'resource'>>;

/**
Find what a runbook calls: the IAM actions of each step.

@param content - JSON or YAML of schema version 0.3. Anything unexpected in it is ignored: AWS has accepted it.
@param parameters - Those of the request: a step may name a calendar by one. Defaults count, too.
*/
export function readNeeds(content: string, parameters: Parameters = {}): RunbookNeeds {
	const document = parseDocument(content);
	const given = {...readDefaults(document), ...parameters};
	const steps = stepsOf(document.mainSteps);
	const certain = listCertain(steps);
	const needs: Need[] = [];
	const untold: string[] = [];
	const calendars: NamedCalendar[] = [];
	const read = (step: Step, isCertain: boolean): void => {
		const name = textOf(step.name) ?? '';
		const called = listCalls(step);
		if (called === null) {
			untold.push(name);
		}

		for (const {action, resource = null} of called ?? []) {
			needs.push({action, step: name, resource, isCertain});
		}

		const isWaitedFor = step.action === 'aws:waitForAwsResourceProperty';
		calendars.push(...listCalendars(step, given).map(one => ({name: one, step: name, isWaitedFor})));
		// A loop may run no round at all.
		for (const inner of stepsOf(inputsOf(step).Steps)) {
			read(inner, false);
		}
	};

	for (const step of steps) {
		read(step, certain.has(step));
	}

	return {needs, untold, calendars};
}

/** The steps that every run reaches, and fails with where they fail. */
function listCertain(steps: readonly Step[]): ReadonlySet<Step> {
	const certain = new Set<Step>();
	const passed = new Set<Step>();
	for (let step = steps[0]; step !== undefined && !passed.has(step); ) {
		passed.add(step);
		if (step.action === 'aws:branch') {
			break;
		}

		const isLenient = step.isCritical === false || (textOf(step.onFailure) ?? 'Abort') !== 'Abort';
		if (!isLenient) {
			certain.add(step);
		}

		const after: unknown = step.isEnd === true ? null : (step.nextStep ?? steps[steps.indexOf(step) + 1]?.name);
		step = steps.find(({name}) => name === after);
	}

	return certain;
}

/** The calls of a step; `null` where unknown. */
function listCalls(step: Step): readonly Called[] | null {
	const inputs = inputsOf(step);
	const plain = (...actions: readonly string[]): readonly Called[] => actions.map(action => ({action}));
	switch (step.action) {
		case 'aws:executeAwsApi':
		case 'aws:assertAwsResourceProperty':
		case 'aws:waitForAwsResourceProperty': {
			const actions = toIamActions(textOf(inputs.Service) ?? '?', textOf(inputs.Api) ?? '?');
			return actions && plain(...actions);
		}

		case 'aws:runCommand':
			return plain('ssm:SendCommand', 'ssm:ListCommands', 'ssm:ListCommandInvocations');
		case 'aws:changeInstanceState': {
			const change = stateActions[textOf(inputs.DesiredState) ?? ''];
			return change === undefined ? null : plain(change, 'ec2:DescribeInstanceStatus');
		}

		case 'aws:runInstances':
			return plain('ec2:RunInstances', 'ec2:DescribeInstanceStatus');
		case 'aws:createImage':
			return plain('ec2:CreateImage', 'ec2:DescribeImages');
		case 'aws:copyImage':
			return plain('ec2:CopyImage', 'ec2:DescribeImages');
		case 'aws:deleteImage':
			return plain('ec2:DescribeImages', 'ec2:DeregisterImage', 'ec2:DeleteSnapshot');
		case 'aws:createTags':
			return plain((textOf(inputs.ResourceType) ?? 'EC2') === 'EC2' ? 'ec2:CreateTags' : 'ssm:AddTagsToResource');
		case 'aws:createStack':
			return plain('cloudformation:CreateStack', 'cloudformation:DescribeStacks');
		case 'aws:deleteStack':
			return plain('cloudformation:DeleteStack', 'cloudformation:DescribeStacks');
		case 'aws:invokeLambdaFunction': {
			const name = textOf(inputs.FunctionName);
			const isPlain = name !== null && /^[\w-]+$/.test(name);
			return [
				{action: 'lambda:InvokeFunction', resource: isPlain ? {service: 'lambda', name: `function:${name}`} : null},
			];
		}

		case 'aws:executeStateMachine':
			return plain('states:StartExecution', 'states:DescribeExecution');
		case 'aws:executeScript':
		case 'aws:executeAutomation':
			return null;
		// Waiting, branching and the like make no call; the message of an approval can't make a step fail.
		default:
			return [];
	}
}

const stateActions: Readonly<Record<string, string>> = {
	running: 'ec2:StartInstances',
	stopped: 'ec2:StopInstances',
	terminated: 'ec2:TerminateInstances',
};

function listCalendars(step: Step, parameters: Parameters): readonly string[] {
	const {Service, Api, CalendarNames} = inputsOf(step);
	const isMeant = textOf(Service)?.toLowerCase() === 'ssm' && /^get_?calendar_?state$/i.test(textOf(Api) ?? '');
	const names: readonly unknown[] = !isMeant ? [] : Array.isArray(CalendarNames) ? CalendarNames : [CalendarNames];
	return names
		.filter(name => typeof name === 'string')
		.flatMap(name => {
			const [, parameter] = /^\s*\{\{\s*([\w-]+)\s*\}\}\s*$/.exec(name) ?? [];
			return parameter === undefined ? [name] : (ownValue(parameters, parameter) ?? []);
		})
		.filter(name => name !== '' && !name.includes('{{'));
}

function readDefaults({parameters}: Step): Parameters {
	const defaults = Object.entries(isRecord(parameters) ? parameters : {}).map(([name, declared]) => {
		const value = isRecord(declared) ? declared.default : undefined;
		const values: readonly unknown[] = Array.isArray(value) ? value : [value];
		return [name, values.filter(one => typeof one === 'string')] as const;
	});
	return Object.fromEntries(defaults);
}

function parseDocument(content: string): Step {
	try {
		const read: unknown = parse(content);
		return isRecord(read) ? read : {};
	} catch {
		return {};
	}
}

function stepsOf(source: unknown): readonly Step[] {
	return Array.isArray(source) ? source.filter(isRecord) : [];
}

function inputsOf({inputs}: Step): Step {
	return isRecord(inputs) ? inputs : {};
}

function textOf(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}
