import {readdirSync, readFileSync, statSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import {expect, test} from 'vitest';

const root = resolve(import.meta.dirname, '../source');

/** What knows no screen and not what the console knows. */
const ground = ['core/domain', 'core/grid', 'core/planning', 'core/follow', 'core/status', 'core/matrix'];

/** What each room may import: rooms of ours by name, packages by name. `node:` is said where it is allowed. */
const allowed: Readonly<Record<string, readonly string[]>> = {
	'core/domain': ['core/domain'],
	'core/planning': ['core/domain', 'core/planning', 'core/grid/remember.ts', 'yaml', 'fuse.js'],
	'core/grid': ['core/domain', 'core/grid'],
	'core/follow': ['core/domain', 'core/grid', 'core/follow'],
	'core/status': ['core/domain', 'core/grid', 'core/follow', 'core/status'],
	'core/actions': ['core/domain', 'core/grid', 'core/planning', 'core/follow', 'core/status', 'core/actions'],
	'core/matrix': ['core/domain', 'core/grid', 'core/status', 'core/matrix'],
	'core/state': [...ground, 'core/actions', 'core/state'],
	'core/screens': [...ground, 'core/actions', 'core/state', 'core/screens'],
	'core/console': ['core'],
	ports: ['core', 'ports'],
	runtime: ['core', 'ports', 'runtime'],
	'adapters/aws': [
		'core',
		'ports',
		'adapters/aws',
		'@aws-sdk',
		'@smithy',
		'agent-base',
		'http-proxy-agent',
		'https-proxy-agent',
		'shlex',
		'node:',
	],
	'adapters/conf': ['core', 'ports', 'adapters/conf', 'conf', 'node:'],
	'adapters/system': ['core', 'ports', 'adapters/system', 'node:'],
	'adapters/state-folder': ['core', 'ports', 'adapters/state-folder', 'node:'],
	simulator: ['simulator', 'node:', 'yaml'],
	terminal: ['terminal', 'node:', 'string-width'],
	commands: ['core', 'ports', 'runtime', 'commands', 'meow'],
	cli: ['core', 'ports', 'runtime', 'adapters', 'simulator', 'commands', 'ui', 'cli', 'node:'],
	ui: ['core', 'terminal', 'ui', 'ink', 'react', 'node:'],
};

function listFiles(folder: string): string[] {
	return readdirSync(folder).flatMap(name => {
		const path = join(folder, name);
		return statSync(path).isDirectory() ? listFiles(path) : /\.tsx?$/.test(name) ? [path] : [];
	});
}

function roomOf(path: string): string | undefined {
	const within = relative(root, path);
	return Object.keys(allowed)
		.filter(room => within === room || within.startsWith(`${room}/`))
		.sort((a, b) => b.length - a.length)[0];
}

function importsOf(file: string): string[] {
	const text = readFileSync(file, 'utf8');
	const statements = /^(?:import|export)\b[^'"`;]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;
	return [...text.matchAll(statements)].map(([, ...found]) => found.find(one => one !== undefined)!);
}

const files = listFiles(root);

test('every file has a room', () => {
	expect(files.filter(file => roomOf(file) === undefined).map(file => relative(root, file))).toEqual([]);
});

test('imports keep to the table', () => {
	const strays = files.flatMap(file => {
		const may = allowed[roomOf(file) ?? ''] ?? [];
		return importsOf(file)
			.map(specifier => (specifier.startsWith('.') ? relative(root, resolve(dirname(file), specifier)) : specifier))
			.filter(target => !may.some(one => target === one || target.startsWith(one.endsWith(':') ? one : `${one}/`)))
			.map(target => `${relative(root, file)} imports ${target}`);
	});
	expect(strays).toEqual([]);
});

/** The folder below `above` that a file is in; `undefined` where it is in none. */
function folderIn(above: string, path: string): string | undefined {
	const [folder, ...rest] = relative(join(root, above), path).split('/');
	return rest.length === 0 || folder === '..' ? undefined : folder;
}

const ours = (file: string): string[] =>
	importsOf(file)
		.filter(specifier => specifier.startsWith('.'))
		.map(specifier => resolve(dirname(file), specifier));

test.each(['core/screens', 'ui/screens'])('no room of %s imports another one', above => {
	const strays = files.flatMap(file => {
		const room = folderIn(above, file);
		return room === undefined
			? []
			: ours(file)
					.filter(target => (folderIn(above, target) ?? room) !== room)
					.map(target => `${relative(root, file)} imports ${relative(root, target)}`);
	});
	expect(strays).toEqual([]);
});

test('only the list of rooms, their stack and the console know a room', () => {
	const strays = files.flatMap(file => {
		const within = relative(root, file);
		const mayKnow = /^(ui|core\/console)\/|^core\/screens\/(rooms|stack)\.ts$/.test(within);
		return mayKnow || folderIn('core/screens', file) !== undefined
			? []
			: ours(file)
					.filter(target => folderIn('core/screens', target) !== undefined)
					.map(target => `${within} imports ${relative(root, target)}`);
	});
	expect(strays).toEqual([]);
});
