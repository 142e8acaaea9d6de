import {expect, test} from 'vitest';
import {type ReportOptions, report} from '../../source/commands/report/run.ts';
import {memoryFiles} from '../harness/memory-ports.ts';
import {openServices} from '../harness/run-command.ts';

const none: Omit<ReportOptions, 'executionId'> = {format: undefined, output: undefined, isYes: false, redactions: []};

async function open() {
	const opened = await openServices('demo');
	const contents = new Map<string, string>();
	const listed = await opened.services.automation.listExecutions(
		{accountId: opened.simulator.centralAccount, region: opened.simulator.region},
		{fanOutsOnly: true},
		null,
	);
	const {executionId} = listed.ok ? listed.value.items[0]! : {executionId: ''};
	const files = memoryFiles(contents);
	const write = (options: Partial<ReportOptions>) =>
		report({...opened.services, files}, {executionId, ...none, ...options});
	return {...opened, contents, executionId, write};
}

test('without a file it is printed, as Markdown', async () => {
	const {write, printed, executionId} = await open();
	expect(await write({})).toBe(0);
	expect(printed.join('\n')).toMatch(/^# Acme-\w+: /);
	expect(printed.join('\n')).toContain(executionId);
});

test('the ending of the file is its format unless another is asked for', async () => {
	const {write, contents} = await open();
	await write({output: 'a.csv'});
	await write({output: 'a.json'});
	await write({output: 'a.html'});
	await write({output: 'handover'});
	await write({output: 'b.html', format: 'md'});
	expect([...contents].map(([name, text]) => [name, text.slice(0, 9)])).toEqual([
		['a.csv', 'account,a'],
		['a.json', '{"executi'],
		['a.html', '<!doctype'],
		['handover', '<!doctype'],
		['b.html', expect.stringMatching(/^# Acme/)],
	]);
});

test('a file that is there is replaced only with --yes', async () => {
	const {write, contents, told} = await open();
	contents.set('a.md', 'mine');
	expect(await write({output: 'a.md'})).toBe(2);
	expect(told.join()).toContain('a.md is there already');
	expect(contents.get('a.md')).toBe('mine');
	expect(await write({output: 'a.md', isYes: true})).toBe(0);
	expect(contents.get('a.md')).toMatch(/^# Acme/);
});

test('an execution that isn’t there exits 3, and changes nothing', async () => {
	const {write, contents, simulator} = await open();
	expect(await write({executionId: '00000000-0000-4000-8000-000000000000', output: 'a.md'})).toBe(3);
	expect(contents.size).toBe(0);
	expect(simulator.calls.map(({operation}) => operation).filter(one => !/^(Get|List|Describe)/.test(one))).toEqual([]);
});
