import {expect, test} from 'vitest';
import {cancel} from '../../source/commands/cancel/run.ts';
import {report} from '../../source/commands/report/run.ts';
import {retry} from '../../source/commands/retry/run.ts';
import {signal} from '../../source/commands/signal/run.ts';
import {parseLocation} from '../../source/core/domain/location.ts';
import {parseSpan} from '../harness/harness-clock.ts';
import {memoryFiles} from '../harness/memory-ports.ts';
import {fromSeed, openConsole} from '../harness/open-console.ts';
import {SeedWorld} from '../harness/seed-world.ts';
import {openStarting} from '../start-once/open-starting.ts';

type Opened = Awaited<ReturnType<typeof openStarting>>;
type Call = Opened['simulator']['calls'][number];

const [one, other] = ['111122223333', '444455556666'];
const changes = ['StopAutomationExecution', 'SendAutomationSignal', 'StartAutomationExecution'];

/** What was sent that changes something: where, and with what, but for the IDs that each world makes for itself. */
const sentOf = (calls: readonly Call[]): readonly unknown[] =>
	calls
		.filter(({operation}) => changes.includes(operation))
		.map(({operation, accountId, region, input}) => ({
			operation,
			accountId,
			region,
			input: Object.fromEntries(
				Object.entries(input as object).filter(
					([name]) => !['AutomationExecutionId', 'ClientToken', 'Tags'].includes(name),
				),
			),
		}))
		.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));

const locations = (...names: readonly string[]) => names.map(name => parseLocation(name)!);
const common = {isYes: true, isJson: false} as const;
const cancelling = {...common, isWaiting: false} as const;
const answering = {...common, step: undefined, comment: undefined, locations: []} as const;
const retrying = {...common, isDryRun: false, isWatch: false, locations: [], statuses: []} as const;

type Case = {
	readonly what: string;
	readonly seed: (seed: SeedWorld) => SeedWorld;
	readonly after: string;
	readonly keys: readonly string[];
	readonly run: (services: Opened['services'], executionId: string) => Promise<number>;
};

const failing = (seed: SeedWorld): SeedWorld =>
	seed.child(`${one}/eu-west-1`, {failsAt: 'installPatches'}).child(`${other}/us-east-1`, {failsAt: 'checkHealth'});
/** The second location to fail stops it: some failed, the others never began. */
const stopped = (seed: SeedWorld): SeedWorld => failing(seed).limits('1', '0');
const asking = (seed: SeedWorld): SeedWorld => seed.asks();

