import type {AutomationDocument, DocumentVersion} from '../../documents/document.ts';
import {findDocument, findVersion} from '../../documents/find.ts';
import type {World} from '../../world.ts';
import type {PastExecution} from '../../world-definition.ts';
import type {Execution} from '../state/execution.ts';
import {uuid} from '../state/random.ts';
import {createExecution, register} from './create-execution.ts';

/** Put an execution that the engine did not run into a world's history, such as a change request that waits for its approval. */
export function recordPast(world: World, past: PastExecution): void {
	const {accountId, region, input} = past;
	const document = findDocument(world, past, input.DocumentName) ?? goneDocument(input.DocumentName, accountId, region);
	const version = findVersion(document, input.DocumentVersion) ?? document.versions[0]!;
	const spec = {
		id: past.id ?? uuid(world.seed, `${world.fingerprint} past ${world.engine.executions.size}`),
		accountId,
		region,
		input,
		parameters: input.Parameters ?? {},
		document,
		version,
		executedBy: past.executedBy,
	};
	const execution: Execution = {
		...createExecution(world, spec, 'record'),
		status: past.status,
		failureMessage: past.failureMessage,
		startedAtMs: world.startMs - past.startedBeforeMs,
		endedAtMs: past.endedBeforeMs === undefined ? undefined : world.startMs - past.endedBeforeMs,
		extra: past.extra,
	};
	register(world, execution);
}

/** A runbook that ran once and does not exist any more. */
function goneDocument(name: string, owner: string, region: string): AutomationDocument {
	const version: DocumentVersion = {
		version: '1',
		format: 'JSON',
		content: '{}',
		createdAtMs: 0,
		status: 'Deleting',
		runbook: undefined,
	};
	return {
		name,
		owner,
		region,
		documentType: 'Automation',
		versions: [version],
		defaultVersion: '1',
		sharedWith: [],
		tags: {},
		category: [],
		categoryEnum: [],
		platformTypes: [],
		targetType: undefined,
		attachments: [],
	};
}
