import {execFileSync} from 'node:child_process';
import {copyFileSync, mkdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {gzipSync} from 'node:zlib';

/** What each machine is called by Debian. */
const debianNames = {'linux-x64': 'amd64', 'linux-arm64': 'arm64'};

/** Libraries that the executable links, with the versions whose symbols it has: Node's own, read off it by test/acceptance/package.sh. */
const depends = 'libc6 (>= 2.28), libgcc-s1 | libgcc1, libstdc++6 (>= 5)';

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

/** Make a Debian package. The same files make the same bytes. */
export function makeDebianPackage({executable, contents, release, target, work, output}) {
	const folder = join(work, `deb-${target}`);
	rmSync(folder, {recursive: true, force: true});
	const share = 'usr/share';
	const doc = `${share}/doc/rollgrid`;
	lay(
		folder,
		{
			'usr/bin/rollgrid': {from: executable},
			[`${share}/man/man1/rollgrid.1.gz`]: gzipSync(contents['man/man1/rollgrid.1'], {level: 9}),
			[`${share}/bash-completion/completions/rollgrid`]: contents['completions/rollgrid.bash'],
			[`${share}/zsh/vendor-completions/_rollgrid`]: contents['completions/_rollgrid'],
			[`${share}/fish/vendor_completions.d/rollgrid.fish`]: contents['completions/rollgrid.fish'],
			[`${doc}/changelog.gz`]: gzipSync(contents['CHANGELOG.md'], {level: 9}),
			[`${doc}/copyright`]: `${contents.LICENSE}\n${'-'.repeat(80)}\n\n${contents['LICENSES.txt']}`,
			[`${doc}/sbom.cdx.json`]: contents['sbom.cdx.json'],
			'DEBIAN/control': printControl(release, target, executable),
		},
		release.epoch,
	);
	execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '-z2', '--threads-max=1', '--build', folder, output], {
		stdio: ['ignore', 'ignore', 'inherit'],
		env: {...process.env, SOURCE_DATE_EPOCH: String(release.epoch)},
	});
}

/** The maintainer of the Debian package. The release workflow sets the owner of the repository, with an address that reaches them. */
const maintainer = process.env.ROLLGRID_MAINTAINER ?? 'The rollgrid authors <rollgrid@localhost>';

function printControl({version, description}, target, executable) {
	return [
		'Package: rollgrid',
		`Version: ${version}`,
		`Architecture: ${debianNames[target]}`,
		`Maintainer: ${maintainer}`,
		`Installed-Size: ${Math.ceil(statSync(executable).size / 1024)}`,
		`Depends: ${depends}`,
		'Section: admin',
		'Priority: optional',
		`Description: ${description.split(':')[0]}`,
		` ${description}`,
		' Node.js is inside; nothing else needs to be installed.',
		'',
	].join('\n');
}

function lay(folder, files, epoch) {
	for (const [path, content] of Object.entries(files)) {
		const to = join(folder, path);
		mkdirSync(dirname(to), {recursive: true, mode: 0o755});
		if (content.from === undefined) {
			writeFileSync(to, content, {mode: 0o644});
		} else {
			copyFileSync(content.from, to);
		}
	}

	// Directories too: their times are part of a package.
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
