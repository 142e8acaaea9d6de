import {packagesAsNeeded} from './require-as-needed.mjs';

/** Entry points whose parts become one file each, with all that they load at once, in this order: what an earlier one holds isn't in a later one. */
const roots = [
	['cli.tsx', 'rollgrid.js'],
	['source/cli/run.ts', 'chunks/run.js'],
	['source/cli/console.ts', 'chunks/console.js'],
	['source/cli/machine.ts', 'chunks/console.js'],
	['source/cli/demo.ts', 'chunks/demo.js'],
	['source/adapters/aws/create-aws.ts', 'chunks/aws.js'],
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

/** A package that is loaded as needed: what stands for it in the code is its name. */
const requiredPackage = new RegExp(`\\brequire\\("(${Object.keys(packagesAsNeeded).join('|')})"\\)`, 'g');

const required = /\brequire\("(\.{1,2}\/[^"]+)"\)/g;

/**
Put parts of the bundle that are always loaded together into one file: each file costs a start a third of a millisecond.

A packed file exports a function that gives a part of it by its name; the file of the program itself starts its part.

@param parts - Text of each part by its path.
@param outputs - As esbuild's metafile has them.
@returns Text of each file by its path.
*/
export function pack(parts, outputs) {
	const placeOf = new Map();
	for (const [entryPoint, file] of roots) {
		const root = Object.keys(outputs).find(path => outputs[path].entryPoint === entryPoint);
		for (const path of listReached(root, outputs)) {
			placeOf.set(path, placeOf.get(path) ?? file);
		}
	}

	const files = new Map();
	for (const [path, text] of parts) {
		const own = placeOf.get(path);
		const named = text.replace(
			requiredPackage,
			(_, name) => `require(${JSON.stringify(`${base(path)}${packagesAsNeeded[name]}`)})`,
		);
		const linked = named.replace(required, (_, relative) => link(resolve(path, relative), own ?? path, placeOf));
		files.set(own ?? path, [...(files.get(own ?? path) ?? []), [path, linked]]);
	}

	return new Map(
		[...files].map(([file, packed]) => [file, placeOf.has(packed[0][0]) ? print(file, packed) : packed[0][1]]),
	);
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

function link(path, from, placeOf) {
	const file = placeOf.get(path);
	if (file === from) {
		return `__part(${JSON.stringify(path)})`;
	}

	const relative = `${base(from)}${file ?? path}`;
	return file === undefined
		? `require(${JSON.stringify(relative)})`
		: `require(${JSON.stringify(relative)})(${JSON.stringify(path)})`;
}

function base(from) {
	return from.startsWith('chunks/') ? '../' : './';
}

function resolve(path, relative) {
	return new URL(relative, `file:///${path}`).pathname.slice(1);
}

function print(file, parts) {
	const functions = parts.map(([path, text]) => `${JSON.stringify(path)}:(function(module,exports){${text}})`);
	const loaded = `const __loaded={},__parts={${functions.join(',\n')}};`;
	const part =
		'function __part(name){let module=__loaded[name];if(module===undefined){__loaded[name]=module={exports:{}};__parts[name](module,module.exports)}return module.exports}';
	const end = file === 'rollgrid.js' ? '__part("rollgrid.js");' : '';
	return `"use strict";${loaded}${part}module.exports=__part;${end}`;
}
