import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {faultKinds} from '../../source/simulator/faults/fault.ts';
import {operations} from '../../source/simulator/operations/all.ts';
import {settingKinds} from '../../source/simulator/world-file/read-settings.ts';

const read = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

test('docs/simulator.md lists what is served', () => {
	const table = /<!-- operations -->\n([\s\S]*?)\n<!-- \/operations -->/.exec(read('simulator.md'))?.[1];
	const rows = operations.listServices().map(service => `| ${service} | ${operations.listNames(service).join(', ')} |`);
	expect(table?.split('\n').slice(2)).toEqual(rows);
});

test('docs/simulator.md lists every kind of fault (npm run readme writes it)', () => {
	for (const [kind, does] of Object.entries(faultKinds)) {
		expect(read('simulator.md')).toContain(`| \`${kind}\` | ${does} |`);
	}
});

test('every setting that a fact names is one', () => {
	const named = [...read('facts.md').matchAll(/setting `(\w+)`/g)].map(([, name]) => name!);
	expect(named.length).toBeGreaterThan(10);
	expect(named.filter(name => !Object.hasOwn(settingKinds, name))).toEqual([]);
});
