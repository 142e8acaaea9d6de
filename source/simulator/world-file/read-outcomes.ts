import type {OutcomeRule} from '../world-definition.ts';
import {type Context, readPatterns} from './context.ts';
import type {Members, Value} from './value.ts';

/** How a rule says that something ends, and what that means. */
const endings = {
	succeeds: 'Success',
	fails: 'Failed',
	timesOut: 'TimedOut',
	cancels: 'Cancelled',
	hangs: 'Hangs',
} as const;

type Ending = keyof typeof endings;

const memberNames = [
	'where',
	'document',
	'step',
	'resource',
	'stackSet',
	'chance',
	'times',
	...Object.keys(endings),
	'takes',
	'slow',
	'outputs',
	'prints',
	'failureType',
	'failureStage',
];

/** The outcomes of a world file: what happens where. */
export function readOutcomes(value: Value | undefined, context: Context): readonly OutcomeRule[] {
	return (value?.asList() ?? []).map(item => {
		const members = item.asMap(memberNames);
		const ending = readEnding(item, members);
		const saysSomething = ending || ['takes', 'slow', 'outputs', 'prints'].some(name => members.get(name));
		if (!saysSomething) {
			item.say(`says nothing; there are ${[...Object.keys(endings), 'takes', 'slow', 'outputs', 'prints'].join(', ')}`);
		}
		const stackSet = members.get('stackSet')?.asText();
		return {
			where: readPatterns(members.get('where'), context),
			document: members.get('document')?.asText(),
			step: members.get('step')?.asText(),
			resource: members.get('resource')?.asText(),
			...(stackSet !== undefined && {stackSet}),
			chance: members.get('chance')?.asNumber(0, 1) ?? 1,
			times: members.get('times')?.asNumber(1),
			status: ending && endings[ending],
			message: ending && readMessage(members.get(ending)),
			failureType: members
				.get('failureType')
				?.asOneOf(['Action', 'Permission', 'Throttling', 'Verification', 'Internal']),
			failureStage: members
				.get('failureStage')
				?.asOneOf(['InputValidation', 'PreVerification', 'Invocation', 'PostVerification']),
			takesMs: members.get('takes')?.asSpan(),
			slow: members.get('slow')?.asNumber(0.01, 1_000_000),
			outputs: readOutputs(members.get('outputs')),
			prints: readPrints(members.get('prints')),
		};
	});
}

function readEnding(value: Value, members: Members): Ending | undefined {
	const [ending, second] = (Object.keys(endings) as Ending[]).filter(name => members.get(name));
	if (second) {
		value.say(`can't say both ${ending} and ${second}`);
	}
	return ending;
}

/** `fails: true` fails without a message of its own. */
function readMessage(value: Value | undefined): string | undefined {
	const text = value?.asText();
	return text === 'true' ? undefined : text;
}

function readOutputs(value: Value | undefined): OutcomeRule['outputs'] {
	if (!value) {
		return undefined;
	}
	return Object.fromEntries(
		value.asEntries().map(([name, output]) => [name, output.asOneOrMore().map(item => item.asText())]),
	);
}

/** What the instances of a command print, each text to its stream. */
function readPrints(value: Value | undefined): OutcomeRule['prints'] {
	if (!value) {
		return undefined;
	}
	const members = value.asMap(['output', 'error', 'exitCode', 'nodes']);
	return {
		output: members.get('output')?.asText() ?? '',
		error: members.get('error')?.asText() ?? '',
		exitCode: members.get('exitCode')?.asNumber(0, 255),
		nodes: members.get('nodes')?.asNumber(1),
	};
}
