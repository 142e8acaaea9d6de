import {build, transform} from 'esbuild';
import {packagesAsNeeded, requireAsNeeded} from './require-as-needed.mjs';

/** Entry points whose parts become one file each, with all that they load at once, in this order: what an earlier one holds isn't in a later one. */
const roots = [
	['cli.tsx', 'chunks/main.js'],
	['source/cli/run.ts', 'chunks/run.js'],
	['source/cli/console.ts', 'chunks/console.js'],
	['source/cli/machine.ts', 'chunks/console.js'],
	['source/cli/demo.ts', 'chunks/demo.js'],
	['source/adapters/aws/create-aws.ts', 'chunks/aws.js'],
	// Every console needs these first.
	...[
		'node_modules/@smithy/core/dist-es/submodules/config/index.js',
		'node_modules/@smithy/node-http-handler/dist-es/index.js',
		'source/adapters/aws/sdk/sts.ts',
		'source/adapters/aws/sdk/ssm.ts',
		'source/adapters/aws/sdk/organizations.ts',
	].map(part => [part, 'chunks/sdk.js']),
	...['audit-log.ts', 'happenings.ts', 'journal.ts', 'records.ts', 'runs.ts', 'state-folder.ts', 'typed-lines.ts'].map(
		part => [`source/adapters/state-folder/${part}`, 'chunks/kept.js'],
	),
	...[
		'cancel/run.ts',
		'config/run.ts',
		'doctor/run.ts',
		'launch/run.ts',
		'list/run.ts',
		'report/run.ts',
		'retry/run.ts',
		'show/run.ts',
		'signal/run.ts',
		'start/settle.ts',
		'start/until-interrupted.ts',
		'watch/run.ts',
	].map(body => [`source/commands/${body}`, 'chunks/commands.js']),
];

/** The first file, and the part that it runs. */
const program = 'rollgrid.js';

const options = {format: 'cjs', platform: 'node', target: 'node22'};

/** `import.meta` of the sources, which CommonJS lacks. */
const importMeta = 'const __importMeta={url:require("node:url").pathToFileURL(__filename).href};';

/** A required part, as the bundled code names it until its file is known. */
const requiredPart = /(?:__toESM\()?\brequire\("part:([^"]+)"\)(?:, 1\))?\)?/g;

/** A package that is loaded as needed: what stands for it in the code is its name. */
const requiredPackage = new RegExp(`\\brequire\\("(${Object.keys(packagesAsNeeded).join('|')})"\\)`, 'g');

/**
Put parts of the bundle that are always loaded together into one file, as CommonJS.

Each file costs a start a third of a millisecond. Parts of one file share one scope, whereas a part of another file is read through its exports at each use. A part runs when it is first required.

A file of several parts exports a function that returns a part by its name. The program itself is one line, which runs its part: Node caches the compiled code of the files that the first one loads, and never that of the first one.

@param parts - Text of each part by its path: ES modules, as esbuild splits them.
@param outputs - As esbuild's metafile has them.
@returns Text of each file by its path.
*/
export async function pack(parts, outputs) {
	const placeOf = new Map();
	for (const [entryPoint, file] of roots) {
		const root = Object.keys(outputs).find(path => outputs[path].entryPoint === entryPoint);
		for (const path of listReached(root, outputs)) {
			placeOf.set(path, placeOf.get(path) ?? file);
		}
	}

	const files = Map.groupBy(parts.keys(), path => placeOf.get(path) ?? path);
	const entrances = findEntrances(parts.keys(), outputs, placeOf);
	const packed = await Promise.all(
		[...files].map(async ([file, paths]) => {
			const entry = placeOf.has(paths[0]) ? printEntry(paths, entrances) : `module.exports = ${load(paths[0])};`;
			return [file, await printFile(file, {entry, paths, parts, placeOf})];
		}),
	);
	return new Map([[program, `${link(program, program, placeOf)};`], ...packed]);
}

/** What a part loads at once, itself last. */
function listReached(root, outputs, reached = new Set()) {
	const path = root;
	if (!reached.has(path.replace(/^dist\//, ''))) {
		for (const {path: imported, kind, external} of outputs[path].imports) {
			if (kind === 'import-statement' && !external) {
				listReached(imported, outputs, reached);
			}
		}

		reached.add(path.replace(/^dist\//, ''));
	}

	return reached;
}

/** Find the parts that another file requires, or that are loaded as needed. */
function findEntrances(paths, outputs, placeOf) {
	const asked = [...paths].flatMap(path =>
		outputs[`dist/${path}`].imports
			.filter(({external}) => !external)
			.map(({path: imported, kind}) => ({from: path, kind, to: imported.replace(/^dist\//, '')}))
			.filter(({from, kind, to}) => kind === 'dynamic-import' || placeOf.get(from) !== placeOf.get(to)),
	);
	return new Set([program, ...asked.map(({to}) => to)]);
}

const load = path => `require(${JSON.stringify(`part:${path}`)})`;

function printEntry(paths, entrances) {
	const entered = paths.filter(path => entrances.has(path));
	const parts = entered.map(path => `${JSON.stringify(path)}: () => ${load(path)}`);
	return `const parts = {${parts.join(',\n')}};module.exports = name => parts[name]();`;
}

/** Bundle the parts of a file once more, with all their names in one scope. */
async function printFile(file, {entry, paths, parts, placeOf}) {
	const own = new Set(paths);
	const partsOfFile = {
		name: 'parts-of-file',
		setup({onResolve, onLoad}) {
			onResolve({filter: /^(part:|\.{1,2}\/)/}, ({path, importer, kind}) => {
				const part = path.startsWith('part:') ? path.slice(5) : resolve(importer, path);
				return own.has(part) && kind !== 'dynamic-import'
					? {path: part, namespace: 'part'}
					: {path: `part:${part}`, external: true};
			});
			onLoad({filter: /./, namespace: 'part'}, ({path}) => ({contents: parts.get(path).replace(/^#!.*\n/, '')}));
		},
	};
	const {outputFiles} = await build({
		...options,
		stdin: {contents: entry},
		bundle: true,
		write: false,
		// Dynamic imports become require, too.
		supported: {'dynamic-import': false},
		external: Object.keys(packagesAsNeeded),
		plugins: [partsOfFile],
		logLevel: 'warning',
	});
	const linked = outputFiles[0].text
		.replace(requiredPart, (_, path) => link(path, file, placeOf))
		// Other parts read only its names, so its exports need no copy that marks the kind of module.
		.replace(/^var __toCommonJS = .*$/m, 'var __toCommonJS = names => names;');
	const {code} = await transform(requireAsNeeded(linked), {...options, minify: true});
	const named = code.replace(
		requiredPackage,
		(_, name) => `require(${JSON.stringify(`${base(file)}${packagesAsNeeded[name]}`)})`,
	);
	return `"use strict";${named.includes('__importMeta') ? importMeta : ''}${named}`;
}

function link(path, from, placeOf) {
	const file = placeOf.get(path);
	const required = `require(${JSON.stringify(`${base(from)}${file ?? path}`)})`;
	return file === undefined ? required : `${required}(${JSON.stringify(path)})`;
}

function base(from) {
	return from.startsWith('chunks/') ? '../' : './';
}

function resolve(path, relative) {
	return new URL(relative, `file:///${path}`).pathname.slice(1);
}
