import type {Fault, FaultKind} from './fault.ts';

/** Text that a terminal must not obey and a column must survive. */
const hostileText = 'evil \u001b[2J\u001b]0;owned\u0007 \u202e\u0000 \ud83d\ude80\u200d 漢字 é\u0301 \r\n\t<end>';

/** Members that AWS's models don't require and that a client would miss. */
const optionalMembers: ReadonlySet<string> = new Set([
	'Outputs',
	'Inputs',
	'ExecutionStartTime',
	'ExecutionEndTime',
	'FailureMessage',
	'FailureDetails',
	'ProgressCounters',
	'ResolvedTargets',
	'Mode',
	'Description',
	'Paths',
	'State',
]);

const textMembers: ReadonlySet<string> = new Set([
	'FailureMessage',
	'StepName',
	'CurrentStepName',
	'ExecutedBy',
	'Response',
	'Description',
	'LongName',
]);

/** One member of an answer, where it stands, and what becomes of it. */
type Change = (name: string, value: unknown, owner: Readonly<Record<string, unknown>>) => unknown;

const changes: Readonly<Partial<Record<FaultKind, Change>>> = {
	'unknown-status': (name, value) => (/(?:Status|State)$/.test(name) && typeof value === 'string' ? 'Quantum' : value),
	'missing-fields': (name, value) => (optionalMembers.has(name) ? undefined : value),
	'hostile-text': (name, value, owner) => {
		if (name === 'Outputs' || name === 'Inputs') {
			return mapTexts(value);
		}

		// The names of accounts and OUs have an ARN beside them, values of tags a key; those of documents, where a list tells them, and of parameters are asked for again.
		const isText =
			textMembers.has(name) ||
			(name === 'Name' && 'Arn' in owner) ||
			(name === 'DocumentName' && 'AutomationExecutionStatus' in owner) ||
			(name === 'Value' && ('Key' in owner || String(owner.Name).endsWith('/longName')));
		return isText && typeof value === 'string' ? value + hostileText : value;
	},
};

/** Change a good answer as the faults ask for: what AWS may send that nobody expects. */
export function spoilOutput(output: object, faults: readonly Fault[]): object {
	let spoilt = output;
	for (const {kind} of faults) {
		const change = changes[kind];
		if (change !== undefined) {
			spoilt = mapMembers(spoilt, change) as object;
		} else if (kind === 'unknown-fields') {
			spoilt = addMembers(spoilt) as object;
		}
	}

	return spoilt;
}

function mapMembers(node: unknown, change: Change): unknown {
	if (Array.isArray(node)) {
		return node.map(element => mapMembers(element, change));
	}

	return isPlain(node)
		? Object.fromEntries(
				Object.entries(node).map(([name, value]) => {
					const changed = change(name, value, node);
					return [name, changed === value ? mapMembers(value, change) : changed];
				}),
			)
		: node;
}

/** Members that hold a map with keys of its own: a new key there would mean something. */
const mapsByName: ReadonlySet<string> = new Set([
	'Details',
	'Inputs',
	'Outputs',
	'OverriddenParameters',
	'StepPreviews',
	'TargetMaps',
	'Variables',
]);

function addMembers(node: unknown): unknown {
	if (Array.isArray(node)) {
		return node.map(addMembers);
	}

	if (!isPlain(node)) {
		return node;
	}

	const members = Object.entries(node).map(([name, value]) => {
		// `Parameters` is a map of an execution's, and a list of a document's.
		const isMap = mapsByName.has(name) || (name === 'Parameters' && !Array.isArray(value));
		return [name, isMap ? value : addMembers(value)];
	});
	return {...Object.fromEntries(members), FieldOfTheFuture: {Depth: [1, 2, 3]}};
}

function mapTexts(value: unknown): unknown {
	if (Array.isArray(value)) {
		return value.map(mapTexts);
	}

	if (isPlain(value)) {
		return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapTexts(one)]));
	}

	return typeof value === 'string' ? value + hostileText : value;
}

function isPlain(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !(value instanceof Date);
}
