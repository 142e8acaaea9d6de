import {type PreflightRecord, toPreflightRecord} from '../../../actions/preflight/verdict-record.ts';
import type {StartRequest} from '../../../domain/start-request.ts';
import {createMemory} from '../../../grid/remember.ts';
import {coverSelection} from '../../../planning/cover.ts';
import {type Configure, executionRoleName} from '../configure.ts';
import {planOf} from '../plan.ts';
import {isOutdated, isStale} from './outdated.ts';

/** What is checked, and its name. */
export type PreflightSubject = {
	readonly requests: readonly StartRequest[];
	readonly key: string;
	/** Whether it is still incomplete, so that its parameters are judged later. */
	readonly isSketch: boolean;
};

const rememberSubject = createMemory<PreflightSubject | null>();

/**
What a preflight of the current launch checks: the requests; before they are known, the chosen runbook in the selected locations.

@returns `null` where neither is chosen.
*/
export function subjectOf(configure: Configure): PreflightSubject | null {
	const plan = planOf(configure);
	return rememberSubject(plan, [configure.draft], () => {
		const requests = plan.isReady ? plan.requests.map(({request}) => request) : sketch(configure);
		return requests === null ? null : {requests, key: JSON.stringify(requests), isSketch: !plan.isReady};
	});
}

function sketch({draft}: Configure): readonly StartRequest[] | null {
	const {places, document, documentVersion, executionRole} = draft;
	if (places.kind !== 'locations' || places.selection.size === 0 || document === '') {
		return null;
	}

	const ExecutionRoleName = executionRole === '' ? executionRoleName : executionRole;
	return [
		{
			DocumentName: document,
			...(documentVersion === null ? {} : {DocumentVersion: documentVersion}),
			TargetLocations: coverSelection(places.selection).map(entry => ({...entry, ExecutionRoleName})),
		},
	];
}

/** The result of the preflight that is kept with this start; `undefined` where no preflight checked exactly this, and lately. */
export function preflightRecord(configure: Configure, now: number): PreflightRecord | undefined {
	const known = configure.preflight;
	return known?.preflight == null || isOutdated(configure) || isStale(configure, now)
		? undefined
		: toPreflightRecord(known.preflight, known.at);
}
