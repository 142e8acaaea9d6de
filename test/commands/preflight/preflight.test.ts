import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {changesSomething} from '../../../source/adapters/aws/watch-calls.ts';
import {createJournal} from '../../../source/adapters/state-folder/journal.ts';
import {createRecords} from '../../../source/adapters/state-folder/records.ts';
import {doctor} from '../../../source/commands/doctor/run.ts';
import {launch} from '../../../source/commands/launch/run.ts';
import {readVerdict} from '../../../source/core/actions/preflight/verdict-record.ts';
import {verdictAt} from '../../../source/core/screens/configure/preflight/verdicts.ts';
import {examine} from '../../../source/runtime/preflight/examine.ts';
import fc from '../../harness/fast-check.ts';
import {openServices} from '../../harness/run-command.ts';
import {type Case, central, type Defect, defects, readyCase, regions, targets, worldOf} from './defects.ts';

type Wrong = {readonly defect: Defect; readonly accountId: string};
type Told = {
	readonly check: string;
	readonly verdict: string;
	readonly text: string;
	readonly locations: readonly string[];
};

async function open(one: Case) {
	const opened = await openServices(worldOf(one));
	const folder = mkdtempSync(join(tmpdir(), 'rollgrid-'));
	const journal = createJournal(join(folder, 'launches.ndjson'));
	const records = createRecords(join(folder, 'records'));
	const services = {...opened.services, journal, records};
	const file = 'plan.json';
	const text = JSON.stringify(one.request);
	return {
		...opened,
		records,
		async askDoctor() {
			const status = await doctor(services, {plan: {file, text}, isJson: true, isAscii: false});
			const told = JSON.parse(opened.printed.pop()!) as {readonly isReady: boolean; readonly checks: readonly Told[]};
			return {status, ...told};
		},
		launch: (isChecked: boolean, isWatch = true) =>
			launch(services, {file, text, isYes: true, isDryRun: false, isWatch, isJson: true, isChecked}),
		async look() {
			const located = await services.locateCentral();
			return located.ok ? examine(services, located.value, [JSON.parse(text)]) : undefined;
		},
	};
}

function apply(wrong: readonly Wrong[]): Case {
	return wrong.reduce((one, {defect, accountId}) => defect.apply(one, accountId), readyCase());
}

/** What is to be named: check, verdict and each location. What hides the rest of an account does so. */
function expectedOf(wrong: readonly Wrong[]): readonly string[] {
	const hidden = new Set(wrong.filter(({defect}) => defect.hides).map(({accountId}) => accountId));
	const isSuspended = new Set(wrong.filter(({defect}) => defect.check === 'accounts').map(({accountId}) => accountId));
	const off = new Set(
		wrong
			.filter(({defect}) => defect.check === 'regions')
			.flatMap(({defect, accountId}) => placesOf(defect, accountId)),
	);
	// What a runbook does, and whom it is shared with, can't be told of one that isn't there.
	const hasRunbook = !wrong.some(({defect}) => defect.check === 'runbook');
	return wrong
		.filter(({defect}) => hasRunbook || !['permissions', 'shared'].includes(defect.check))
		.filter(
			({defect, accountId}) =>
				defect.of === 'start' ||
				defect.check === 'shared' ||
				(defect.hides ? defect.check === 'accounts' || !isSuspended.has(accountId) : !hidden.has(accountId)),
		)
		.flatMap(({defect, accountId}) =>
			placesOf(defect, accountId)
				// Nobody looks for resources in a Region that is off.
				.filter(place => defect.check !== 'targets' || !off.has(place))
				.map(place => `${defect.check} ${defect.verdict} ${place}`),
		)
		.sort();
}

function placesOf({of, check}: Defect, accountId: string): readonly string[] {
	if (of === 'start') {
		return check === 'assume-role' ? targets.flatMap(id => regions.map(region => `${id}/${region}`)) : ['start'];
	}

	return (of === 'account' ? regions : regions.slice(1)).map(region => `${accountId}/${region}`);
}

function namedIn(checks: readonly Told[]): readonly string[] {
	return checks
		.filter(({verdict}) => verdict !== 'ok')
		.flatMap(({check, verdict, locations}) =>
			(locations.length === 0 ? ['start'] : locations).map(where => `${check} ${verdict} ${where}`),
		)
		.sort();
}

/** Status of each location as the watch of a launch told it last. */
function endsIn(lines: readonly string[]): ReadonlyMap<string, string> {
	const ends = new Map<string, string>();
	for (const line of lines.flatMap(text => text.split('\n'))) {
		const read = JSON.parse(line) as {readonly type?: string; account: string; region: string; status: string};
		if (read.type === 'location') {
			ends.set(`${read.account}/${read.region}`, read.status);
		}
	}

	return ends;
}

