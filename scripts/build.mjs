// Makes dist/, or the folder named: one minified ESM bundle, split so that the screen, the SDK and the simulator are loaded only when a command needs them.
import {chmod, rm} from 'node:fs/promises';
import process from 'node:process';
import {build} from 'esbuild';
import {findLazyCommonJs} from './check-bundle.mjs';

const outdir = process.argv[2] ?? 'dist';
await rm(outdir, {recursive: true, force: true});
const {metafile} = await build({
	metafile: true,
	entryPoints: {rollgrid: 'cli.tsx'},
	outdir,
	bundle: true,
	splitting: true,
	format: 'esm',
	platform: 'node',
	target: 'node22',
	// The SDK's ES modules: its CommonJS ones can neither be split nor shaken.
	mainFields: ['module', 'main'],
	minify: true,
	jsx: 'automatic',
	// Ink asks for the developer tools where DEV is set; without both lines the bundle can't be loaded.
	alias: {'react-devtools-core': './scripts/no-devtools.mjs'},
	define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"'},
	// Some of the SDK's dependencies are CommonJS and call require.
	banner: {
		js: "import{createRequire as __rollgridRequire}from'node:module';const require=__rollgridRequire(import.meta.url);",
	},
	chunkNames: 'chunks/[name]-[hash]',
	legalComments: 'none',
	logLevel: 'warning',
});
const wrong = findLazyCommonJs(metafile);
if (wrong.length > 0) {
	throw new Error(wrong.join('\n'));
}

await chmod(`${outdir}/rollgrid.js`, 0o755);
