import type {DraftTargets} from '../../../planning/draft.ts';
import {executionRoleName} from '../configure.ts';
import {line, listEntries, type Reviewed, type ReviewPart} from './reviewed.ts';

/** The role that AWS assumes in each target account. */
export const describeRole: ReviewPart = reviewed => {
	const roles = listEntries(reviewed).map(({ExecutionRoleName}) => ExecutionRoleName || executionRoleName);
	const each = [...new Set(roles.length === 0 ? [executionRoleName] : roles)];
	return [line('Role', `${each.join(' or ')} in each target account`)];
};

/** The targets in each location. */
export const describeTargets: ReviewPart = reviewed => [line('Targets', sayTargets(reviewed))];

function sayTargets(reviewed: Reviewed): string {
	const {targets} = reviewed.state.configure.draft;
	const entries = listEntries(reviewed);
	const own = entries.filter(({Targets}) => Targets !== undefined).length;
	if (own > 0) {
		const others = own === entries.length ? '' : `${describeDraftTargets(targets)}; `;
		return `${others}${own} target ${own === 1 ? 'location has' : 'locations have'} targets of their own`;
	}

	return describeDraftTargets(targets);
}

function describeDraftTargets(targets: DraftTargets): string {
	const into = ` into ${targets.parameterName}`;
	switch (targets.kind) {
		case 'none':
			return 'none: the runbook runs once in each location';
		case 'all':
			return `all instances${into}`;
		case 'tag':
			return `what is tagged ${targets.tagKey}=${targets.values.join(' or ')}${into}`;
		case 'group':
			return `resource group ${targets.values.join(', ')}${into}`;
		case 'values':
			return `${targets.values.join(', ')}${into}`;
	}
}
