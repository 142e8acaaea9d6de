// Makes dist/, or the folder named: the program as npm ships it, with the licences of what is bundled.
import {chmod, mkdir, readdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {join, relative} from 'node:path';
import process from 'node:process';
import {printMan} from '../source/commands/line/print-man.ts';
import {bundle} from './build/bundle.mjs';
import {listPackages, printLicences} from './build/packages.mjs';
import {readRelease} from './build/release.mjs';

const outdir = process.argv[2] ?? 'dist';
const {files, metafile} = await bundle();
await mkdir(join(outdir, 'chunks'), {recursive: true});
// The package is one of ES modules; what is built is CommonJS.
files.set('package.json', '{"type": "commonjs"}\n');
const {version, date} = readRelease();
files.set('rollgrid.1', printMan(version, date));
files.set('LICENSES.txt', printLicences(listPackages(metafile)));
// Compiling is a third of a start. Node 22.8 and later can keep what it has compiled.
const program = `#!/usr/bin/env node\nrequire("node:module").enableCompileCache?.();${files.get('rollgrid.js')}`;
files.set('rollgrid.js', program);

// A program may run from there meanwhile: unchanged files aren't touched, and changed ones are replaced in one step.
for (const [path, text] of files) {
	const file = join(outdir, path);
	if ((await readFile(file, 'utf8').catch(() => undefined)) !== text) {
		await writeFile(`${file}.new`, text);
		await chmod(`${file}.new`, path === 'rollgrid.js' ? 0o755 : 0o644);
		await rename(`${file}.new`, file);
	}
}

for (const entry of await readdir(outdir, {recursive: true, withFileTypes: true})) {
	const path = relative(outdir, join(entry.parentPath, entry.name));
	if (!entry.isDirectory() && !files.has(path)) {
		await rm(join(outdir, path));
	}
}
