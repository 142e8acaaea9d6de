import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {buildReport} from '../../source/core/actions/report/report.ts';
import {makeIncident, type Words, wordsOf} from '../core/actions/report/incident.ts';
import {wholeReport} from '../harness/whole-report.ts';
import {openPage, type Page} from './chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollgrid-'));
const write = (name: string, words?: Words): string => {
	const path = join(folder, name);
	writeFileSync(path, wholeReport(buildReport(makeIncident(words)), 'html'));
	return path;
};

let page: Page;
beforeAll(async () => {
	page = await openPage();
});
afterAll(async () => {
	await page.close();
	rmSync(folder, {recursive: true});
});

const legend = `[...document.querySelectorAll('#legend li:not([hidden])')].map(one => one.textContent).join(', ')`;
const matrix = `[...document.querySelectorAll('.matrix td')].map(one => one.textContent).join('')`;
const logged = `[...document.querySelectorAll('#log li:not([hidden])')].length`;
const seek = (moment: number) =>
	page.evaluate(
		`(() => { const slider = document.getElementById('moment'); slider.value = ${moment}; slider.dispatchEvent(new Event('input')); })()`,
	);
const press = async (key: string) => {
	await page.send('Input.dispatchKeyEvent', {type: 'keyDown', key, text: key});
	await page.send('Input.dispatchKeyEvent', {type: 'keyUp', key});
};
/** What the browser complains about: violations of the policy, errors, requests for anything but the file. */
const complaints = () =>
	page.events.filter(
		({method = '', params = {}}) =>
			['Log.entryAdded', 'Runtime.exceptionThrown', 'Audits.issueAdded'].includes(method) ||
			(method === 'Network.requestWillBeSent' &&
				!String((params.request as {readonly url?: string}).url).startsWith(`file://${folder}`)),
	);

test('the slider shows counts, cells and the log of each moment, and the end is as the report is', async () => {
	await page.open(write('incident.html'));
	expect(await page.evaluate(legend)).toBe('× Failed 1, √ Success 1, ø NotRun 1, ■ Cancelled 1');
	const atEnd = await page.evaluate(matrix);
	expect(atEnd).toBe('×√ø■');
	await seek(0);
	expect(await page.evaluate(legend)).toBe('· NotStarted 2, ► InProgress 2');
	expect(await page.evaluate(matrix)).toBe('►►··');
	expect(await page.evaluate(`document.getElementById('fuse').textContent`)).toBe('Errors 0 of 0 allowed');
	const early = await page.evaluate(logged);
	await press('}');
	expect(await page.evaluate(matrix)).toBe('×√·►');
	expect(await page.evaluate(`document.getElementById('fuse').textContent`)).toContain('the fuse has blown');
	expect(await page.evaluate(logged)).toBeGreaterThan(Number(early));
	await press('[');
	expect(await page.evaluate(matrix)).toBe('►√·►');
	await page.evaluate(`document.getElementById('moment').focus()`);
	await page.send('Input.dispatchKeyEvent', {type: 'keyDown', key: 'End', code: 'End', windowsVirtualKeyCode: 35});
	expect(await page.evaluate(matrix)).toBe(atEnd);
	expect(await page.evaluate(`document.getElementById('moment').getAttribute('aria-valuetext')`)).toMatch(
		/^2026-11-23 03:01:02Z, 1m2s after the first, moment \d+ of \d+$/,
	);
	expect(complaints()).toEqual([]);
});

test('words from outside change nothing: they violate no policy, load nothing, and run nothing', async () => {
	const attack = `</script></pre><img src="https://evil.example/x.png" onerror="document.title='attacked'"><script>document.title='attacked'</script>`;
	await page.open(write('attacked.html', wordsOf(attack)));
	await seek(1);
	expect(await page.evaluate(`document.images.length + document.scripts.length`)).toBe(1);
	expect(await page.evaluate('document.title')).not.toBe('attacked');
	expect(complaints()).toEqual([]);
});

test('the policy refuses a script that isn’t the report’s', async () => {
	const path = join(folder, 'changed.html');
	const html = wholeReport(buildReport(makeIncident()), 'html');
	writeFileSync(path, html.replace('</main>', `</main><script>document.title = 'attacked'</script>`));
	const before = complaints().length;
	await page.open(path);
	expect(await page.evaluate('document.title')).not.toBe('attacked');
	expect(complaints().length).toBeGreaterThan(before);
});

test('without scripts the list, the matrix and the causes are read, and no control is shown', async () => {
	await page.send('Emulation.setScriptExecutionDisabled', {value: true});
	await page.open(write('incident.html'));
	const {root} = (await page.send('DOM.getDocument')) as {readonly root: {readonly nodeId: number}};
	const {nodeId} = await page.send('DOM.querySelector', {nodeId: root.nodeId, selector: '#controls'});
	expect(nodeId).toBeGreaterThan(0);
	const box = await page.send('DOM.getBoxModel', {nodeId}).catch(() => null);
	expect(box).toBeNull();
	const {nodes} = (await page.send('Accessibility.getFullAXTree')) as {
		readonly nodes: ReadonlyArray<{readonly ignored: boolean; readonly name?: {readonly value?: string}}>;
	};
	const read = nodes.flatMap(({ignored, name}) => (ignored || !name?.value ? [] : [name.value])).join('\n');
	for (const words of [
		'Disk alarm went off',
		'The fuse has blown',
		'111122223333',
		'Failures by cause',
		'No space left',
	]) {
		expect(read).toContain(words);
	}

	await page.send('Emulation.setScriptExecutionDisabled', {value: false});
});
