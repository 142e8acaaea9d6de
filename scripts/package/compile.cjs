// Run by the Node that the executable is made of, as `node compile.cjs FOLDER`: puts the compiled code of each script beside it.
const {readdirSync, readFileSync, writeFileSync} = require('node:fs');
const {join} = require('node:path');
const process = require('node:process');
const {setFlagsFromString} = require('node:v8');
const {Script} = require('node:vm');

const folder = process.argv[2];
for (const name of readdirSync(folder, {recursive: true}).filter(each => each.endsWith('.js'))) {
	// Every function, not only those that run at once; the flags are as they were when the code is taken, since V8 compares them.
	setFlagsFromString('--no-lazy');
	const script = new Script(readFileSync(join(folder, name), 'latin1'), {filename: `/rollgrid/${name}`});
	setFlagsFromString('--lazy');
	writeFileSync(join(folder, `${name}.code`), script.createCachedData());
}
