import {expect, test} from 'vitest';
import {type ExportOptions, exportWorldFile} from '../../source/commands/world/run.ts';
import {parseWorldFile} from '../../source/simulator/world-file/parse-world-file.ts';
import {memoryFiles} from '../harness/memory-ports.ts';
import {openServices} from '../harness/run-command.ts';

const all: ExportOptions = {
	unit: null,
	runbooks: null,
	executionRole: undefined,
	isAnonymous: false,
	output: 'world.yaml',
	isYes: false,
	isJson: false,
};

async function open(contents = new Map<string, string>()) {
	const opened = await openServices('demo');
	const {aws, services} = opened;
	const ports = {
		...services,
		files: memoryFiles(contents),
		documents: aws.documents,
		roles: aws.roles,
		readiness: aws.readiness,
	};
	const write = (options: Partial<ExportOptions> = {}, change: Partial<typeof ports> = {}) =>
		exportWorldFile({...ports, ...change}, {...all, ...options});
	return {...opened, contents, ports, write};
}

function definitionOf(text: string | undefined) {
	const parsed = parseWorldFile(text ?? '');
	if ('mistakes' in parsed) {
		throw new Error(JSON.stringify(parsed.mistakes));
	}

	return parsed.definition;
}

test('the world that is written has the accounts, OUs, roles and runbooks of the one that was read', async () => {
	const {write, contents, simulator, told} = await open();
	expect(await write()).toBe(0);
	const before = simulator.world.definition;
	const after = definitionOf(contents.get('world.yaml'));
	const placed = ({accounts}: typeof before) =>
		accounts.map(({id, name, parentId}) => ({id, name, parentId})).sort((a, b) => a.id.localeCompare(b.id));
	expect(placed(after)).toEqual(placed(before));
	expect(after.organization?.units).toEqual(expect.arrayContaining([...before.organization!.units]));
	expect(after.central).toEqual(before.central);
	const lacking = after.accounts.filter(({roles}) => !roles.has('AWS-SystemsManager-AutomationExecutionRole'));
	expect(lacking.map(({name}) => name)).toContain('northwind-prod');
	expect(
		after.documents
			.filter(({owner}) => owner !== 'Amazon')
			.map(({name}) => name)
			.sort(),
	).toEqual(['Acme-IsolateInstance', 'Acme-PatchFleet', 'Acme-RotateAgents']);
	expect(told.at(-1)).toBe('Wrote world.yaml: 25 accounts, 3 runbooks');
	expect([...contents.keys()]).toEqual(['world.yaml']);
});

test('it only reads', async () => {
	const {write, simulator} = await open();
	await write();
	expect(
		simulator.calls.map(({operation}) => operation).filter(name => !/^(Get|List|Describe|AssumeRole$)/.test(name)),
	).toEqual([]);
});

test('names are replaced where that is asked for, and IDs stay', async () => {
	const {write, contents} = await open();
	await write({isAnonymous: true});
	const text = contents.get('world.yaml') ?? '';
	expect(text).not.toMatch(/checkout-prod|Workloads|acme-network/);
	expect(definitionOf(text).accounts.map(({id}) => id)).toContain('115672903384');
});

test('one OU, with the central account beside it, and only the runbooks that are named', async () => {
	const {write, contents, printed} = await open();
	expect(await write({unit: 'ou-acme-staging1', runbooks: ['Acme-PatchFleet'], output: undefined})).toBe(0);
	const {accounts, documents} = definitionOf(printed.join('\n'));
	expect(accounts.map(({name}) => name)).toEqual([
		'acme-automation',
		'checkout-staging',
		'catalog-staging',
		'search-staging',
		'orders-staging',
		'payments-staging',
		'identity-staging',
		'load-test',
	]);
	expect(documents.filter(({owner}) => owner !== 'Amazon').map(({name}) => name)).toEqual(['Acme-PatchFleet']);
	expect(contents.size).toBe(0);
});

test('an OU that nobody is in is a mistake', async () => {
	const {write, told} = await open();
	expect(await write({unit: 'ou-none-00000000'})).toBe(2);
	expect(told).toEqual(['× No account of the organization is in ou-none-00000000']);
});

test('a file that is there is replaced only with --yes', async () => {
	const {write, contents, simulator} = await open(new Map([['world.yaml', 'mine']]));
	expect(await write()).toBe(2);
	expect(contents.get('world.yaml')).toBe('mine');
	expect(simulator.calls).toEqual([]);
	expect(await write({isYes: true})).toBe(0);
	expect(contents.get('world.yaml')).toContain('acme-automation');
});

test('one that was interrupted goes on where it stood, and reads nothing twice', async () => {
	const {write, contents, ports, told} = await open();
	const {promise: interrupted, resolve: interrupt} = Promise.withResolvers<void>();
	const asked: string[] = [];
	const roles = {
		readRole: (where: Parameters<typeof ports.roles.readRole>[0], name: string) => {
			asked.push(where.accountId);
			if (asked.length === 10) {
				interrupt();
			}

			return ports.roles.readRole(where, name);
		},
	};
	expect(await write({}, {roles, interrupted})).toBe(130);
	expect([...contents.keys()]).toEqual(['world.yaml.partial']);
	expect(await write({}, {roles})).toBe(0);
	expect(told).toContain('Goes on where it broke off: 12 of 25 accounts are known');
	expect(asked.length).toBe(25);
	expect(new Set(asked).size).toBe(25);
	expect([...contents.keys()]).toEqual(['world.yaml']);
});

const checkpoint = (accounts: object, more: object = {}) =>
	JSON.stringify({
		version: 1,
		reading: {
			central: {accountId: '999900001111', region: 'us-east-1'},
			executionRole: 'AWS-SystemsManager-AutomationExecutionRole',
			unit: 'ou-acme-staging1',
			accounts,
			runbooks: {},
			...more,
		},
	});

test.each([
	['rubbish', 'it is no JSON'],
	['{"version":9}', 'its version is 9, and this rollgrid knows 1'],
	['[]', 'its version is missing'],
	[checkpoint({}, {unit: 'ou-acme-other111'}), 'it is of another central account, OU or execution role'],
	[checkpoint({}, {runbooks: {P: 7}}), 'reading.runbooks.P must be text'],
	[checkpoint({111122223333: {execution: 'current', regions: 'eu-west-1'}}), 'reading.accounts.111122223333.regions'],
	[checkpoint({111122223333: {execution: 'perhaps', regions: null}}), 'reading.accounts.111122223333.execution'],
	[checkpoint({111122223333: null}), 'reading.accounts.111122223333'],
])(
	'a checkpoint that can’t be continued is named with the place, and everything is read: %s',
	async (text, because) => {
		const {write, told, contents} = await open(new Map([['world.yaml.partial', text]]));
		expect(await write({unit: 'ou-acme-staging1'})).toBe(0);
		expect(told.join('\n')).not.toContain('broke off');
		expect(told.join('\n')).toContain('! world.yaml.partial can’t be continued, so everything is read again: ');
		expect(told.join('\n')).toContain(because);
		expect([...contents.keys()]).toEqual(['world.yaml']);
	},
);
