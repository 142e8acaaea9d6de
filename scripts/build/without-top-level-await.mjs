import {changeFiles} from './change-files.mjs';

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
export const withoutTopLevelAwait = changeFiles(
	'without-top-level-await',
	changes,
	'scripts/build/without-top-level-await.mjs',
);
