import type {ExecutionPreview} from '../../domain/execution-preview.ts';
import type {Runbook} from '../../domain/runbook.ts';
import type {RunbookDocument, RunbookOwner, RunbookSummary, RunbookVersion} from '../../domain/runbook-list.ts';
import type {Trouble} from '../../domain/trouble.ts';
import type {MatrixView} from '../../matrix/matrix-view.ts';
import {type DraftPlaces, emptyDraft, type LaunchDraft} from '../../planning/draft.ts';
import {noRings, type RingsDraft} from '../../planning/rings/rings-draft.ts';
import type {ChoiceList, Presets} from '../../state/launch-effect.ts';
import {firstChoosingView} from './places/first-view.ts';
import type {KnownPreflight} from './preflight/preflight-state.ts';
import type {KnownRehearsal} from './rehearsal/rehearsal-state.ts';

/** The configure screens, in the order in which a launch is thought through. */
export const sections = [
	'runbook',
	'places',
	'targets',
	'parameters',
	'rate',
	'alarm',
	'tags',
	'review',
	'preflight',
	'rings',
] as const;
export type Section = (typeof sections)[number];

/** Whose runbooks the tabs show. */
export const owners: readonly RunbookOwner[] = ['Amazon', 'Self', 'Private', 'Any'];

/** The role that AWS assumes in a target account unless another is named; the AWS console fills it in too. */
export const executionRoleName = 'AWS-SystemsManager-AutomationExecutionRole';
/** The role that AWS's template makes in the central account, for Automation to begin with. */
export const administrationRoleName = 'AWS-SystemsManager-AutomationAdministrationRole';
/** The parameter that says which role the automation runs with. */
export const assumeRoleParameter = 'AutomationAssumeRole';

/** The field in which a parameter of a runbook that can't be read is typed, as name=value. */
export const newParameter = 'new-parameter';

/** What the one-line prompt at the foot of the screen asks for. */
export type PromptKind =
	| 'runbook'
	| 'locations'
	| 'failed-of'
	| 'save-plan'
	| 'save-preset'
	| 'load-preset'
	| 'load-rings';

export type Prompt = {
	readonly kind: PromptKind;
	readonly text: string;
	/** The number of characters after the caret. */
	readonly fromEnd: number;
	/** Whether the text is a proposal, which the first key that writes replaces. */
	readonly isProposal: boolean;
	/** What is wrong with it, or how far it has got; empty for nothing. */
	readonly message: string;
	/** The file is there, and Enter replaces it now. */
	readonly replaces: boolean;
};

/** A list that comes page by page. */
type RunbookPages = {
	readonly items: readonly RunbookSummary[];
	readonly isAsking: boolean;
	readonly isComplete: boolean;
	/** Why it couldn't be read, until it is. */
	readonly trouble: Trouble | null;
};

/** What is known of one version of a runbook. */
export type KnownRunbook =
	| {readonly state: 'asking'; readonly trouble: Trouble | null}
	| {readonly state: 'failed'; readonly trouble: Trouble}
	| {readonly state: 'read'; readonly document: RunbookDocument; readonly runbook: Runbook};

/** A list to complete a field from. */
type KnownChoices = {
	readonly state: 'unknown' | 'asking' | 'known' | 'failed';
	readonly values: readonly string[];
	/** Why it couldn't be read, until it is. */
	readonly trouble: Trouble | null;
};

type RunbookPicker = {
	readonly owner: RunbookOwner;
	/** Only runbooks of this family; `null` for all. */
	readonly category: string | null;
	/** Name of the runbook under the cursor; `null` stands for the first. */
	readonly cursor: string | null;
	readonly search: string;
	readonly isSearching: boolean;
	/** First row shown of what is said of the runbook under the cursor. */
	readonly detailTop: number;
};

/** The form that the review is shown in. */
export const reviewForms = ['words', 'bash', 'cmd', 'powershell', 'json', 'yaml'] as const;
export type ReviewForm = (typeof reviewForms)[number];

/** The tags of accounts that have been read; while `isAsking`, more are being read, or the same ones again. */
export type KnownTags = {
	readonly of: ReadonlyMap<string, Readonly<Record<string, string>>>;
	readonly isAsking: boolean;
	/** When the first of them were read, epoch milliseconds. */
	readonly readAt: number;
};

type KnownPreview = {
	/** The requests that it describes, as JSON; `null` once it has to be requested again. */
	readonly request: string | null;
	readonly preview: ExecutionPreview | null;
	readonly isAsking: boolean;
	readonly trouble: Trouble | null;
	/** How often it was read. */
	readonly looks: number;
};

