import {toTexts} from '../../../documents/expressions.ts';
import {isApprover} from '../../rules/approvers.ts';
import {failureDetails, stepFailure} from '../../rules/failure-texts.ts';
import {after, callingOff} from '../../run/lifecycle.ts';
import type {Answer} from '../../state/execution.ts';
import type {ActionHandle, ActionJob} from '../action-job.ts';
import {actionDuration} from './timed.ts';

// AWS: "The default timeout for this action is 7 days (604800 seconds) and the maximum value is 30 days".
const sevenDays = 604_800;

/**
`aws:approve`: waits until enough of its approvers have approved, one of them rejects, or its time is over.

A rule of the world with a `status` and `takes` plays the person.
*/
export function approve(job: ActionJob): ActionHandle {
	const {world, inputs, outcome, done} = job;
	const approvers = toTexts(inputs.Approvers);
	const needed = Number(inputs.MinRequiredApprovals ?? 1);
	const decisions: Array<{readonly approver: string; readonly decision: string; readonly comment: string}> = [];
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
		if (world.settings.checksApprovers && !isApprover(approvers, answer.principalArn)) {
			return false;
		}
		if (decisions.some(({approver}) => approver === answer.principalArn)) {
			return false;
		}
		const decision = answer.type === 'approve' ? 'Approve' : 'Reject';
		decisions.push({approver: answer.principalArn, decision, comment: answer.comment ?? ''});
		if (answer.type === 'reject') {
			end(false);
		} else if (decisions.length >= needed) {
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
		decisions.push({approver: approvers[0] ?? '', decision, comment: outcome.message ?? ''});
		end(isApproved);
	});
	return {defaultTimeoutSeconds: sevenDays, callOff: callingOff(event)};
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
