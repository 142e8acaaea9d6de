import {toTexts} from '../../../documents/expressions.ts';
import {isApprover} from '../../rules/approvers.ts';
import {failureDetails, stepFailure} from '../../rules/failure-texts.ts';
import {after, callingOff} from '../../run/schedule.ts';
import type {Answer} from '../../state/execution.ts';
import type {ActionHandle, ActionJob} from '../action-job.ts';
import {actionDuration} from './duration.ts';

// AWS: "The default timeout for this action is 7 days (604800 seconds) and the maximum value is 30 days".
const sevenDays = 604_800;

type Decision = {readonly approver: string; readonly decision: string; readonly comment: string};

/**
`aws:approve`: waits until enough of its approvers have approved, one of them rejects, or its time is over.

A rule of the world with a `status` and `takes` plays the person.
*/
export function approve(job: ActionJob): ActionHandle {
	const {world, inputs, outcome, done} = job;
	const groups = approverGroups(inputs);
	const needed = Number(inputs.MinRequiredApprovals ?? 1);
	const decisions: Decision[] = [];
	const end = (isApproved: boolean) => {
		const outputs = {
			ApprovalStatus: isApproved ? 'Approved' : 'Rejected',
			ApproverDecisions: decisions.map(decision => JSON.stringify(decision)),
		};
		if (isApproved) {
			done({status: 'Success', outputs});
			return;
		}
		const message = stepFailure('Poll action status for completion', 'The approval request was rejected');
		done({status: 'Failed', outputs, message, details: failureDetails('Invocation', 'Action', message)});
	};
	job.wait((answer: Answer) => {
		if (answer.type !== 'approve' && answer.type !== 'reject') {
			return false;
		}
		const isNamed = groups.some(({approvers}) => isApprover(approvers, answer.principalArn));
		if (world.settings.checksApprovers && !isNamed) {
			return false;
		}
		if (decisions.some(({approver}) => approver === answer.principalArn)) {
			return false;
		}
		const decision = answer.type === 'approve' ? 'Approve' : 'Reject';
		decisions.push({approver: answer.principalArn, decision, comment: answer.comment ?? ''});
		if (answer.type === 'reject') {
			end(false);
		} else if (decisions.length >= needed && isEnough(groups, decisions, world.settings.checksApprovers)) {
			end(true);
		}
		return true;
	});
	if (outcome.status !== 'Success' && outcome.status !== 'Failed') {
		return {defaultTimeoutSeconds: sevenDays};
	}
	const event = after(world, actionDuration(job), () => {
		const isApproved = outcome.status === 'Success';
		const decision = isApproved ? 'Approve' : 'Reject';
		decisions.push({approver: groups[0]?.approvers[0] ?? '', decision, comment: outcome.message ?? ''});
		end(isApproved);
	});
	return {defaultTimeoutSeconds: sevenDays, callOff: callingOff(event)};
}

/** Who may approve, and how many of them have to. */
type ApproverGroup = {readonly approvers: readonly string[]; readonly needed: number};

/**
The approvers of a step: `Approvers`, or those of `EnhancedApprovals`, of which each says how many approvals it asks for.

Nobody knows in this world who is in a group of IAM or of IAM Identity Center, so anybody is.
*/
function approverGroups({Approvers, EnhancedApprovals}: ActionJob['inputs']): readonly ApproverGroup[] {
	const enhanced = (EnhancedApprovals as {readonly Approvers?: unknown} | undefined)?.Approvers;
	const plain = Approvers === undefined ? [] : [{approvers: toTexts(Approvers), needed: 0}];
	const named = (Array.isArray(enhanced) ? (enhanced as ReadonlyArray<Record<string, unknown>>) : []).map(entry => {
		const {approver, type, minRequiredApprovals} = entry;
		return {
			approvers: /Group$/i.test(String(type)) ? ['*'] : toTexts(approver),
			needed: Number(minRequiredApprovals ?? 0),
		};
	});
	return [...plain, ...named];
}

/** Whether every entry has as many approvals as it asks for. */
function isEnough(groups: readonly ApproverGroup[], decisions: readonly Decision[], checksApprovers: boolean): boolean {
	return groups.every(
		({approvers, needed}) =>
			!checksApprovers || decisions.filter(({approver}) => isApprover(approvers, approver)).length >= needed,
	);
}

/** `aws:pause`: waits for the signal `Resume`. */
export function pause(job: ActionJob): ActionHandle {
	job.wait((answer: Answer) => {
		const isForThis =
			answer.type === 'resume' && (answer.stepName === undefined || answer.stepName === job.definition.name);
		if (isForThis) {
			job.done({status: 'Success'});
		}
		return isForThis;
	});
	return {defaultTimeoutSeconds: sevenDays};
}
