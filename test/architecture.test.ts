import {readdirSync, readFileSync, statSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import {expect, test} from 'vitest';
import {allowed, printImportTable} from './harness/import-table.ts';

const root = resolve(import.meta.dirname, '../source');

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

test('docs/architecture.md shows this table (npm run readme writes it)', () => {
	const page = readFileSync(join(root, '../docs/architecture.md'), 'utf8');
	expect(page).toContain(`<!-- imports -->\n${printImportTable()}\n<!-- /imports -->`);
});
