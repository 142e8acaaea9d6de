import {leaveOutSecrets} from '../../../domain/secrets/secrets.ts';
import type {StartRequest} from '../../../domain/start-request.ts';
import {canPaste, type Shell} from '../../../planning/command-line.ts';
import {handOn, sayLeftOut} from '../../../planning/hand-on.ts';
import type {PlannedRequest} from '../../../planning/retry-plan.ts';
import {isReadOnlyNow} from '../../../state/arming.ts';
import type {Phrase} from '../../../status/fit-phrases.ts';
import {toPrintableLine} from '../../../status/printable.ts';
import {type ReviewForm, reviewForms} from '../configure.ts';
import type {Configuring} from '../configuring.ts';
import {planOf, sectionOf} from '../plan.ts';
import {describeRings} from '../rings/words.ts';
import {sectionTitles} from '../section-titles.ts';
import {countPlanned} from './count-planned.ts';
import {describeForecast} from './forecast.ts';
import {describePreflight} from './preflight.ts';
import {describePreview} from './preview-words.ts';
import {describeRehearsal, describeRehearsed} from './rehearse.ts';
import type {Reviewed, ReviewPart} from './reviewed.ts';
import {describeAlarms, describeCaller, describeParameters, describeRest, describeRunbook} from './settings.ts';
import {describeRole, describeTargets} from './targets.ts';
import {describeWhere} from './where.ts';

export type ReviewScreen = {
	readonly tabs: ReadonlyArray<{readonly title: string; readonly isOpen: boolean}>;
	/** What prevents the launch, each with the section that mends it; `null` where it is ready. */
	readonly problems: ReadonlyArray<{
		readonly section: string;
		readonly message: string;
		readonly isFocused: boolean;
	}> | null;
	/** Why the last launch failed, in full; `null` where there was none. */
	readonly trouble: string | null;
	readonly lines: readonly Phrase[];
	/** Whether the lines are kept as they are, not broken at words. */
	readonly isVerbatim: boolean;
};

const formTitles: Readonly<Record<ReviewForm, string>> = {
	words: 'In words',
	bash: 'bash',
	cmd: 'Windows cmd',
	powershell: 'PowerShell',
	json: 'Plan, JSON',
	yaml: 'Plan, YAML',
};

export function selectReview(state: Configuring): ReviewScreen {
	const {configure} = state;
	const {review} = configure;
	const plan = planOf(configure);
	const trouble = state.notice?.tone === 'bad' ? state.notice.text : null;
	const tabs = reviewForms.map(form => ({title: formTitles[form], isOpen: form === review.form}));
	if (configure.readsFrom !== null) {
		const lines = [{text: `Reading the settings of ${configure.readsFrom}…`, tone: 'muted' as const}];
		return {tabs, trouble, problems: null, lines, isVerbatim: false};
	}

	if (!plan.isReady) {
		const problems = plan.problems.map(({field, message}, place) => ({
			section: sectionTitles[sectionOf(field)],
			message: toPrintableLine(
				`${field.startsWith('parameters.') ? `${field.slice('parameters.'.length)} ` : ''}${message}`,
			),
			isFocused: place === Math.min(review.cursor, plan.problems.length - 1),
		}));
		return {tabs, trouble, problems, lines: [], isVerbatim: false};
	}

	return review.form === 'words'
		? {
				tabs,
				trouble,
				problems: null,
				lines: describePlan({state, requests: plan.requests, count: countPlanned(configure, state)}),
				isVerbatim: false,
			}
		: {tabs, trouble, problems: null, lines: printForm(state, review.form, plan.requests), isVerbatim: true};
}

/** The request as a text to copy: in the shown form; where it is shown in words, the command line for bash. */
export function reviewText(state: Configuring): {readonly text: string; readonly what: string} | undefined {
	const {configure} = state;
	const plan = planOf(configure);
	const form = configure.review.form === 'words' ? 'bash' : configure.review.form;
	return plan.isReady
		? {
				text: plan.requests.map(({request}) => printRequest(state, form, request).text).join('\n\n'),
				what: `${form === 'json' || form === 'yaml' ? 'the plan' : `the command line for ${formTitles[form]}`}${sayWithout(plan.requests)}`,
			}
		: undefined;
}

function printRequest({central}: Configuring, form: Exclude<ReviewForm, 'words'>, request: StartRequest) {
	const {text, leftOut} = handOn(request, central?.region ?? 'us-east-1', form);
	return {text: text.trimEnd(), leftOut};
}

/** `, without Password`: secret-looking values aren't handed on. */
function sayWithout(requests: readonly PlannedRequest[]): string {
	const names = new Set(requests.flatMap(({request}) => leaveOutSecrets(request).leftOut));
	return names.size === 0 ? '' : `, without ${[...names].join(', ')}, which looks secret`;
}

function printForm(
	state: Configuring,
	form: Exclude<ReviewForm, 'words'>,
	requests: readonly PlannedRequest[],
): readonly Phrase[] {
	const isShell = form !== 'json' && form !== 'yaml';
	return requests.flatMap(({request}, place): readonly Phrase[] => {
		const {text, leftOut} = printRequest(state, form, request);
		const lacking = form === 'json' ? sayLeftOut(leftOut) : null;
		const isLong = isShell && !canPaste(text, form as Shell);
		return [
			...(requests.length > 1 ? [{text: `# ${place + 1} of ${requests.length}`, tone: 'accent' as const}] : []),
			...(lacking === null ? [] : [{text: toPrintableLine(lacking), tone: 'waiting' as const}]),
			...(isLong
				? [{text: 'Too long to be pasted there: save it as a plan file with w', tone: 'waiting' as const}]
				: []),
			...text.split('\n').map(line => ({text: toPrintableLine(line), tone: 'text' as const})),
			{text: '', tone: 'text'},
		];
	});
}

/** The parts of the review in words, from the top: a new part is one more entry. */
const parts: readonly ReviewPart[] = [
	describeRehearsed,
	describeRunbook,
	describeCaller,
	describeWhere,
	describePreflight,
	describeRole,
	describeTargets,
	describeParameters,
	describeForecast,
	describeRings,
	describeAlarms,
	describeRest,
	describePreview,
	describeRehearsal,
	describeWayOn,
];

/** The launch in words. */
function describePlan(reviewed: Reviewed): readonly Phrase[] {
	return parts.flatMap(part => part(reviewed));
}

function describeWayOn({state}: Reviewed): readonly Phrase[] {
	const isReadOnly = isReadOnlyNow(state);
	return [
		{text: '', tone: 'text'},
		{
			text: isReadOnly
				? 'rollgrid runs with --read-only: it can’t be launched from here.'
				: 'Enter launches it, and asks first. f shows it as a command line or a plan, w saves the plan, y copies it.',
			tone: isReadOnly ? 'waiting' : 'good',
		},
	];
}
