import {CloudWatchClient, PutMetricAlarmCommand, SetAlarmStateCommand} from '@aws-sdk/client-cloudwatch';
import {SSMClient} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {launchRings} from '../../source/commands/rings/launch.ts';
import {createCalendar} from '../harness/change-calendar.ts';
import {SeedWorld} from '../harness/seed-world.ts';
import {flags, openRings, plan} from './open-rings.ts';

type Opened = Awaited<ReturnType<typeof openRings>>;

/** The SDK's own clients, with which a test changes the world. */
function clientOptions({simulator}: Opened) {
	const {AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey} = simulator.env;
	return {
		region: simulator.region,
		endpoint: simulator.endpoint,
		credentials: {accessKeyId: accessKeyId!, secretAccessKey: secretAccessKey!},
	};
}

/** Launch in two rings with a gate, and act once a line has appeared. */
async function launchThrough(opened: Opened, gate: string, when?: {readonly says: RegExp; do(): Promise<unknown>}) {
	let isDone = false;
	const services = {
		...opened.services,
		print(line: string): void {
			opened.services.print(line);
			if (!isDone && when?.says.test(line)) {
				isDone = true;
				void when.do();
			}
		},
	};
	const text = `rings: [{name: canary, count: 1, gate: ${gate}}, {name: rest, rest: true}]`;
	return launchRings(services, {plan, rings: {file: 'rings.yaml', text}}, flags);
}

async function putAlarm(opened: Opened) {
	const cloudWatch = new CloudWatchClient(clientOptions(opened));
	const set = (StateValue: 'OK' | 'ALARM'): Promise<unknown> =>
		cloudWatch.send(new SetAlarmStateCommand({AlarmName: 'High5xx', StateValue, StateReason: 'by hand'}));
	await cloudWatch.send(
		new PutMetricAlarmCommand({
			AlarmName: 'High5xx',
			MetricName: 'Errors',
			Namespace: 'Own',
			Statistic: 'Sum',
			Period: 60,
			EvaluationPeriods: 2,
			Threshold: 0.5,
			ComparisonOperator: 'GreaterThanThreshold',
		}),
	);
	return set;
}

/** When the second ring was started, by the record of the run; epoch milliseconds. */
async function secondStart({services}: Opened): Promise<number | undefined> {
	const listed = await services.runs.list();
	const [run] = listed.ok ? listed.value.runs : [];
	return run?.events.find(event => event.type === 'started' && event.ring === 1)?.at;
}

test('an alarm without data holds the gate, one that is OK opens it', async () => {
	const opened = await openRings();
	const set = await putAlarm(opened);
	const when = {says: /alarm High5xx is INSUFFICIENT_DATA/, do: () => set('OK')};
	expect(await launchThrough(opened, '{alarm: High5xx}', when)).toBe(0);
	expect(opened.starts().length).toBe(2);
});

test('an alarm that goes off shuts the gate, and nothing further starts', async () => {
	const opened = await openRings();
	const set = await putAlarm(opened);
	await set('ALARM');
	expect(await launchThrough(opened, '{alarm: High5xx}')).toBe(1);
	expect(opened.starts().length).toBe(1);
	expect(opened.told.at(-1)).toBe('The gate after canary stayed shut: alarm High5xx is ALARM.');
});

test.each([
	['ok', 0, 2],
	['degraded', 1, 1],
])(
	'a step puts out %s where ok is demanded: the command ends with %i after %i starts',
	async (value, status, count) => {
		const opened = await openRings(new SeedWorld().child('*/*', {outputs: {Health: [value]}}));
		expect(await launchThrough(opened, '{output: {step: installPatches, name: Health, equals: ok}}')).toBe(status);
		expect(opened.starts().length).toBe(count);
		const said =
			value === 'ok' ? 'installPatches.Health is ok in 1' : 'installPatches.Health is ok in 0, something else in 1';
		expect([...opened.told, ...opened.printed].some(line => line.includes(said))).toBe(true);
	},
);

test('a Change Calendar holds the gate until it opens', async () => {
	const opened = await openRings();
	const opensAt = Math.ceil(opened.clock.now() / 1000) * 1000 + 1_800_000;
	await createCalendar(new SSMClient(clientOptions(opened)), opensAt);
	expect(await launchThrough(opened, '{calendar: Business}')).toBe(0);
	expect(opened.printed.some(line => line.includes('calendar Business is closed'))).toBe(true);
	const second = await secondStart(opened);
	expect(second).toBeGreaterThanOrEqual(opensAt);
});

test('hours hold the gate until they begin, by the clocks of their zone', async () => {
	const opened = await openRings();
	const opensAt = Math.floor(opened.clock.now() / 60_000) * 60_000 + 1_800_000;
	const hour = new Intl.DateTimeFormat('en-GB', {timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit'});
	const window = `${hour.format(opensAt)}-${hour.format(opensAt + 3_600_000)} Asia/Tokyo`;
	expect(await launchThrough(opened, `{window: '${window}'}`)).toBe(0);
	expect(opened.printed.some(line => line.includes(`within ${window}: not now`))).toBe(true);
	const second = await secondStart(opened);
	expect(second).toBeGreaterThanOrEqual(opensAt);
});

test('a ring is the accounts with a tag; where no account has it, it says so and nothing starts', async () => {
	const seed = new SeedWorld().tagged('444455556666', {Stage: 'canary', Team: 'web'});
	const opened = await openRings(seed);
	const rings = (tags: string) => `rings: [{name: canary, accountTags: ${tags}}, {name: rest, rest: true}]`;
	expect(await opened.launch(rings('{Stage: prod}'))).toBe(2);
	expect(opened.told.join(' ')).toContain('(canary) is left with no location');
	expect(await opened.launch(rings('{Stage: canary, Team: web}'))).toBe(0);
	expect(opened.starts().map(each => each.map(location => location.slice(0, 12)))).toEqual([
		['444455556666', '444455556666'],
		['111122223333', '111122223333'],
	]);
});
