import type {Preflight} from '../../actions/preflight/preflight.ts';
import type {Execution} from '../../domain/execution.ts';
import type {ExecutionPreview} from '../../domain/execution-preview.ts';
import type {Outcome} from '../../domain/failure.ts';
import type {Location} from '../../domain/location.ts';
import type {Runbook} from '../../domain/runbook.ts';
import type {RunbookDocument, RunbookOwner, RunbookSummary, RunbookVersion} from '../../domain/runbook-list.ts';
import type {StartRequest} from '../../domain/start-request.ts';
import type {ChoiceList, LaunchWake, Presets} from '../../state/launch-effect.ts';
import type {PromptKind, Section} from './configure.ts';

type PageOf<T> = {readonly items: readonly T[]; readonly nextToken: string | null};

/** What opens the configure screens, and the keys that count there. */
export type ConfigureKeyEvent =
	/** A new launch, or the one that was left. */
	| {readonly type: 'configure-asked'}
	| {readonly type: 'section-chosen'; readonly section: Section}
	| {readonly type: 'section-stepped'; readonly direction: 'next' | 'previous'}
	| {readonly type: 'category-cycled'}
	| {readonly type: 'version-cycled'}
	| {readonly type: 'details-scrolled'; readonly direction: 'up' | 'down'}
	| {readonly type: 'painted'; readonly what: 'location' | 'row' | 'column' | 'shown'}
	| {readonly type: 'paint-range-toggled'}
	| {readonly type: 'selection-inverted'}
	| {readonly type: 'selection-cleared'}
	| {readonly type: 'painting-undone'}
	/** Send OUs as OUs, or as their accounts. */
	| {readonly type: 'unit-mode-toggled'}
	| {readonly type: 'child-units-toggled'}
	| {readonly type: 'choosing-changed'; readonly change: 'fold' | 'fold-all' | 'density' | 'names' | 'disabled'}
	| {readonly type: 'prompt-asked'; readonly kind: PromptKind}
	| {readonly type: 'choice-cleared'}
	| {readonly type: 'suggestion-stepped'; readonly direction: 'next' | 'previous'}
	/** Show the review in the next of its forms: in words, as a command line, as a plan file. */
	| {readonly type: 'review-cycled'}
	| {readonly type: 'launch-asked'}
	/** Begin a preflight; cancel it while one is running. */
	| {readonly type: 'preflight-asked'}
	/** Remove the locations that would fail from the selection. */
	| {readonly type: 'failing-removed'}
	/** Show how to mend the finding under the cursor. */
	| {readonly type: 'fix-asked'}
	/** Rehearse the launch; end the rehearsal while one is running. */
	| {readonly type: 'rehearsal-asked'}
	/** Throw away what was configured and begin anew. */
	| {readonly type: 'configure-reset'};

/** What comes back from AWS and the disk. */
type ConfigureResponseEvent =
	/** A plan was given on the command line. */
	| {readonly type: 'plan-opened'; readonly request: StartRequest; readonly origin: string}
	| {
			readonly type: 'runbooks-read';
			readonly owner: RunbookOwner;
			readonly isFirstPage: boolean;
			readonly outcome: Outcome<PageOf<RunbookSummary>>;
	  }
	| LaunchWake
	| {
			readonly type: 'runbook-read';
			readonly name: string;
			readonly version: string;
			readonly outcome: Outcome<{readonly document: RunbookDocument; readonly runbook: Runbook}>;
	  }
	| {
			readonly type: 'versions-read';
			readonly name: string;
			readonly outcome: Outcome<PageOf<RunbookVersion>>;
	  }
	| {
			readonly type: 'choices-read';
			readonly list: ChoiceList;
			readonly outcome: Outcome<readonly string[]>;
	  }
	| {
			readonly type: 'launch-source-read';
			readonly executionId: string;
			readonly outcome: Outcome<{
				readonly execution: Execution;
				readonly tags: Readonly<Record<string, string>> | null;
			}>;
	  }
	| {
			readonly type: 'failed-locations-read';
			readonly executionId: string;
			readonly outcome: Outcome<readonly Location[]>;
	  }
	/** What a preflight has found so far, or in the end; `key` names the requests that it checks. */
	| {readonly type: 'preflight-told'; readonly key: string; readonly preflight: Preflight; readonly isOver: boolean}
	/** What a rehearsal has printed; `key` names the request that it plays. */
	| {
			readonly type: 'rehearsal-ended';
			readonly key: string;
			readonly outcome: Outcome<{readonly printed: string; readonly notes: readonly string[]}>;
	  }
	/** The tags of accounts, by account. */
	| {
			readonly type: 'account-tags-read';
			readonly accountIds: readonly string[];
			readonly outcome: Outcome<ReadonlyMap<string, Readonly<Record<string, string>>>>;
	  }
	| {readonly type: 'file-read'; readonly path: string; readonly outcome: Outcome<string>}
	| {readonly type: 'file-written'; readonly path: string; readonly outcome: Outcome<void>}
	| {readonly type: 'presets-read'; readonly presets: Presets}
	| {readonly type: 'preset-saved'; readonly name: string; readonly outcome: Outcome<void>}
	/** `request` is what was asked about, as JSON: an answer about another one is dropped. */
	| {readonly type: 'preview-started'; readonly request: string; readonly outcome: Outcome<string>}
	| {
			readonly type: 'preview-read';
			readonly request: string;
			readonly previewId: string;
			readonly outcome: Outcome<ExecutionPreview>;
	  };

/** Everything that concerns the configure screens alone. */
export type ConfigureEvent = ConfigureKeyEvent | ConfigureResponseEvent;

/** Events that open the screens, or concern no open launch. */
export type OpeningEvent = Extract<ConfigureEvent, {type: 'configure-asked' | 'plan-opened' | 'preset-saved'}>;
