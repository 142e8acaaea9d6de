// Makes dist/, or the folder named: the program as npm ships it, with the licences of what is bundled.
import {chmod, mkdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import process from 'node:process';
import {printMan} from '../source/commands/line/print-man.ts';
import {bundle} from './build/bundle.mjs';
import {listPackages, printLicences} from './build/packages.mjs';
import {readRelease} from './build/release.mjs';

const outdir = process.argv[2] ?? 'dist';
const {files, metafile} = await bundle();
await rm(outdir, {recursive: true, force: true});
await mkdir(join(outdir, 'chunks'), {recursive: true});
for (const [path, text] of files) {
	await writeFile(join(outdir, path), text);
}

// The package is one of ES modules; what is built is CommonJS.
await writeFile(join(outdir, 'package.json'), '{"type": "commonjs"}\n');
const {version, date} = readRelease();
await writeFile(join(outdir, 'rollgrid.1'), printMan(version, date));
await writeFile(join(outdir, 'LICENSES.txt'), printLicences(listPackages(metafile)));
// Compiling is a third of a start. Node 22.8 and later can keep what it has compiled.
const program = `#!/usr/bin/env node\nrequire("node:module").enableCompileCache?.();${files.get('rollgrid.js')}`;
await writeFile(join(outdir, 'rollgrid.js'), program);
await chmod(join(outdir, 'rollgrid.js'), 0o755);
