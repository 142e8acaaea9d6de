import {readFile} from 'node:fs/promises';

/** The layout engine is WebAssembly within a data URL; compiled and started at once it needs nobody to wait for it. */
const startAtOnce = `loadYoga = {
	instantiateWasm(imports, receive) {
		const bytes = Buffer.from(H.slice(H.indexOf(',') + 1), 'base64');
		const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports);
		receive(instance);
		return instance.exports;
	},
};`;

/** What is replaced in which file of Ink and of its layout engine. */
const changes = [
	[/yoga-layout\/dist\/src\/index\.js$/, [['await loadYoga()', 'loadYoga()']]],
	[
		/yoga-layout\/dist\/binaries\/yoga-wasm-base64-esm\.js$/,
		[
			['loadYoga = loadYoga || {};', startAtOnce],
			['return loadYoga.ready', 'return loadYoga'],
		],
	],
	[/ink\/build\/reconciler\.js$/, [["process.env['DEV'] === 'true'", 'false']]],
];

/** Modules that wait at their top level can't become CommonJS: Ink waits there for its developer tools, which are never loaded, and for its layout engine. */
export const withoutTopLevelAwait = {
	name: 'without-top-level-await',
	setup({onLoad}) {
		for (const [filter, replacements] of changes) {
			onLoad({filter}, async ({path}) => {
				let contents = await readFile(path, 'utf8');
				for (const [before, after] of replacements) {
					if (!contents.includes(before)) {
						throw new Error(`${path} no longer has "${before}": see scripts/build/without-top-level-await.mjs`);
					}

					contents = contents.replaceAll(before, after);
				}

				return {contents};
			});
		}
	},
};