const cases: readonly Case[] = [
	{
		what: 'cancel the fan-out',
		seed: seed => seed,
		after: '12s',
		keys: ['c', 'y'],
		run: (services, executionId) => cancel(services, {...cancelling, executionId, locations: []}),
	},
	{
		what: 'complete it',
		seed: seed => seed,
		after: '12s',
		keys: ['c', 't', 'y'],
		run: (services, executionId) => cancel(services, {...cancelling, executionId, locations: [], stopType: 'Complete'}),
	},
	{
		what: 'cancel one location by itself',
		seed: seed => seed,
		after: '12s',
		keys: ['/', `${one}/us-east-1`, 'enter', ' ', 'c', 'y'],
		run: (services, executionId) =>
			cancel(services, {...cancelling, executionId, locations: locations(`${one}/us-east-1`)}),
	},
	{
		what: 'cancel a location that has not begun, and one that has',
		seed: seed => seed.limits('1', '1'),
		after: '12s',
		keys: ['A', 'c', 'y'],
		run: (services, executionId) =>
			cancel(services, {
				...cancelling,
				executionId,
				locations: locations(...[one, other].flatMap(id => [`${id}/eu-west-1`, `${id}/us-east-1`])),
			}),
	},
	{
		what: 'approve all that wait',
		seed: asking,
		after: '3m',
		keys: ['a', 'w', 'y', 'enter'],
		run: (services, executionId) => signal(services, {...answering, executionId, answer: 'approve'}),
	},
	{
		what: 'reject one, with a comment',
		seed: asking,
		after: '3m',
		keys: ['/', `${other}/us-east-1`, 'enter', ' ', 'a', 'x', 'not today', 'enter'],
		run: (services, executionId) =>
			signal(services, {
				...answering,
				executionId,
				answer: 'reject',
				comment: 'not today',
				locations: locations(`${other}/us-east-1`),
			}),
	},
	{
		what: 'stop the step that merely runs in a location that was named',
		seed: seed => seed,
		after: '12s',
		keys: ['/', `${one}/us-east-1`, 'enter', ' ', 'a', 't', 'y'],
		run: (services, executionId) =>
			signal(services, {...answering, executionId, answer: 'stop-step', locations: locations(`${one}/us-east-1`)}),
	},
	{
		what: 'retry all that did not succeed',
		seed: failing,
		after: '2m',
		keys: ['r', 'y'],
		run: (services, executionId) => retry(services, {...retrying, executionId}),
	},
	{
		what: 'retry only what failed, of what never began too',
		seed: stopped,
		after: '2m',
		keys: ['r', '2', 'y'],
		run: (services, executionId) => retry(services, {...retrying, executionId, statuses: ['Failed']}),
	},
	{
		what: 'retry one location by name',
		seed: failing,
		after: '2m',
		keys: ['/', `${one}/eu-west-1`, 'enter', ' ', 'r', 'y'],
		run: (services, executionId) =>
			retry(services, {...retrying, executionId, locations: locations(`${one}/eu-west-1`)}),
	},
];

test.each(cases)('$what: the keys and the command send the same', async ({seed, after, keys, run}) => {
	const {operator, world} = await openConsole(fromSeed(seed(new SeedWorld())));
	await world.advance(after);
	await operator.press(...keys);

	const other = seed(new SeedWorld());
	const {services, simulator, clock} = await openStarting(other);
	const executionId = other.start(simulator.world);
	await clock.advance(parseSpan(after), async () => {});
	await run(services, executionId);

	const sent = sentOf(simulator.calls);
	// The start of the world's own fan-out is no call.
	expect(sent).not.toEqual([]);
	expect(sentOf(world.calls)).toEqual(sent);
});

test('the question of a retry narrows to one status by its number, and back', async () => {
	const {operator, world} = await openConsole(fromSeed(stopped(new SeedWorld())));
	await world.advance('2m');
	await operator.press('r');
	operator.sees(/Retry PatchFleet in \d locations\?/, /2 only Failed \(1\)/);
	await operator.press('2');
	operator.sees('Retry PatchFleet in 1 Failed location?', '2 all again');
	await operator.press('2');
	operator.sees(/Retry PatchFleet in [2-4] locations\?/);
});

test('report: the key and the command write the same', async () => {
	const {operator, world, files} = await openConsole(fromSeed(failing(new SeedWorld())));
	await world.advance('2m');
	await operator.press('w');

	const seed = failing(new SeedWorld());
	const {services, simulator, clock} = await openStarting(seed);
	const executionId = seed.start(simulator.world);
	await clock.advance(parseSpan('2m'), async () => {});
	const written = new Map<string, string>();
	const options = {executionId, format: 'html', output: 'report.html', isYes: false, redactions: []} as const;
	await report({...services, files: memoryFiles(written)}, options);

	/** Each world makes IDs of its own, and the clocks differ by the reads. Only the console has followed, and so knows when the fuse and the rate control changed. */
	const plain = (html: string | undefined) =>
		html
			?.replace(/^\s*<li class="(?:fuse|rate)".*\n/gm, '')
			.replace(/[\da-f]{8}-[\da-f-]{27}/g, 'ID')
			.replace(/\d\d:\d\d:\d\d(?:\.\d+)?Z?|\d+m?\d*s\b/g, 'TIME');
	const [byKey] = files.values();
	expect(byKey).toContain('Fuse: 2 of 100 errors allowed');
	expect(plain(byKey)).toBe(plain(written.get('report.html')));
});
