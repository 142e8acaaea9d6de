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

/** A screen draws what its room's selectors return; the room's rules are not its business. */
function isDrawnFrom(room: string, target: string): boolean {
	return target.startsWith(`core/screens/${room}/`) && !/\/(?:room|part|keys|reduce[\w-]*)\.ts$/.test(target);
}

test('a screen is drawn from what its own room selects and knows, and from nothing else of core', () => {
	const strays = files.flatMap(file => {
		const room = folderIn('ui/screens', file);
		return room === undefined
			? []
			: ours(file)
					.map(target => relative(root, target))
					.filter(target => target.startsWith('core/') && !isDrawnFrom(room, target))
					.map(target => `${relative(root, file)} imports ${target}`);
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

type Graph = ReadonlyMap<string, readonly string[]>;

/** Map files to their imports of ours: with `isWhole` all of them, types and dynamic imports too; else only the values that they need at start. */
function drawGraph(isWhole: boolean): Graph {
	const statements =
		/^(?:import|export)\b([^'"`;]*?)\bfrom '(\.[^']+)'|^import '(\.[^']+)'|(\bimport)\('(\.[^']+)'\)/gm;
	return new Map(
		files.map(file => {
			const text = readFileSync(file, 'utf8');
			const targets = [...text.matchAll(statements)]
				.filter(([, names = '', , , later]) => isWhole || (later === undefined && !importsTypesAlone(names)))
				.map(([, , from, alone, , later]) => resolve(dirname(file), (from ?? alone ?? later)!));
			return [file, targets];
		}),
	);
}

function importsTypesAlone(names: string): boolean {
	const listed = /\{([^}]*)\}/.exec(names)?.[1];
	const each = listed?.split(',').map(name => name.trim()) ?? [];
	return /^\s*type\b/.test(names) || (each.length > 0 && each.every(name => name === '' || name.startsWith('type ')));
}

/** The longest path from a file to one that it imports, in files. Only for imports without cycles. */
function findLongestChain(graph: Graph): readonly string[] {
	const known = new Map<string, readonly string[]>();
	const follow = (file: string): readonly string[] => {
		const found =
			known.get(file) ??
			(graph.get(file) ?? []).map(follow).reduce<readonly string[]>((a, b) => (b.length > a.length ? b : a), []);
		known.set(file, found);
		return [file, ...found];
	};
	return [...graph.keys()].map(follow).reduce((a, b) => (b.length > a.length ? b : a), []);
}

/** Circles of files that import each other, by Tarjan. */
function findCircles(graph: Graph): readonly string[][] {
	const order = new Map<string, number>();
	const lowest = new Map<string, number>();
	const path: string[] = [];
	const circles: string[][] = [];
	const visit = (file: string): number => {
		const own = order.size;
		order.set(file, own);
		lowest.set(file, own);
		path.push(file);
		for (const target of graph.get(file) ?? []) {
			const reached = order.has(target) ? (path.includes(target) ? order.get(target)! : own) : visit(target);
			lowest.set(file, Math.min(lowest.get(file)!, reached));
		}

		const low = lowest.get(file)!;
		if (low === own) {
			circles.push(path.splice(path.indexOf(file)));
		}

		return low;
	};

	for (const file of graph.keys()) {
		if (!order.has(file)) {
			visit(file);
		}
	}

	return circles.filter(({length}) => length > 1).map(circle => circle.map(file => relative(root, file)).sort());
}

test('no values are imported in a circle', () => {
	expect(findCircles(drawGraph(false))).toEqual([]);
});

test('the longest chain of imports has fewer than 16 files', () => {
	const chain = findLongestChain(drawGraph(false)).map(file => relative(root, file));
	expect(chain.length, chain.join('\n  imports ')).toBeLessThan(16);
});

test('types go in circles of three files at most', () => {
	expect(findCircles(drawGraph(true)).filter(({length}) => length > 3)).toEqual([]);
});

// Functions and parameters are counted by the linter (`biome.json`).
test('files are short: half of them under 70 lines, none over 300', () => {
	const lengths = files.map(file => [readFileSync(file, 'utf8').split('\n').length - 1, relative(root, file)] as const);
	expect(lengths.filter(([lines]) => lines > 300)).toEqual([]);
	expect(lengths.map(([lines]) => lines).sort((a, b) => a - b)[lengths.length >> 1]).toBeLessThan(70);
});

test('no type is forced on a value by way of `unknown` or `never`', () => {
	const forced = files.filter(file => /\bas (?:unknown as|never|any)\b/.test(readFileSync(file, 'utf8')));
	expect(forced.map(file => relative(root, file))).toEqual([]);
});

test('npm brings nothing beside the program: everything is in the bundle', () => {
	const {dependencies = {}} = JSON.parse(readFileSync(join(root, '../package.json'), 'utf8'));
	expect(dependencies).toEqual({});
});
