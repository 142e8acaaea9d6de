import {build} from 'esbuild';
import {findLazyCommonJs} from './check-bundle.mjs';
import {pack} from './pack.mjs';
import {packagesAsNeeded} from './require-as-needed.mjs';
import {withoutTopLevelAwait} from './without-top-level-await.mjs';

/**
Bundle the program: minified, and split so that the screen, the SDK and the simulator are loaded only when a command needs them.

The parts are CommonJS: Node starts a third of its own time earlier than with ES modules, a part is loaded in a fifth of the time, and the single executable can hold them with their compiled code. esbuild splits ES modules only, so each part is translated after it is split.

@returns Each file's text by its path below the output folder, and esbuild's account of what went into them.
*/
export async function bundle() {
	const {metafile, outputFiles} = await build({
		metafile: true,
		write: false,
		entryPoints: {rollgrid: 'cli.tsx'},
		outdir: 'dist',
		// A part's name depends on its content and its path: with a linked node_modules, on the path of the link.
		preserveSymlinks: true,
		bundle: true,
		splitting: true,
		format: 'esm',
		platform: 'node',
		target: 'node22',
		// The SDK's ES modules: its CommonJS ones can neither be split nor shaken.
		mainFields: ['module', 'main'],
		minify: true,
		jsx: 'automatic',
		// Ink imports the developer tools where DEV is set.
		alias: {'react-devtools-core': './scripts/build/no-devtools.mjs'},
		define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"', 'import.meta': '__importMeta'},
		external: Object.keys(packagesAsNeeded),
		plugins: [withoutTopLevelAwait],
		chunkNames: 'chunks/[name]-[hash]',
		legalComments: 'none',
		logLevel: 'warning',
	});
	const wrong = findLazyCommonJs(metafile);
	if (wrong.length > 0) {
		throw new Error(wrong.join('\n'));
	}

	const parts = outputFiles.map(({path, text}) => [toName(path), text]);
	const packages = await bundlePackages();
	const files = await pack(new Map(parts.sort(([a], [b]) => (a < b ? -1 : 1))), metafile.outputs);
	for (const {path, text} of packages.outputFiles) {
		files.set(toName(path), text);
	}

	return {
		files,
		metafile: {
			inputs: {...metafile.inputs, ...packages.metafile.inputs},
			outputs: {...metafile.outputs, ...packages.metafile.outputs},
		},
	};
}

/** Each of the packages that are loaded as needed, in a file of its own. */
function bundlePackages() {
	return build({
		metafile: true,
		write: false,
		entryPoints: Object.entries(packagesAsNeeded).map(([name, file]) => ({in: name, out: file.replace('.js', '')})),
		outdir: 'dist',
		preserveSymlinks: true,
		bundle: true,
		format: 'cjs',
		platform: 'node',
		target: 'node22',
		minify: true,
		legalComments: 'none',
	});
}

function toName(path) {
	return path.slice(path.lastIndexOf('/dist/') + 6);
}
