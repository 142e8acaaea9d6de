import type {Fault} from '../faults.ts';

/** Text that a terminal must not obey and a column must survive. */
const hostileText = 'evil \u001b[2J\u001b]0;owned\u0007 \u202e\u0000 \ud83d\ude80\u200d 漢字 é\u0301 \r\n\t<end>';

/** Lists that operations answer with. */
const lists = ['StepExecutions', 'AutomationExecutionMetadataList', 'DocumentIdentifiers', 'Accounts', 'Parameters'];

/** Change a good answer as the faults ask for: what AWS may send that nobody expects. */
export function spoilOutput(output: object, faults: readonly Fault[]): object {
	return faults.reduce<object>((spoilt, {kind}) => {
		switch (kind) {
			case 'unknown-status':
				return mapMembers(spoilt, (name, value) =>
					name.endsWith('Status') && typeof value === 'string' ? 'Quantum' : value,
				);
			case 'unknown-fields':
				// biome-ignore lint/performance/noAccumulatingSpread: once a fault, of which there are few
				return {...spoilt, FieldOfTheFuture: {Depth: [1, 2, 3]}};
			case 'empty-page':
				return mapLists(spoilt, () => []);
			case 'short-page':
				return mapLists(spoilt, list => list.slice(0, Math.ceil(list.length / 2)));
			case 'missing-fields':
				return mapMembers(spoilt, (name, value) =>
					['Outputs', 'Inputs', 'ExecutionEndTime', 'FailureMessage', 'ProgressCounters', 'Mode'].includes(name)
						? undefined
						: value,
				);
			case 'hostile-text':
				return mapMembers(spoilt, (name, value) =>
					['FailureMessage', 'StepName', 'Response', 'Name', 'LongName'].includes(name) && typeof value === 'string'
						? value + hostileText
						: value,
				);
			default:
				return spoilt;
		}
	}, output);
}

function mapLists(output: object, change: (list: readonly unknown[]) => readonly unknown[]): object {
	return Object.fromEntries(
		Object.entries(output).map(([name, value]) =>
			lists.includes(name) && Array.isArray(value) ? [name, change(value)] : [name, value],
		),
	);
}

function mapMembers(value: unknown, change: (name: string, value: unknown) => unknown): object {
	const walk = (node: unknown): unknown => {
		if (Array.isArray(node)) {
			return node.map(walk);
		}

		return typeof node === 'object' && node !== null
			? Object.fromEntries(
					Object.entries(node).map(([name, member]) => {
						const changed = change(name, member);
						return [name, changed === member ? walk(member) : changed];
					}),
				)
			: node;
	};

	return walk(value) as object;
}
