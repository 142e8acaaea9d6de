import type {AutomationDocument, DocumentVersion} from '../../documents/document.ts';
import type {World} from '../../world.ts';
import type {ParameterMap, StartInput} from '../state/api.ts';
import type {Execution} from '../state/execution.ts';

/** The execution to create, of any level. */
export type LaunchSpec = {
	readonly id: string;
	readonly accountId: string;
	readonly region: string;
	readonly input: StartInput;
	readonly parameters: ParameterMap;
	readonly document: AutomationDocument;
	readonly version: DocumentVersion;
	/** ARN of the person that starts it. Children read it from their parent. */
	readonly executedBy?: string;
	/** The step that starts it, where no person does. */
	readonly by?: {readonly parent: Execution; readonly stepIndex: number; readonly onEnd: (child: Execution) => void};
	readonly target?: string;
};

export type Launch = (world: World, spec: LaunchSpec) => Execution;
