import {chmod, mkdtemp, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, expect, test} from 'vitest';
import {createAuditLog} from '../../../source/adapters/state-folder/audit-log.ts';
import {CallRecorder} from '../../../source/adapters/system/call-recorder.ts';
import {parseFault} from '../../../source/simulator/faults/parse-fault.ts';
import {type Simulator, startSimulator} from '../../../source/simulator/simulator.ts';
import {connectAws} from '../../harness/connect-aws.ts';
import {HarnessClock} from '../../harness/harness-clock.ts';
import {SeedWorld} from '../../harness/seed-world.ts';

const machine = {userName: 'alice', hostName: 'bastion', processId: 7};
const opened: Array<() => Promise<void>> = [];
afterEach(async () => {
	await Promise.all(opened.splice(0).map(close => close()));
});

/** A console's way to AWS, whose actions are written to a file. */
async function openAudited(inFolder: (folder: string) => string = folder => join(folder, 'state', 'actions.ndjson')) {
	const folder = await mkdtemp(join(tmpdir(), 'rollgrid-'));
	const file = inFolder(folder);
	const clock = new HarnessClock();
	const seed = new SeedWorld();
	const simulator: Simulator = await startSimulator({world: startMs => seed.build(startMs), clock, throttle: false});
	opened.push(async () => {
		await simulator.close();
		await rm(folder, {recursive: true});
	});
	const executionId = seed.start(simulator.world);
	await clock.advance(15_000, async () => {});
	const troubles: string[] = [];
	const recorder = new CallRecorder(undefined);
	const aws = connectAws(simulator, {
		callLog: recorder,
		auditLog: createAuditLog(file, machine, because => troubles.push(because)),
		clock,
		userName: 'alice',
	});
	await aws.locateCentral();
	const read = async () =>
		(await readFile(file, 'utf8'))
			.trim()
			.split('\n')
			.map(line => JSON.parse(line) as Record<string, unknown>);
	const central = {accountId: simulator.centralAccount, region: simulator.region};
	return {aws, simulator, executionId, central, file, folder, troubles, read, recorder};
}

test('an action is written before it goes out and after its answer: who, when, where, what, and what AWS said', async () => {
	const {aws, central, executionId, read, file} = await openAudited();
	await aws.automation.stop(central, executionId, 'Cancel');
	const [sent, answered] = await read();
	expect(sent).toMatchObject({
		phase: 'sent',
		at: '2026-11-23T03:00:15.000Z',
		user: 'alice',
		host: 'bastion',
		callerArn: 'arn:aws:iam::999900001111:user/operator',
		through: null,
		account: '999900001111',
		region: 'us-east-1',
		service: 'ssm',
		operation: 'StopAutomationExecution',
		request: {AutomationExecutionId: executionId, Type: 'Cancel'},
		answer: null,
	});
	expect(answered).toMatchObject({
		id: sent!.id,
		phase: 'answered',
		answer: {errorCode: null, requestId: expect.any(String)},
	});
	expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('a child is named with the role that led to it, and a refusal with its code', async () => {
	const {aws, executionId, read} = await openAudited();
	const where = {accountId: '111122223333', region: 'eu-west-1'};
	const children = await aws.automation.listExecutions(where, {parentExecutionId: executionId}, null);
	const childId = children.ok ? children.value.items[0]!.executionId : '';
	await aws.automation.signal(where, childId, {type: 'Approve', comment: 'go'});
	const lines = await read();
	expect(lines).toHaveLength(2);
	expect(lines[1]).toMatchObject({
		account: '111122223333',
		region: 'eu-west-1',
		through: 'role RollgridOperatorRole',
		operation: 'SendAutomationSignal',
		request: {SignalType: 'Approve', Payload: {Comment: ['go']}},
		answer: {errorCode: 'InvalidAutomationSignalException', message: expect.stringContaining('waiting')},
	});
});

test('the ID of what was started is kept, secrets are not, and reads leave no trace', async () => {
	const {aws, central, executionId, read} = await openAudited();
	await aws.automation.getExecution(central, executionId);
	const started = await aws.automation.start(central, {
		DocumentName: 'PatchFleet',
		ClientToken: '00000000-0000-4000-8000-000000000001',
		Parameters: {DbPassword: ['hunter2']},
	});
	const lines = await read();
	expect(lines).toHaveLength(2);
	expect(lines[0]).toMatchObject({
		request: {ClientToken: '00000000-0000-4000-8000-000000000001', Parameters: {DbPassword: ['***']}},
	});
	expect(lines[1]).toMatchObject({answer: {executionId: started.ok ? started.value : null}});
	expect(JSON.stringify(lines)).not.toContain('hunter2');
});

test('a lost answer leaves what was sent', async () => {
	const {aws, central, executionId, simulator, read} = await openAudited();
	simulator.addFault(parseFault('drop-after,operation=StopAutomationExecution,times=1'));
	expect(await aws.automation.stop(central, executionId, 'Cancel')).toMatchObject({ok: false});
	expect((await read()).map(({phase}) => phase)).toEqual(['sent', 'answered']);
	expect((await read())[1]).toMatchObject({answer: {errorCode: expect.any(String), requestId: null}});
});

test('where the file can’t be written that is said once, and the action goes on', async () => {
	const {aws, central, executionId, troubles, folder, simulator} = await openAudited(folder =>
		join(folder, 'taken', 'actions.ndjson'),
	);
	await writeFile(join(folder, 'taken'), '');
	await chmod(join(folder, 'taken'), 0o600);
	expect(await aws.automation.stop(central, executionId, 'Cancel')).toMatchObject({ok: true});
	expect(simulator.lastCall('StopAutomationExecution')).toMatchObject({AutomationExecutionId: executionId});
	expect(troubles).toHaveLength(1);
	expect(troubles[0]).toMatch(/audit log .*actions\.ndjson can't be written: /);
});

test('rollgrid’s log shows an action with the aws command line that does the same', async () => {
	const {aws, central, executionId, recorder} = await openAudited();
	await aws.automation.stop(central, executionId, 'Cancel');
	const [call] = recorder.listEntries();
	expect(call).toMatchObject({operation: 'ssm:StopAutomationExecution', kind: 'action', outcome: 'ok'});
	expect(call?.commandLine).toBe(
		`aws ssm stop-automation-execution --region us-east-1 --cli-input-json '{"AutomationExecutionId":"${executionId}","Type":"Cancel"}'`,
	);
});
