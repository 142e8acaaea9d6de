import {describe, expect, test} from 'vitest';
import {apps, caller, rule, SmallWorld, statuses, steps} from '../small-world.ts';

const refused = (code: string) => expect.objectContaining({code}) as Error;

const approval = (more = '') => `schemaVersion: '0.3'
mainSteps:
  - name: ask
    action: aws:approve
    ${more}
    inputs:
      Message: Shall we?
      Approvers: ['arn:aws:iam::{{ global:ACCOUNT_ID }}:role/RollgridOperatorRole', operator]
  - {name: work, action: 'aws:executeScript'}
`;

describe('aws:approve', () => {
	test('waits, and goes on when somebody approves', () => {
		const aws = new SmallWorld({runbooks: {Ask: approval()}});
		const execution = aws.start({DocumentName: 'Ask'});
		aws.pass(60);
		expect([execution.status, ...statuses(execution)]).toEqual(['Waiting', 'Waiting', 'Pending']);
		aws.signal(execution, 'Approve', {Comment: ['go']});
		expect([execution.status, ...statuses(execution)]).toEqual(['InProgress', 'Success', 'Pending']);
		expect(execution.steps[0]!.outputs).toEqual({
			ApprovalStatus: ['Approved'],
			ApproverDecisions: [JSON.stringify({approver: caller.principalArn, decision: 'Approve', comment: 'go'})],
		});
		expect(aws.finish(execution).status).toBe('Success');
	});

	test('fails the execution when somebody rejects', () => {
		const aws = new SmallWorld({runbooks: {Ask: approval()}});
		const execution = aws.start({DocumentName: 'Ask'});
		aws.signal(execution, 'Reject');
		expect(aws.finish(execution).status).toBe('Failed');
		expect(execution.steps[0]!.outputs).toMatchObject({ApprovalStatus: ['Rejected']});
	});

	test('is TimedOut after seven days when nobody answers, or after its own timeout', () => {
		const week = new SmallWorld({runbooks: {Ask: approval()}});
		const execution = week.finish(week.start({DocumentName: 'Ask'}));
		expect([execution.status, execution.endedAtMs! - execution.startedAtMs]).toEqual(['TimedOut', 7 * 86_400_000]);
		const hour = new SmallWorld({runbooks: {Ask: approval('timeoutSeconds: 3600')}});
		const short = hour.finish(hour.start({DocumentName: 'Ask'}));
		expect(short.endedAtMs! - short.startedAtMs).toBe(3_600_000);
	});

	test('takes EnhancedApprovals: each approver as often as it asks for', () => {
		const text = `schemaVersion: '0.3'
mainSteps:
  - name: ask
    action: aws:approve
    inputs:
      EnhancedApprovals:
        Approvers:
          - {approver: owner, type: IamUser, minRequiredApprovals: 1}
          - {approver: admins, type: SsoGroup, minRequiredApprovals: 2}
  - {name: work, action: 'aws:executeScript'}
`;
		const as = (name: string) => ({...caller, principalArn: `arn:aws:iam::${caller.accountId}:user/${name}`});
		const aws = new SmallWorld({runbooks: {Ask: text}});
		const execution = aws.start({DocumentName: 'Ask'});
		for (const name of ['someone', 'another']) {
			aws.signal(execution, 'Approve', {}, as(name));
		}
		expect(statuses(execution)).toEqual(['Waiting', 'Pending']);
		aws.signal(execution, 'Approve', {}, as('owner'));
		expect(aws.finish(execution).status).toBe('Success');
	});

	test('asks for as many approvals as it needs, each from somebody else', () => {
		const text = approval().replace('Message:', 'MinRequiredApprovals: 2\n      Message:');
		const aws = new SmallWorld({runbooks: {Ask: text}});
		const execution = aws.start({DocumentName: 'Ask'});
		aws.signal(execution, 'Approve');
		expect(execution.status).toBe('Waiting');
		expect(() => aws.signal(execution, 'Approve')).toThrow(refused('InvalidAutomationSignalException'));
		const role = {...caller, principalArn: 'arn:aws:sts::100000000000:assumed-role/RollgridOperatorRole/bob'};
		aws.signal(execution, 'Approve', {}, role);
		expect(execution.status).toBe('InProgress');
	});

	test('takes no answer from a principal that is no approver, unless the settings say so', () => {
		const stranger = {...caller, principalArn: 'arn:aws:iam::100000000000:user/stranger'};
		const strict = new SmallWorld({runbooks: {Ask: approval()}});
		const first = strict.start({DocumentName: 'Ask'});
		expect(() => strict.signal(first, 'Approve', {}, stranger)).toThrow(refused('InvalidAutomationSignalException'));
		const lax = new SmallWorld({runbooks: {Ask: approval()}, settings: {checksApprovers: false}});
		const second = lax.start({DocumentName: 'Ask'});
		lax.signal(second, 'Approve', {}, stranger);
		expect(second.status).toBe('InProgress');
	});

	test('waits inside each child of a fan-out, and nobody sees it centrally', () => {
		const aws = new SmallWorld({runbooks: {Ask: approval()}});
		const parent = aws.fanOut({Accounts: [apps[0]]}, {DocumentName: 'Ask'});
		aws.pass(30);
		const child = parent.steps[0]!.child!;
		expect([parent.status, ...statuses(parent), child.status]).toEqual(['InProgress', 'InProgress', 'Waiting']);
		const there = {...caller, principalArn: `arn:aws:sts::${apps[0]}:assumed-role/RollgridOperatorRole/alice`};
		aws.signal(child, 'Approve', {}, there);
		expect(aws.finish(parent).status).toBe('Success');
	});

	test('shows at the parent where the settings let it wait with its child', () => {
		const aws = new SmallWorld({runbooks: {Ask: approval()}, settings: {parentWaitsWithChild: true}});
		const parent = aws.fanOut({Accounts: [apps[0]]}, {DocumentName: 'Ask'});
		aws.pass(30);
		expect([parent.status, ...statuses(parent)]).toEqual(['Waiting', 'Waiting']);
		aws.signal(parent.steps[0]!.child!, 'Approve');
		expect([parent.status, ...statuses(parent)]).toEqual(['InProgress', 'InProgress']);
		expect(aws.finish(parent).status).toBe('Success');
	});

	test('is answered by the world where a rule plays the person', () => {
		const outcomes = [rule('*', {step: 'ask', status: 'Success', takesMs: 30_000, message: 'fine'})];
		const aws = new SmallWorld({runbooks: {Ask: approval()}, outcomes});
		const execution = aws.start({DocumentName: 'Ask'});
		aws.pass(29);
		expect(execution.status).toBe('Waiting');
		aws.pass(1);
		expect(execution.status).toBe('InProgress');
	});
});

