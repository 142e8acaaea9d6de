import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {build} from 'esbuild';
import {expect, test} from 'vitest';
import {findLazyCommonJs} from '../../scripts/build/check-bundle.mjs';
import {buildProgram, root} from '../harness/built-program.ts';

test('every part of the bundle that is loaded as it is needed loads', () => {
	const chunks = join(dirname(buildProgram()), 'chunks');
	// Ink's developer tools are never loaded: DEV is false in the bundle.
	const load = readdirSync(chunks)
		.filter(name => !name.startsWith('devtools-'))
		.map(name => `await import(${JSON.stringify(join(chunks, name))});`)
		.join('\n');
	const {status, stderr} = spawnSync(process.execPath, ['--input-type=module', '--eval', `${load}\nprocess.exit(0);`], {
		encoding: 'utf8',
	});
	expect([status, stderr]).toEqual([0, '']);
});

test('a CommonJS package that is loaded as it is needed doesn’t get into a bundle', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'rollgrid-bundle-'));
	const lazy = async (specifier: string) => {
		writeFileSync(join(folder, 'entry.ts'), `export const load = () => import('${specifier}');`);
		const {metafile} = await build({
			entryPoints: [join(folder, 'entry.ts')],
			bundle: true,
			splitting: true,
			write: false,
			metafile: true,
			outdir: folder,
			format: 'esm',
			platform: 'node',
			nodePaths: [join(root, 'node_modules')],
			mainFields: ['module', 'main'],
			logLevel: 'silent',
		});
		return findLazyCommonJs(metafile);
	};
	expect(await lazy('yaml')).toEqual([expect.stringMatching(/entry\.ts loads yaml, a CommonJS module/)]);
	expect(await lazy('meow')).toEqual([]);
});

test('SIGPIPE, which Node ignores until somebody listens, is listened for before the command line is read', () => {
	const folder = mkdtempSync(join(tmpdir(), 'rollgrid-pipe-'));
	const preload = join(folder, 'preload.cjs');
	writeFileSync(preload, "process.on('exit', () => process.stderr.write(String(process.listenerCount('SIGPIPE'))));\n");
	const {stderr} = spawnSync(process.execPath, ['--require', preload, buildProgram(), '--version'], {encoding: 'utf8'});
	expect(stderr).toBe('1');
});

test.each(['--help', '--version'])('%s loads one file beside the first: neither the console nor the SDK', flag => {
	const folder = mkdtempSync(join(tmpdir(), 'rollgrid-loaded-'));
	const preload = join(folder, 'preload.cjs');
	const tell = 'process.stderr.write(Object.keys(require.cache).slice(1).map(path => basename(path)).join())';
	writeFileSync(preload, `const {basename} = require('node:path');\nprocess.on('exit', () => ${tell});\n`);
	const {stderr} = spawnSync(process.execPath, ['--require', preload, buildProgram(), flag], {encoding: 'utf8'});
	expect(stderr).toBe('rollgrid.js,main.js');
});
