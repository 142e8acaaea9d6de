import {execFileSync} from 'node:child_process';
import {chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import process from 'node:process';
import {inject} from 'postject';
import {findRunner} from './runner.mjs';

/** What Node looks for in itself. */
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/**
Make one executable of the program and a Node.

@param files - The bundle: text of each file by its path.
@param node - The Node that goes in.
@param target - The machine that it is for, such as `linux-arm64`.
@param work - A folder that may be overwritten.
@param output - Where the executable is put.
@returns Whether the compiled code is in it, which only a Node that runs on this machine can make.
*/
export async function makeExecutable({files, node, target, work, output}) {
	rmSync(work, {recursive: true, force: true});
	for (const [path, text] of files) {
		mkdirSync(dirname(join(work, path)), {recursive: true});
		writeFileSync(join(work, path), `(function(exports,require,module,__filename){${toAscii(text)}\n})`, 'latin1');
	}

	const runner = findRunner(target, node);
	if (runner !== undefined) {
		compile(runner, work);
	}

	const assets = readdirSync(work, {recursive: true})
		.filter(name => /\.(js|code)$/.test(name))
		.sort()
		.map(name => [name, resolve(work, name)]);
	const config = {
		// Its path is kept in the blob: relative, it is the same everywhere.
		main: 'scripts/package/start.cjs',
		output: resolve(work, 'blob'),
		disableExperimentalSEAWarning: true,
		assets: Object.fromEntries(assets),
	};
	writeFileSync(join(work, 'sea.json'), JSON.stringify(config));
	// Any Node of that version writes the same.
	const [command, ...args] = runner ?? [process.execPath];
	execFileSync(command, [...args, '--experimental-sea-config', join(work, 'sea.json')], {stdio: 'pipe'});
	mkdirSync(dirname(output), {recursive: true});
	copyFileSync(node, output);
	chmodSync(output, 0o755);
	await injectQuietly(output, readFileSync(join(work, 'blob')));
	return runner !== undefined;
}

/** Inject without the warnings of postject: it prints hundreds about Node for arm64, one for each note without a name, and such notes do no harm. */
async function injectQuietly(output, blob) {
	const {warn} = console;
	console.warn = () => {};
	try {
		await inject(output, 'NODE_SEA_BLOB', blob, {sentinelFuse: fuse});
	} finally {
		console.warn = warn;
	}
}

/** The code that V8 writes depends on when it collects garbage. With so much room it collects none, so neither the environment nor the memory of a machine changes the bytes. */
const sameBytes = ['--hash-seed=1', '--random-seed=1', '--min-semi-space-size=256', '--max-semi-space-size=256'];

function compile([command, ...args], folder) {
	execFileSync(command, [...args, ...sameBytes, resolve('scripts/package/compile.cjs')], {
		cwd: folder,
		env: {PATH: process.env.PATH},
		stdio: ['ignore', 'ignore', 'inherit'],
	});
}

/** esbuild writes regular expressions as they are; escaped they mean the same. The executable reads one byte as one character. */
function toAscii(text) {
	return text.replace(/[^\0-\x7F]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
