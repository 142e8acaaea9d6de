import {CreateDocumentCommand, SSMClient} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {doctor} from '../../../source/commands/doctor/run.ts';
import {createCalendar} from '../../harness/change-calendar.ts';
import {openServices} from '../../harness/run-command.ts';
import {startsOf} from '../../harness/starts.ts';
import {type Case, central, readyCase, worldOf} from './defects.ts';

/** A world in which plans are checked, and the results of the checks. */
async function open(one: Case) {
	const opened = await openServices(worldOf(one));
	const {simulator, services, printed} = opened;
	const {env, endpoint, region} = simulator;
	const credentials = {accessKeyId: env.AWS_ACCESS_KEY_ID!, secretAccessKey: env.AWS_SECRET_ACCESS_KEY!};
	return {
		...opened,
		ssm: new SSMClient({endpoint, region, credentials}),
		async ask(request: object) {
			const plan = {file: 'plan.json', text: JSON.stringify(request)};
			const status = await doctor(services, {plan, isJson: true, isAscii: false});
			const {checks} = JSON.parse(printed.pop()!) as {
				checks: ReadonlyArray<Record<'check' | 'verdict' | 'text', string>>;
			};
			return {
				status,
				of: (name: string) => checks.filter(({check}) => check === name).map(one => `${one.verdict}: ${one.text}`),
			};
		},
	};
}

test('more locations at once than the account’s quota are a warning, and no launch is refused for it', async () => {
	const ready = readyCase();
	const {definition, request} = ready;
	const {ask} = await open({
		request,
		definition: {...definition, settings: {...definition.settings, concurrentExecutions: 9}},
	});
	const {status, of} = await ask(request);
	expect([status, of('quotas')]).toEqual([
		0,
		[
			'warning: 10 locations at once are more than the central account’s quota of 9 automations at once: AWS may let the others wait in its queue',
		],
	]);
});

test('without the permission to read quotas AWS’s default counts, and nothing is wrong', async () => {
	const {ask, simulator} = await open(readyCase());
	simulator.addFault({kind: 'access-denied', operation: 'ListServiceQuotas'});
	const {status, of} = await ask(readyCase().request);
	expect(status).toBe(0);
	expect(of('quotas')).toEqual([
		'ok: 10 locations at once, within AWS’s default quota of 100 automations at once (the account’s own can’t be read)',
	]);
});

/** Make a Change Calendar that is open from a time on, and a runbook that reads one which a parameter names. */
async function guard(ssm: SSMClient, opensAt: number): Promise<void> {
	await createCalendar(ssm, opensAt);
	const inputs = {
		Service: 'ssm',
		Api: 'GetCalendarState',
		CalendarNames: ['{{ Calendar }}'],
		PropertySelector: '$.State',
		DesiredValues: ['OPEN'],
	};
	await ssm.send(
		new CreateDocumentCommand({
			Name: 'Acme-Guarded',
			DocumentType: 'Automation',
			DocumentFormat: 'JSON',
			Content: JSON.stringify({
				schemaVersion: '0.3',
				parameters: {Calendar: {type: 'String', default: 'Business'}},
				mainSteps: [{name: 'isOpen', action: 'aws:assertAwsResourceProperty', inputs}],
			}),
		}),
	);
}

const guarded = (Parameters: object | undefined) => ({
	DocumentName: 'Acme-Guarded',
	...(Parameters && {Parameters}),
	TargetLocations: [{Accounts: [central], Regions: ['us-east-1']}],
});

test.each([
	['its default', undefined],
	['the parameter', {Calendar: [`arn:aws:ssm:us-east-1:${central}:document/Business`]}],
])('a closed Change Calendar that the runbook names by %s refuses the launch', async (_, parameters) => {
	const {ask, ssm, clock, simulator} = await open(readyCase());
	await guard(ssm, clock.now() + 1_800_000);
	const {status, of} = await ask(guarded(parameters));
	expect([status, of('calendar')]).toEqual([
		1,
		[
			expect.stringMatching(
				/^problem: The Change Calendar \S*Business, which step isOpen reads, is closed until \d{4}-/,
			),
		],
	]);
	expect(startsOf(simulator)).toEqual([]);
});

test('an open one lets it pass', async () => {
	const {ask, ssm, clock} = await open(readyCase());
	await guard(ssm, clock.now() - 60_000);
	const {status, of} = await ask(guarded({Calendar: [`arn:aws:ssm:us-east-1:${central}:document/Business`]}));
	expect([status, of('calendar')]).toEqual([0, [expect.stringMatching(/^ok: .* is open until \d{4}-/)]]);
});
