// `npm run package -- [linux-x64] [linux-arm64]`: puts into packages/ the single executable, its archive, its Debian package, the bill of
// materials and the sums. The same sources make the same bytes.
import {createHash} from 'node:crypto';
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {commands} from '../source/commands/commands.ts';
import {printCompletion} from '../source/commands/completion/run.ts';
import {printMan} from '../source/commands/line/print-man.ts';
import {bundle} from './build/bundle.mjs';
import {listPackages, printLicences} from './build/packages.mjs';
import {readRelease} from './build/release.mjs';
import {makeTarball} from './package/archives.mjs';
import {makeDebianPackage} from './package/debian.mjs';
import {makeExecutable} from './package/executable.mjs';
import {fetchNode, nodePackages, nodeVersion, readVersions} from './package/node-binary.mjs';
import {listNodeParts} from './package/node-parts.mjs';
import {printSbom} from './package/sbom.mjs';

const output = 'packages';
const cache = 'node_modules/.cache/rollgrid';
const work = join(cache, 'work');
const targets = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(nodePackages);
const unknown = targets.filter(target => !(target in nodePackages));
if (unknown.length > 0) {
	process.stderr.write(`There is no target ${unknown.join(', ')}; there are ${Object.keys(nodePackages).join(', ')}\n`);
	process.exit(2);
}

const tell = line => void process.stdout.write(`${line}\n`);
const release = readRelease();
const {files, metafile} = await bundle();
const packages = listPackages(metafile);
const versions = readVersions(cache);
rmSync(output, {recursive: true, force: true});
mkdirSync(output, {recursive: true});

/** What lies beside the executable, whatever machine it is for. */
async function listContents(nodeLicence) {
	const licence = readFileSync(nodeLicence, 'utf8');
	return {
		'man/man1/rollgrid.1': printMan(release.version, release.date),
		'completions/rollgrid.bash': printCompletion('bash', commands),
		'completions/_rollgrid': printCompletion('zsh', commands),
		'completions/rollgrid.fish': printCompletion('fish', commands),
		LICENSE: readFileSync('LICENSE', 'utf8'),
		'LICENSES.txt': `${printLicences(packages)}\n${'-'.repeat(80)}\n\nNode.js ${nodeVersion}\n\n${licence}`,
		'README.md': readFileSync('README.md', 'utf8'),
		'CHANGELOG.md': readFileSync('CHANGELOG.md', 'utf8'),
		'sbom.cdx.json': await printSbom(release, packages, listNodeParts(licence, versions)),
	};
}

for (const target of targets) {
	const node = fetchNode(target, cache);
	const name = `rollgrid-${target}`;
	const executable = join(output, name);
	const isCompiled = await makeExecutable({
		files,
		node: node.executable,
		target,
		work: join(work, target),
		output: executable,
	});
	const contents = await listContents(node.licence);
	makeTarball({executable, contents, name, work, output: join(output, `${name}.tar.gz`), epoch: release.epoch});
	makeDebianPackage({executable, contents, release, target, work, output: join(output, `${name}.deb`)});
	writeFileSync(join(output, 'sbom.cdx.json'), contents['sbom.cdx.json']);
	tell(
		isCompiled
			? executable
			: `${executable}, without compiled code, so it starts later: this machine can't run that Node (CONTRIBUTING.md says what lets it)`,
	);
}

const sums = readdirSync(output)
	.sort()
	.map(
		name =>
			`${createHash('sha256')
				.update(readFileSync(join(output, name)))
				.digest('hex')}  ${name}\n`,
	);
writeFileSync(join(output, 'SHA256SUMS'), sums.join(''));
tell(`${output}/SHA256SUMS`);
