// `npm run bench -- NAME [arguments]` runs bench/NAME.ts, which prints its figures.
import {readdirSync} from 'node:fs';
import process from 'node:process';

const names = readdirSync('bench')
	.filter(file => file.endsWith('.ts'))
	.map(file => file.slice(0, -3));
const [name, ...args] = process.argv.slice(2);
if (!names.includes(name)) {
	process.stderr.write(`There is no benchmark "${name ?? ''}"; there are ${names.join(', ')}\n`);
	process.exit(2);
}

const {run} = await import(`../bench/${name}.ts`);
await run(args);
