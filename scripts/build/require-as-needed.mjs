/** Modules of Node that it has loaded by itself before the program runs. */
const always = /^(node:)?(process|fs|path|url|events|buffer|util|timers|module|os)$/;

/** Packages that the console knows by name from the start and needs a good while later, with the file that each becomes. */
export const packagesAsNeeded = {yaml: 'chunks/yaml.js', 'fuse.js': 'chunks/fuse.js'};

/** An import of a package or of a module of Node, as esbuild writes it in CommonJS: at the top of a file, or at the beginning of a part. */
const imported = /^\s*(?:var )?(import_\w+) = ((?:__toESM\()?require\("((?:node:)?[a-z\d_/.]+)"\)(?:, 1\))?\)?);$/gm;

/** Names that a file declares and its parts set when they run. */
const declared = /^var [\w$]+(?:, [\w$]+)*;$/gm;

/**
Load modules of Node, and a few packages, when they are first used: cryptography, sockets and processes take Node a third of the time in which help is to be there.

@param code - CommonJS as esbuild writes it, not minified: names are unique.
*/
export function requireAsNeeded(code) {
	const found = [...code.matchAll(imported)].filter(([, , , name]) => !always.test(name));
	const names = new Map(found.map(([, variable, load]) => [variable, load]));
	const bare = code
		.replace(imported, (statement, variable) => (names.has(variable) ? '' : statement))
		.replace(declared, statement => {
			const others = statement
				.slice(4, -1)
				.split(', ')
				.filter(name => !names.has(name));
			return others.length === 0 ? '' : `var ${others.join(', ')};`;
		});
	const used = bare.replace(/\bimport_\w+\b/g, name => (names.has(name) ? `(${name}())` : name));
	const loaders = [...names].map(
		([name, load]) => `var ${name}_loaded;function ${name}(){return ${name}_loaded??=${load}}\n`,
	);
	return `${loaders.join('')}${used}`;
}