describe('aws:pause', () => {
	const Pause = `schemaVersion: '0.3'
mainSteps:
  - {name: hold, action: 'aws:pause'}
  - {name: work, action: 'aws:executeScript'}
`;

	test('waits for the signal Resume', () => {
		const aws = new SmallWorld({runbooks: {Pause}});
		const execution = aws.start({DocumentName: 'Pause'});
		expect([execution.status, ...steps(execution)]).toEqual(['Waiting', 'hold Waiting', 'work Pending']);
		expect(() => aws.signal(execution, 'Approve')).toThrow(refused('InvalidAutomationSignalException'));
		aws.signal(execution, 'Resume', {StepName: ['hold']});
		expect(aws.finish(execution).status).toBe('Success');
	});

	test('refuses a step that is not there', () => {
		const aws = new SmallWorld({runbooks: {Pause}});
		const execution = aws.start({DocumentName: 'Pause'});
		expect(() => aws.signal(execution, 'Resume', {StepName: ['gone']})).toThrow(
			refused('AutomationStepNotFoundException'),
		);
	});
});

describe('interactive mode', () => {
	const Steps = `schemaVersion: '0.3'
mainSteps:
  - {name: one, action: 'aws:executeScript', nextStep: three}
  - {name: two, action: 'aws:executeScript'}
  - {name: three, action: 'aws:executeScript'}
`;

	test('starts Waiting and runs a step when it is told to', () => {
		const aws = new SmallWorld({runbooks: {Steps}});
		const execution = aws.start({DocumentName: 'Steps', Mode: 'Interactive'});
		aws.pass(60);
		expect([execution.status, ...statuses(execution)]).toEqual(['Waiting', 'Pending', 'Pending', 'Pending']);
		aws.signal(execution, 'StartStep', {StepName: ['one']});
		expect(execution.status).toBe('InProgress');
		aws.pass(12);
		expect([execution.status, ...statuses(execution)]).toEqual(['Waiting', 'Success', 'Pending', 'Pending']);
		expect(() => aws.signal(execution, 'StartStep', {StepName: ['two']})).toThrow(
			refused('InvalidAutomationSignalException'),
		);
		aws.signal(execution, 'StartStep', {StepName: ['three']});
		aws.pass(12);
		expect(execution.status).toBe('Success');
	});

	test('is completed by a person at any step', () => {
		const aws = new SmallWorld({runbooks: {Steps}});
		const execution = aws.start({DocumentName: 'Steps', Mode: 'Interactive'});
		aws.complete(execution);
		expect(execution.status).toBe('Success');
		const auto = aws.start({DocumentName: 'Steps'});
		expect(() => aws.complete(auto)).toThrow(refused('InvalidAutomationStatusUpdateException'));
	});
});

test('a signal to an execution that has ended is refused', () => {
	const aws = new SmallWorld();
	const execution = aws.finish(aws.start());
	expect(() => aws.signal(execution, 'Resume')).toThrow(refused('InvalidAutomationSignalException'));
	expect(() => aws.signal(execution, 'Revoke')).toThrow(refused('InvalidAutomationSignalException'));
});
