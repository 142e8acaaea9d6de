// `npm run demo` and `npm start` on a fresh clone: installs and builds what is missing, then runs the console.
// Written for whatever Node starts it; the console itself runs on the one that the project pins.
import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';

const [first, ...rest] = process.argv.slice(2);
const words = first === '--start' ? rest : ['demo', ...(first === undefined ? [] : [first]), ...rest];

function run(command, args, stdio = 'inherit') {
	const {status} = spawnSync(command, args, {stdio, shell: process.platform === 'win32'});
	if (status !== 0) {
		process.exit(status ?? 1);
	}
}

/** The newest change under a path, in milliseconds. */
function newest(path) {
	const stats = statSync(path);
	return stats.isDirectory() ? Math.max(0, ...readdirSync(path).map(name => newest(join(path, name)))) : stats.mtimeMs;
}

// What is installed and built is told on stderr, so that stdout stays the fan-out's own.
if (!existsSync('node_modules/.package-lock.json')) {
	process.stderr.write('Installing what is needed…\n');
	run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], ['ignore', 2, 2]);
}

const pinned = join('node_modules', '.bin', 'node');
const node = existsSync(pinned) ? pinned : process.execPath;
const sources = ['cli.tsx', 'source', 'package.json', 'scripts/build.mjs', 'scripts/build'];
if (!existsSync('dist/rollgrid.js') || Math.max(...sources.map(newest)) > statSync('dist/rollgrid.js').mtimeMs) {
	process.stderr.write('Building…\n');
	run(node, ['scripts/build.mjs'], ['ignore', 2, 2]);
}

const {status, signal} = spawnSync(node, ['dist/rollgrid.js', ...words], {stdio: 'inherit'});
process.exit(signal === null ? (status ?? 1) : 130);
