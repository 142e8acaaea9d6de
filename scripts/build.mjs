// Makes dist/, or the folder named: one minified ESM bundle, split so that the screen, the SDK and the simulator are loaded only when a command needs them.
import {chmod, readFile, rm} from 'node:fs/promises';
import process from 'node:process';
import {build} from 'esbuild';

/** Evaluating how packages are normalized, which nobody asks meow for, sorts the world's licences: half of the time that the flags take to read. */
const normalizeWhenAsked = {
	name: 'normalize-when-asked',
	setup({onLoad}) {
		onLoad({filter: /meow[/\\]build[/\\]dependencies\.js$/}, async ({path}) => {
			const text = await readFile(path, 'utf8');
			const contents = text
				.replace(
					'var normalizeExports = requireNormalize();',
					'const normalizeExports = data => requireNormalize()(data);',
				)
				.replace(/^promisify\(execFile\);$/m, '');
			if (contents === text) {
				throw new Error(`${path} has changed: look again at what it does when it is loaded`);
			}

			return {contents, loader: 'js'};
		});
	},
};

const outdir = process.argv[2] ?? 'dist';
await rm(outdir, {recursive: true, force: true});
await build({
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
	plugins: [normalizeWhenAsked],
	chunkNames: 'chunks/[name]-[hash]',
	legalComments: 'none',
	logLevel: 'warning',
});
await chmod(`${outdir}/rollgrid.js`, 0o755);
