import {execFileSync} from 'node:child_process';
import {chmodSync, copyFileSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {gzipSync} from 'node:zlib';

/**
Put the executable and what belongs to it into an archive, under one folder.

@param contents - Text or bytes of each file by its path; the executable is a path on disk.
*/
export function makeTarball({executable, contents, name, work, output, epoch}) {
	const folder = join(work, name);
	rmSync(folder, {recursive: true, force: true});
	lay(folder, {rollgrid: {from: executable}, ...contents}, epoch);
	const tar = execFileSync('tar', [...sameTar(epoch), '-C', work, '-cf', '-', name], {maxBuffer: 1 << 30});
	writeFileSync(output, gzipSync(tar, {level: 6}));
}

/** Write files into a folder, each with the same time. */
export function lay(folder, files, epoch) {
	for (const [path, content] of Object.entries(files)) {
		const to = join(folder, path);
		mkdirSync(dirname(to), {recursive: true});
		if (content.from === undefined) {
			writeFileSync(to, content);
		} else {
			copyFileSync(content.from, to);
		}

		chmodSync(to, content.from === undefined ? 0o644 : 0o755);
	}

	// A package contains the times and modes of directories too, which the builder's umask must not change.
	execFileSync('find', [folder, '-type', 'd', '-exec', 'chmod', '755', '{}', '+']);
	execFileSync('find', [folder, '-exec', 'touch', '--no-dereference', `--date=@${epoch}`, '{}', '+']);
}

function sameTar(epoch) {
	return [
		'--sort=name',
		`--mtime=@${epoch}`,
		'--owner=0',
		'--group=0',
		'--numeric-owner',
		'--format=gnu',
		'--mode=go-w',
	];
}
