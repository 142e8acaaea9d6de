// Where the single executable starts: its parts are loaded from within it, with their compiled code. Nothing is written to disk.
const {createRequire} = require('node:module');
const {posix} = require('node:path');
const sea = require('node:sea');
const {Script} = require('node:vm');

/** What `__filename` says; there is no such file. */
const root = '/rollgrid';
const loaded = new Map();
// That of the executable knows the modules of Node; this one is also a function with the usual members.
const requireOfNode = createRequire(`${root}/`);
const keys = new Set(sea.getAssetKeys());

function load(path) {
	const known = loaded.get(path);
	if (known !== undefined) {
		return known.exports;
	}

	const module = {exports: {}, filename: `${root}/${path}`, id: path, loaded: true};
	loaded.set(path, module);
	// Plain ASCII, so one byte a character: nothing has to be decoded.
	const text = Buffer.from(sea.getRawAsset(path)).latin1Slice();
	const compiled = `${path}.code`;
	const cachedData = keys.has(compiled) ? Buffer.from(sea.getRawAsset(compiled)) : undefined;
	const script = new Script(text, {filename: module.filename, cachedData});
	const folder = posix.dirname(path);
	const resolve = name => (name.startsWith('.') ? load(posix.join(folder, name)) : requireOfNode(name));
	script.runInThisContext()(module.exports, resolve, module, module.filename);
	return module.exports;
}

load('rollgrid.js');
