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
	'core/state': [...ground, 'core/actions', 'core/state', 'core/screens', 'core/console'],
	'core/screens': [...ground, 'core/actions', 'core/state', 'core/screens', 'core/console'],
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

test('no screen imports another screen', () => {
	const screens = files.filter(file => relative(root, file).startsWith('ui/screens/'));
	const strays = screens.flatMap(file =>
		importsOf(file)
			.filter(specifier => specifier.startsWith('./'))
			.map(specifier => `${relative(root, file)} imports ${specifier}`),
	);
	expect(strays).toEqual([]);
});