/** A launch on its way: the draft itself, where one stands in it, and what AWS offered to choose from. Kept when the screens are left. */
export type Configure = {
	readonly draft: LaunchDraft;
	/** The rings that it is started in, as typed; without a text everything starts together. */
	readonly rings: RingsDraft;
	/** Tags of accounts, where a ring needs them; `null` before they are requested. */
	readonly accountTags: KnownTags | null;
	/** Where its settings come from, such as `plan patch.yaml`; `null` for a new one. */
	readonly origin: string | null;
	readonly section: Section;
	/** The field under the cursor, by section; the first where there is none. */
	readonly cursors: Readonly<Partial<Record<Section, string>>>;
	/** The number of characters after the caret of the field's text. */
	readonly caretFromEnd: number;
	/** The suggestion that is highlighted; `null` for none. */
	readonly suggestion: number | null;
	/** Text of fields that are kept as lists, by field: what was typed, to the comma. */
	readonly texts: Readonly<Record<string, string>>;
	readonly picker: RunbookPicker;
	readonly lists: Readonly<Record<RunbookOwner, RunbookPages>>;
	/** By `runbookKey`. */
	readonly runbooks: ReadonlyMap<string, KnownRunbook>;
	/** By name. */
	readonly versions: ReadonlyMap<string, readonly RunbookVersion[]>;
	readonly choices: Readonly<Record<ChoiceList, KnownChoices>>;
	/** What was painted before, the latest last: what *undo* goes back to. */
	readonly painted: readonly DraftPlaces[];
	/** The view of the matrix of locations. */
	readonly view: MatrixView;
	/** The places of the other way to choose (painted locations, or OUs), kept for going back to it. */
	readonly otherPlaces: DraftPlaces;
	/** Whether Regions that are off have a column; one in which something is selected always has. */
	readonly showsDisabled: boolean;
	readonly prompt: Prompt | null;
	readonly presets: Presets;
	readonly review: {readonly form: ReviewForm; readonly top: number; readonly cursor: number};
	readonly preview: KnownPreview | null;
	/** The findings of a preflight, of this launch or of its state before a change; `null` before the first preflight. */
	readonly preflight: KnownPreflight | null;
	/** The latest rehearsal of this launch, or of its state before a change; `null` for none. */
	readonly rehearsal: KnownRehearsal | null;
	/** The finding under the cursor, by its text; `null` means the first. */
	readonly finding: string | null;
	/** The fan-out whose settings are being read; `null` for none. */
	readonly readsFrom: string | null;
};

const noPages: RunbookPages = {items: [], isAsking: false, isComplete: false, trouble: null};
const noChoices: KnownChoices = {state: 'unknown', values: [], trouble: null};

/** OUs of which none is chosen yet. */
export const noUnits: DraftPlaces = {
	kind: 'units',
	accounts: [],
	regions: [],
	includesChildUnits: true,
	excludes: [],
};

/** A launch of which nothing is chosen yet, but for the role that AWS assumes in the targets. */
export function createConfigure(): Configure {
	return {
		draft: {...emptyDraft(), executionRole: executionRoleName},
		rings: noRings,
		accountTags: null,
		origin: null,
		section: 'runbook',
		cursors: {},
		caretFromEnd: 0,
		suggestion: null,
		texts: {},
		picker: {owner: 'Amazon', category: null, cursor: null, search: '', isSearching: false, detailTop: 0},
		lists: {Amazon: noPages, Self: noPages, Private: noPages, Any: noPages},
		runbooks: new Map(),
		versions: new Map(),
		choices: {alarms: noChoices, groups: noChoices, roles: noChoices, regions: noChoices},
		painted: [],
		view: firstChoosingView,
		otherPlaces: noUnits,
		showsDisabled: false,
		prompt: null,
		presets: {},
		review: {form: 'words', top: 0, cursor: 0},
		preview: null,
		preflight: null,
		rehearsal: null,
		finding: null,
		readsFrom: null,
	};
}

/** Replace the draft by one that came from elsewhere; what AWS told stays known. */
export function fillDraft(configure: Configure, draft: LaunchDraft, origin: string | null): Configure {
	return {
		...configure,
		draft,
		rings: noRings,
		origin,
		texts: {},
		cursors: {},
		caretFromEnd: 0,
		suggestion: null,
		otherPlaces: draft.places.kind === 'units' ? emptyDraft().places : noUnits,
		painted: [],
		view: firstChoosingView,
		preview: null,
		preflight: null,
		rehearsal: null,
		finding: null,
		prompt: null,
		readsFrom: null,
	};
}

/** What one version of a runbook is kept under. */
export function runbookKey(name: string, version: string | null): string {
	return `${name}\n${version ?? '$DEFAULT'}`;
}

/** What is known of the chosen runbook in the chosen version; `undefined` where nothing was asked. */
export function chosenRunbook({draft, runbooks}: Configure): KnownRunbook | undefined {
	return runbooks.get(runbookKey(draft.document, draft.documentVersion));
}

/** The chosen runbook with its parameters; `null` while or where it can't be read. */
export function readableRunbook(configure: Configure): Runbook | null {
	const known = chosenRunbook(configure);
	return known?.state === 'read' ? known.runbook : null;
}

/** Whether the launch starts in rings. */
export function hasRings({rings}: Pick<Configure, 'rings'>): boolean {
	return rings.text.trim() !== '';
}

/** Whether closing would lose a launch that is being configured. */
export function isBegun(configure: Configure | null): boolean {
	if (configure === null) {
		return false;
	}

	const {document, places} = configure.draft;
	return document !== '' || places.kind !== 'locations' || places.selection.size > 0;
}