describe('what is wrong is named, and nothing else', () => {
	test.for(defects)('$name', async (defect, context) => {
		const wrong = [{defect, accountId: targets[1]!}];
		const {askDoctor} = await open(apply(wrong));
		const {status, isReady, checks} = await askDoctor();
		context.expect(namedIn(checks)).toEqual(expectedOf(wrong));
		context.expect([status, isReady]).toEqual(defect.verdict === 'problem' ? [1, false] : [0, true]);
	});
});

test('where all is ready nothing is named, the launch goes, and it succeeds everywhere', async () => {
	const {askDoctor, launch: start, printed, told, simulator} = await open(readyCase());
	expect(namedIn((await askDoctor()).checks)).toEqual([]);
	expect(await start(true)).toBe(0);
	expect(told.join('\n')).toContain('√ The preflight found nothing amiss in 10 locations.');
	expect([...endsIn(printed).values()]).toEqual(new Array(10).fill('Success'));
	const before = simulator.calls.findIndex(({operation}) => operation === 'StartAutomationExecution');
	expect(simulator.calls.slice(0, before).filter(({operation}) => changesSomething(operation))).toEqual([]);
});

const anyWrong = fc.uniqueArray(
	fc.record({defect: fc.constantFrom(...defects), accountId: fc.constantFrom(...targets.slice(0, 4))}),
	{
		minLength: 1,
		maxLength: 5,
		// One defect of the start, one of the role of an account; others side by side.
		selector: ({defect, accountId}) =>
			defect.of === 'start' ? 'start' : `${accountId} ${/role is|it /.test(defect.name) ? 'role' : defect.check}`,
	},
);

test('in combination they are named by doctor, launch and board alike, reads alone, and what was said comes true', async () => {
	await fc.assert(
		fc.asyncProperty(anyWrong, async wrong => {
			const one = apply(wrong);
			const {askDoctor, launch: start, look, printed, told, simulator, records} = await open(one);
			const {checks, status} = await askDoctor();
			expect(namedIn(checks)).toEqual(expectedOf(wrong));
			const fails = checks.filter(({verdict}) => verdict === 'problem');
			expect(status).toBe(fails.length > 0 ? 1 : 0);

			const board = (await look())!;
			for (const where of board.examined) {
				const name = `${where.accountId}/${where.region}`;
				const here = checks.filter(
					({locations, verdict}) => locations.includes(name) || (locations.length === 0 && verdict === 'problem'),
				);
				const worst = ['problem', 'unknown', 'warning', 'ok'].find(verdict =>
					here.some(check => check.verdict === verdict),
				);
				expect([name, verdictAt(board, where)]).toEqual([name, worst ?? 'ok']);
			}

			if (fails.length > 0) {
				expect(await start(true)).toBe(2);
				for (const {text} of fails) {
					expect(told.join('\n')).toContain(`× ${text}`);
				}
			}

			expect(simulator.calls.filter(({operation}) => changesSomething(operation))).toEqual([]);
			await comesTrue({wrong, checks, fails: fails.length > 0, start, printed, records});
		}),
		{numRuns: 12},
	);
}, 120_000);

type Coming = {
	readonly wrong: readonly Wrong[];
	readonly checks: readonly Told[];
	readonly fails: boolean;
	readonly start: (isChecked: boolean) => Promise<number>;
	readonly printed: string[];
	readonly records: ReturnType<typeof createRecords>;
};

/** Start it, by force where something fails, and compare what was said of each location with what became of it. */
async function comesTrue({wrong, checks, fails, start, printed, records}: Coming): Promise<void> {
	printed.length = 0;
	const status = await start(!fails);
	const lost = checks.some(({verdict, locations}) => verdict === 'problem' && locations.length === 0);
	const isRefused = wrong.some(({defect}) =>
		['pass-role', 'administration-role', 'parameters', 'runbook'].includes(defect.check),
	);
	if (isRefused) {
		expect(status).toBe(3);
		return;
	}

	const ends = endsIn(printed);
	for (const name of targets.flatMap(id => regions.map(region => `${id}/${region}`))) {
		const here = checks.filter(({locations}) => locations.includes(name)).map(({verdict}) => verdict);
		if (lost || here.includes('problem')) {
			expect([name, ends.get(name)]).not.toEqual([name, 'Success']);
		} else if (!here.includes('unknown')) {
			expect([name, ends.get(name)]).toEqual([name, 'Success']);
		}
	}

	if (!fails) {
		const [{executionIds}] = printed.map(line => JSON.parse(line)) as [{executionIds: string[]}];
		const kept = await records.readPreflight({accountId: central, region: 'us-east-1'}, executionIds[0]!);
		const said = kept.ok && kept.value !== null ? kept.value : null;
		expect(said?.findings.length).toBe(checks.filter(({verdict}) => verdict !== 'ok').length);
		const [accountId = '', region = ''] = (checks.find(({verdict}) => verdict !== 'ok')?.locations[0] ?? '/').split(
			'/',
		);
		expect(accountId === '' || readVerdict(said!, {accountId, region}).verdict !== 'ok').toBe(true);
	}
}
