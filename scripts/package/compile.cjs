// Run by the Node that the executable is made of, in the folder of the scripts: puts the compiled code of each beside it.
const {readdirSync, readFileSync, writeFileSync} = require('node:fs');
const {setFlagsFromString} = require('node:v8');
const {Script} = require('node:vm');

// This process was started with a seed, so that the same scripts make the same bytes. V8 takes the code only where all flags are as usual.
setFlagsFromString('--hash-seed=0');
const names = [...readdirSync('.'), ...readdirSync('chunks').map(name => `chunks/${name}`)];
for (const name of names.filter(each => each.endsWith('.js')).sort()) {
	const text = readFileSync(name, 'latin1');
	// Every function, not only those that run at once.
	setFlagsFromString('--no-lazy');
	const script = new Script(text, {filename: `/rollgrid/${name}`});
	setFlagsFromString('--lazy');
	writeFileSync(`${name}.code`, script.createCachedData());
}
