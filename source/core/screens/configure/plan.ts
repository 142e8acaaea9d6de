import type {Runbook} from '../../domain/runbook.ts';
import {createMemory} from '../../grid/remember.ts';
import type {LaunchDraft} from '../../planning/draft.ts';
import {type LaunchPlan, type Problem, planLaunch} from '../../planning/launch-plan.ts';
import {readRingsDraft} from '../../planning/rings/read-rings-draft.ts';
import {selectLocations} from '../../planning/selection.ts';
import {type Configure, hasRings, readableRunbook, type Section} from './configure.ts';

const rememberPlan = createMemory<LaunchPlan>();
const rememberProblems = createMemory<readonly Problem[]>();

/** One location in place of all: what is wrong with the rest of a draft doesn't depend on how many there are, and a cover takes its time. */
const oneLocation = selectLocations([{accountId: '000000000000', region: 'us-east-1'}]);

/** What the draft would start, or what it lacks; worked out once for each draft. */
export function planOf(configure: Configure): LaunchPlan {
	const runbook = readableRunbook(configure);
	const {draft} = configure;
	return rememberPlan(draft, [runbook, configure.rings], () => {
		const plan = planLaunch(tidy(draft), runbook);
		const wrong = findRingProblems(configure);
		return wrong.length === 0 ? plan : {isReady: false, problems: [...(plan.isReady ? [] : plan.problems), ...wrong]};
	});
}

/** Everything that the draft lacks, quickly: asked at every key. */
export function problemsOf(configure: Configure): readonly Problem[] {
	const runbook = readableRunbook(configure);
	const {draft} = configure;
	return rememberProblems(draft, [runbook, configure.rings], () => [
		...findProblems(draft, runbook),
		...findRingProblems(configure),
	]);
}

/** Find what is wrong with the text of the rings, whatever the launch is. */
function findRingProblems(configure: Configure): readonly Problem[] {
	const read = hasRings(configure) ? readRingsDraft(configure.rings) : {rings: []};
	return 'problems' in read ? read.problems : [];
}

function findProblems(draft: LaunchDraft, runbook: Runbook | null): readonly Problem[] {
	const {places} = draft;
	const isChosen = places.kind === 'locations' && places.selection.size > 0;
	const small = isChosen ? {...draft, places: {kind: 'locations' as const, selection: oneLocation}} : draft;
	const plan = planLaunch(tidy(small), runbook);
	return plan.isReady ? [] : plan.problems;
}

/** The section in which a problem is put right. */
export function sectionOf(field: string): Section {
	const [part = ''] = field.split('.');
	const known: Readonly<Record<string, Section>> = {
		document: 'runbook',
		places: 'places',
		targets: 'targets',
		executionRole: 'targets',
		parameters: 'parameters',
		rate: 'rate',
		alarm: 'alarm',
		tags: 'tags',
		rings: 'rings',
	};
	return Object.hasOwn(known, part)
		? known[part]!
		: /^TargetLocations/.test(field)
			? /Max/.test(field)
				? 'rate'
				: 'places'
			: 'review';
}

/** Rows of tags that were left empty are none. */
function tidy(draft: LaunchDraft): LaunchDraft {
	const tags = draft.tags.filter(({key, value}) => key !== '' || value !== '');
	return tags.length === draft.tags.length ? draft : {...draft, tags};
}
