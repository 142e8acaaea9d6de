import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

/** The file in which a package lists the other packages that its authors bundled into it. */
const bundledLicences = 'build/licenses.md';

/**
Packages of which something went into a bundle.

@param metafile - As esbuild writes it.
@returns By name and version, each once: name, version, licence (SPDX), where it lives, the folder it is installed in, and what it contains of other packages.
*/
export function listPackages({outputs}) {
	const used = new Set(
		Object.values(outputs).flatMap(({inputs}) =>
			Object.entries(inputs)
				.filter(([, {bytesInOutput}]) => bytesInOutput > 0)
				.map(([path]) => path),
		),
	);
	const folders = new Set([...used].filter(path => path.includes('node_modules/')).map(findPackageFolder));
	const packages = [...folders].map(folder => {
		const {name, version, license, author, homepage, repository} = readJson(join(folder, 'package.json'));
		const holder = author?.name ?? author ?? `the authors of ${name}`;
		const contains = listContained(folder);
		return {
			name,
			version,
			license,
			author: holder,
			homepage: homepage ?? repository?.url ?? repository,
			folder,
			contains,
		};
	});
	const unknown = packages.filter(({license}) => typeof license !== 'string');
	if (unknown.length > 0) {
		throw new Error(`No licence is known of ${unknown.map(({name}) => name).join(', ')}`);
	}

	return [...new Map(packages.map(one => [`${one.name}@${one.version}`, one])).entries()]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([, one]) => one);
}

/** List the packages that the authors of a package bundled into it: a file of it has their names, versions, licences and texts. */
function listContained(folder) {
	const path = join(folder, bundledLicences);
	const text = existsSync(path) ? readText(path) : '';
	const found = [...text.matchAll(/^Name: (.+)\nVersion: (.+)\nLicense: (.+)\n/gm)];
	return found.map(([, name, version, license]) => ({name, version, license}));
}

/** The folder of the package that a file belongs to: modules have folders with a package.json of their own, which has no name and version. */
function findPackageFolder(file) {
	let folder = dirname(file);
	while (!isPackage(folder)) {
		folder = dirname(folder);
	}

	return folder;
}

function isPackage(folder) {
	const path = join(folder, 'package.json');
	if (!existsSync(path)) {
		return false;
	}

	const {name, version} = readJson(path);
	return name !== undefined && version !== undefined;
}

function readJson(path) {
	return JSON.parse(readFileSync(path, 'utf8'));
}

/** The texts of licences and notices; texts that several packages share are there once. */
export function printLicences(packages) {
	const byText = new Map();
	// Some packages name their licence only. The text is the same for all of them; who holds the rights is said above it.
	const known = new Map(packages.map(({license, folder}) => [license, readTexts(folder)]).filter(([, text]) => text));
	for (const {name, version, license, author, folder} of packages) {
		const text = readTexts(folder) || `Copyright (c) ${author}\n\n${withoutCopyright(known.get(license), name)}`;
		byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${license})`]);
	}

	for (const {name, version, folder} of packages.filter(({contains}) => contains.length > 0)) {
		byText.set(readText(join(folder, bundledLicences)), [`Within ${name} ${version}`]);
	}

	const parts = [...byText].map(([text, names]) => `${names.join('\n')}\n\n${text.trim()}\n`);
	return `rollgrid contains the packages below, each under its licence.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

function withoutCopyright(text, name) {
	if (text === undefined) {
		throw new Error(`There is no text of the licence of ${name}`);
	}

	return text.replace(/^\s*copyright (?!notice|owner|license).*\n/gim, '');
}

function readTexts(folder) {
	return readdirSync(folder)
		.filter(name => /^(licen[cs]e|copying|notice)/i.test(name))
		.sort()
		.map(name => readText(join(folder, name)))
		.join('\n');
}

function readText(path) {
	return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
}
