import {execFileSync} from 'node:child_process';
import {rmSync, statSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {gzipSync} from 'node:zlib';
import {lay} from './archives.mjs';

/** Debian's name of each machine. */
const debianNames = {'linux-x64': 'amd64', 'linux-arm64': 'arm64'};

/** Libraries that the executable links, with the versions whose symbols it has: Node's own, read off it by test/acceptance/package.sh. */
const depends = 'libc6 (>= 2.28), libgcc-s1 | libgcc1, libstdc++6 (>= 5)';

/** Findings of Debian's lintian that are intended, with the reasons. */
const overrides = `# The program is Node.js as its project builds it, with the program inside. Only an unchanged Node.js can be
# compared with theirs.
rollgrid: embedded-library
rollgrid: hardening-no-pie
rollgrid: unstripped-binary-or-object
# Node.js quotes the licences of two files that ICU was built with, in the words of their authors.
rollgrid: copyright-not-using-common-license-for-gpl
rollgrid: old-fsf-address-in-copyright-file
`;

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
			[`${doc}/changelog.gz`]: gzipSync(printChanges(release), {level: 9}),
			[`${doc}/CHANGELOG.md.gz`]: gzipSync(contents['CHANGELOG.md'], {level: 9}),
			[`${doc}/copyright`]: printCopyright(contents),
			[`${share}/lintian/overrides/rollgrid`]: overrides,
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
		...wrap(`${description} Node.js is inside; nothing else needs to be installed.`),
		'',
	].join('\n');
}

/** Break a text into the lines of a long description. */
function wrap(text) {
	return text.match(/.{1,76}(?= |$)/g).map(line => ` ${line.trim()}`);
}

/** Print the changes in Debian's format: one entry, which names the file that has them. */
function printChanges({version, at}) {
	const date = at.toUTCString().replace('GMT', '+0000');
	return `rollgrid (${version}) stable; urgency=medium\n\n  * CHANGELOG.md.gz has the changes.\n\n -- ${maintainer}  ${date}\n`;
}

/** Print the licences. Debian has the text of the Apache licence already, and wants it only once. */
function printCopyright(contents) {
	const all = `${contents.LICENSE}\n${'-'.repeat(80)}\n\n${contents['LICENSES.txt']}`;
	const apache = /^( *)Apache License\s+Version 2\.0, January 2004\s[\s\S]*?END OF TERMS AND CONDITIONS$/gm;
	return all.replace(apache, '$1Apache License, Version 2.0: its text is in /usr/share/common-licenses/Apache-2.0.');
}
