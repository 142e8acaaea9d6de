/**
The parts of Node, by their names in its LICENSE: each with its licence (SPDX) and the key of its version in `process.versions`.
*/
const parts = {
	Acorn: {license: 'MIT', key: 'acorn'},
	'c-ares': {license: 'MIT', key: 'ares'},
	merve: {license: 'MIT', key: 'merve'},
	ittapi: {license: 'BSD-3-Clause'},
	amaro: {license: 'MIT', key: 'amaro'},
	swc: {license: 'Apache-2.0'},
	ICU: {license: 'Unicode-3.0', key: 'icu'},
	libuv: {license: 'MIT', key: 'uv'},
	LIEF: {license: 'Apache-2.0'},
	llhttp: {license: 'MIT', key: 'llhttp'},
	undici: {license: 'MIT', key: 'undici'},
	OpenSSL: {license: 'Apache-2.0', key: 'openssl'},
	'Punycode.js': {license: 'MIT'},
	V8: {license: 'BSD-3-Clause', key: 'v8'},
	SipHash: {license: 'CC0-1.0'},
	zlib: {license: 'Zlib', key: 'zlib'},
	simdjson: {license: 'Apache-2.0', key: 'simdjson'},
	simdutf: {license: 'MIT', key: 'simdutf'},
	ada: {license: 'MIT', key: 'ada'},
	minimatch: {license: 'BlueOak-1.0.0'},
	inspector_protocol: {license: 'BSD-3-Clause'},
	nghttp2: {license: 'MIT', key: 'nghttp2'},
	large_pages: {license: 'MIT'},
	caja: {license: 'Apache-2.0'},
	brotli: {license: 'MIT', key: 'brotli'},
	zstd: {license: 'BSD-3-Clause', key: 'zstd'},
	HdrHistogram: {license: 'CC0-1.0 OR BSD-2-Clause'},
	'node-heapdump': {license: 'ISC'},
	rimraf: {license: 'ISC'},
	uvwasi: {license: 'MIT', key: 'uvwasi'},
	ngtcp2: {license: 'MIT', key: 'ngtcp2'},
	nghttp3: {license: 'MIT', key: 'nghttp3'},
	'node-fs-extra': {license: 'MIT'},
	'on-exit-leak-free': {license: 'MIT'},
	'sonic-boom': {license: 'MIT'},
};

/** Parts of Node that its LICENSE doesn't name. */
const unnamed = {
	SQLite: {license: 'blessing', key: 'sqlite'},
	nbytes: {license: 'MIT', key: 'nbytes'},
	ncrypto: {license: 'MIT', key: 'ncrypto'},
};

/** What the LICENSE names and the executable doesn't contain: Node's other programs, and the tools that build and test it. */
const absent = ['corepack', 'npm', 'postject', 'GYP', 'jinja2', 'markupsafe', 'cpplint.py', 'gypi_to_gn.py', 'gtest'];

/** Keys of `process.versions` that name no part: Node itself, its interfaces, and the data in ICU. */
const noPart = ['node', 'modules', 'napi', 'cldr', 'tz', 'unicode'];

/**
List what a Node contains. A part that this table doesn't know is an error: someone has to read its licence.

@param licence - The text of Node's LICENSE.
@param versions - Its `process.versions`.
@returns Name, licence (SPDX) and, where Node says it, version of each part.
*/
export function listNodeParts(licence, versions) {
	const named = [...licence.matchAll(/^- (.+), located at .*, is licensed as follows:$/gm)].map(([, name]) => name);
	const known = {...parts, ...unnamed};
	const keys = new Set(Object.values(known).map(({key}) => key));
	const unknown = [
		...named.filter(name => !(name in parts) && !absent.includes(name)),
		...Object.keys(versions).filter(key => !keys.has(key) && !noPart.includes(key)),
	];
	if (unknown.length > 0) {
		throw new Error(`scripts/package/node-parts.mjs doesn't know ${unknown.join(', ')}`);
	}

	// A part without version is switched off in this Node.
	return [...named.filter(name => name in parts), ...Object.keys(unnamed)]
		.map(name => ({name, license: known[name].license, key: known[name].key}))
		.filter(({key}) => key === undefined || versions[key])
		.map(({name, license, key}) => ({name, license, version: versions[key]}));
}
