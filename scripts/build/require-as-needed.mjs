/** Modules of Node that it has loaded by itself before the program runs. */
const always = /^(node:)?(process|fs|path|url|events|buffer|util|timers|module|os)$/;

/** Packages that the console knows by name from the start and needs a good while later, with the file that each becomes. */
export const packagesAsNeeded = {yaml: 'chunks/yaml.js', 'fuse.js': 'chunks/fuse.js'};

/** An import of a package or of a module of Node, as esbuild writes it in CommonJS. */
const imported = /^var (import_\w+) = ((?:__toESM\()?require\("((?:node:)?[a-z_/.]+)"\)(?:, 1\))?\)?);$/gm;

/**
Load modules of Node, and a few packages, when they are first used: cryptography, sockets and processes take Node a third of the time in which help is to be there.

@param code - CommonJS as esbuild writes it, not minified: names are unique.
*/
export function requireAsNeeded(code) {
	const found = [...code.matchAll(imported)].filter(([, , , name]) => !always.test(name));
	return found.reduce((text, [statement, variable, load]) => {
		const used = text.replace(statement, '').replaceAll(new RegExp(`\\b${variable}\\b`, 'g'), `(${variable}())`);
		return used.replace(/^/, `var ${variable}_loaded;function ${variable}(){return ${variable}_loaded??=${load}}\n`);
	}, code);
}
