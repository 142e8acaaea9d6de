import {describeFailure} from '../../../status/failure-lines.ts';
import {formatCount} from '../../../status/format.ts';
import {line, type ReviewPart} from './reviewed.ts';

/** Describe AWS's own preview of the request. */
export const describePreview: ReviewPart = ({state, requests}) => {
	const {preview} = state.configure;
	if (preview === null) {
		return [];
	}

	if (preview.trouble !== null) {
		return [line('Preview', describeFailure(preview.trouble.failure).join(' '), 'waiting')];
	}

	const known = preview.preview;
	if (known === null || known.status === 'Pending' || known.status === 'InProgress') {
		return [line('Preview', 'AWS is looking at it… A launch needn’t wait for that', 'muted')];
	}

	if (known.status === 'Failed') {
		return [line('Preview', `AWS could make none: ${known.message ?? 'it does not say why'}`, 'waiting')];
	}

	const steps = [
		[known.mutatingSteps, 'change something'],
		[known.nonMutatingSteps, 'only read'],
		[known.undeterminedSteps, 'may do either'],
	] as const;
	const said = steps.filter(([count]) => count !== null).map(([count, what]) => `${formatCount(count ?? 0)} ${what}`);
	const only = requests.length > 1 ? 'of the first request: ' : '';
	return [
		line(
			'Preview',
			`by AWS, ${only}${known.totalAccounts ?? '?'} accounts, ${known.regions.length} Regions; of the runbook’s steps ${said.join(', ') || 'nothing is said'}`,
		),
		...known.targets.map(({type, count}) => line('', `${formatCount(count)} ${type}`, 'muted')),
	];
};
