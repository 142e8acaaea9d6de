import {LineCounter, parseDocument} from 'yaml';
import {createWorld} from '../create-world.ts';
import {awsRegions} from '../directory/regions.ts';
import {awsDocuments} from '../documents/aws-runbooks.ts';
import {startExecution} from '../engine/run/start.ts';
import {ServiceError} from '../service-error.ts';
import type {WorldDefinition} from '../world-definition.ts';
import type {Context} from './context.ts';
import type {Mistake} from './mistake.ts';
import {readAccounts, readRoles} from './read-accounts.ts';
import {readAlarms} from './read-alarms.ts';
import {readFaults} from './read-faults.ts';
import {accountIdForm, readOrganization} from './read-organization.ts';
import {readOutcomes} from './read-outcomes.ts';
import {readPeople} from './read-people.ts';
import {readGroups, readResources} from './read-resources.ts';
import {readRunbooks} from './read-runbooks.ts';
import {readSettings} from './read-settings.ts';
import {readPast, readStarts} from './read-starts.ts';
import {type Source, Value} from './value.ts';

const memberNames = [
	'name',
	'seed',
	'central',
	'settings',
	'regions',
	'organization',
	'accounts',
	'roles',
	'people',
	'runbooks',
	'resources',
	'groups',
	'outcomes',
	'alarms',
	'starts',
	'past',
	'faults',
	'targetLocationFiles',
];

/**
Parse a world from a file's text.

@param text - YAML; docs/simulator.md describes it.
@returns The world's definition, to be given to `createWorld`, with what it does without, such as a runbook that AWS would refuse; or every mistake in the file. Both in the order of the file's lines.
*/
export function parseWorldFile(
	text: string,
):
	| {readonly definition: WorldDefinition; readonly warnings: readonly Mistake[]}
	| {readonly mistakes: readonly Mistake[]} {
	const lines = new LineCounter();
	const document = parseDocument(text, {lineCounter: lines, keepSourceTokens: true});
	const mistakes: Mistake[] = [];
	const warnings: Mistake[] = [];
	const source: Source = {document, lines, mistakes, warnings};
	const root = new Value(source, document.contents, '');
	// The parser calls itself for each level, and says in several ways that it was too much.
	const deep = document.errors.find(({message}) => /call stack|Stack overflow/.test(message));
	if (deep !== undefined) {
		const {line, col} = lines.linePos(deep.pos[0]);
		return {mistakes: [{line, column: col, path: '', message: 'is nested too deep to be read'}]};
	}

	for (const {code, message, pos} of document.errors) {
		const {line, col} = lines.linePos(pos[0]);
		const said = message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '');
		// Java's reader takes a key said twice in a runbook, and the last one counts.
		const isHarmless = code === 'DUPLICATE_KEY' && root.isWithin('runbooks', pos[0]);
		(isHarmless ? warnings : mistakes).push({line, column: col, path: '', message: said});
	}
	if (mistakes.length > 0) {
		return {mistakes};
	}
	const definition = readWorld(root);
	if (mistakes.length === 0) {
		tryStarts(root, definition);
	}
	const inOrder = (a: Mistake, b: Mistake) => a.line - b.line || a.column - b.column;
	return mistakes.length === 0
		? {definition, warnings: warnings.toSorted(inOrder)}
		: {mistakes: [...mistakes, ...warnings].toSorted(inOrder)};
}

function readWorld(value: Value): WorldDefinition {
	if (!value.isMap) {
		value.say('a world is a map that has at least central and accounts');
	}
	const world = value.asMap(memberNames);
	const regions = world
		.get('regions')
		?.asList()
		.map(code => readRegion(code));
	const central = readCentral(world.need('central'));
	const {organization, defaultUnitId} = readOrganization(world.get('organization'), central.accountId);
	const roles = readRoles(world.get('roles'), central.accountId);
	const surroundings = {centralAccountId: central.accountId, organization, defaultUnitId, roles};
	const accounts = readAccounts(world.need('accounts'), surroundings);
	if (accounts.length > 0 && !accounts.some(({id}) => id === central.accountId)) {
		world.get('central')?.say(`the central account ${central.accountId} is none of the accounts`);
	}
	const settings = readSettings(world.get('settings'));
	const context: Context = {
		settings,
		central,
		accounts,
		units: organization?.units ?? [],
		roots: organization?.roots ?? [],
		regions: regions ?? awsRegions.map(({code}) => code),
	};
	const files = world.get('targetLocationFiles')?.asEntries() ?? [];
	return {
		name: world.get('name')?.asText() ?? 'world',
		seed: world.get('seed')?.asNumber(0, 0xffff_ffff) ?? 1,
		settings,
		central,
		organization,
		accounts,
		regions,
		people: readPeople(world.get('people'), context),
		documents: [...readRunbooks(world.get('runbooks'), context), ...awsDocuments()],
		resourcesIn: readResources(world.get('resources'), context),
		groups: readGroups(world.get('groups'), context),
		alarms: readAlarms(world.get('alarms'), context),
		outcomes: readOutcomes(world.get('outcomes'), context),
		past: readPast(world.get('past'), context),
		starts: readStarts(world.get('starts'), context),
		faults: readFaults(world.get('faults')),
		targetLocationFiles: Object.fromEntries(files.map(([url, list]) => [url, JSON.stringify(list.asPlain())])),
	};
}

/** Start what the file wants to be started, in a world of its own, to see whether it would be refused. */
function tryStarts(value: Value, definition: WorldDefinition): void {
	const starts = value.asMap(memberNames).get('starts')?.asList() ?? [];
	const told = new Set<number>();
	for (const start of definition.starts) {
		const index = start.origin ?? 0;
		if (told.has(index)) {
			continue;
		}
		try {
			startExecution(createWorld({...definition, starts: []}, 0), start, start.input);
		} catch (error) {
			if (!(error instanceof ServiceError)) {
				throw error;
			}
			told.add(index);
			starts[index]?.say(`is refused: ${error.code}: ${error.message}`);
		}
	}
}

function readCentral(value: Value | undefined): {readonly accountId: string; readonly region: string} {
	const text =
		value?.asMatch(/^\d{12}\/[a-z0-9-]+$/, 'an account and its Region, such as 123456789012/us-east-1') ?? '';
	const [accountId = '', region = ''] = text.split('/');
	if (accountIdForm[0].test(accountId) && !awsRegions.some(({code}) => code === region)) {
		value?.say(`there is no Region '${region}'`);
	}
	return {accountId, region};
}

function readRegion(value: Value): string {
	const code = value.asText();
	if (!awsRegions.some(region => region.code === code)) {
		value.say(`AWS has no Region '${code}'`);
	}
	return code;
}
