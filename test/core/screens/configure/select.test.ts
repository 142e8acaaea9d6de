import {expect, test} from 'vitest';
import {copyConfigured} from '../../../../source/core/screens/configure/copy.ts';
import {selectForm} from '../../../../source/core/screens/configure/form/select.ts';
import {configureKeysNow} from '../../../../source/core/screens/configure/keys.ts';
import {layOutSections} from '../../../../source/core/screens/configure/layout.ts';
import {selectChoosing} from '../../../../source/core/screens/configure/places/choosing.ts';
import {selectChoosingInfo, selectUnderBrush} from '../../../../source/core/screens/configure/places/select.ts';
import {selectReview} from '../../../../source/core/screens/configure/review/select.ts';
import {selectRunbooks} from '../../../../source/core/screens/configure/runbook/select.ts';
import {selectSections} from '../../../../source/core/screens/configure/select-sections.ts';
import {after, launchWith, newLaunch, readyLaunch} from './launching.ts';

const to = (section: 'runbook' | 'places' | 'parameters' | 'rate' | 'review') =>
	({type: 'section-chosen', section}) as const;

test.each([
	{
		launch: newLaunch(),
		states: 'missing missing unset unset unset unset unset missing unset unset',
		review: '2 missing or wrong',
	},
	{
		launch: readyLaunch(),
		states: 'ready ready unset unset unset unset unset ready unset unset',
		review: 'ready to launch',
	},
])('of the sections the list says: $review', ({launch, states, review}) => {
	const rows = selectSections(launch);
	expect(rows.map(({state}) => state).join(' ')).toBe(states);
	expect(rows.at(-3)?.summary).toBe(review);
});

test('while a text is written, no digit leads to a section', () => {
	const digits = (launch = newLaunch()) =>
		selectSections(launch)
			.map(({key}) => key)
			.join('');
	expect(digits()).toBe('1234567890');
	expect(digits(after(newLaunch(), to('rate')).state).trim()).toBe('');
});

test.each([
	{columns: 120, isWide: true, body: {x: 32, y: 2, columns: 88, rows: 20}},
	{columns: 80, isWide: false, body: {x: 0, y: 5, columns: 80, rows: 17}},
])('on $columns columns the sections have their place', ({columns, isWide, body}) => {
	const frame = layOutSections({...newLaunch(), room: {x: 0, y: 2, columns, rows: 20}});
	expect([frame.isWide, frame.body]).toEqual([isWide, body]);
});

test('a form shows the caret in the field under the cursor, and what is wrong', () => {
	const form = selectForm(after(launchWith({section: 'rate'}), {type: 'typed', text: '5x'}).state);
	expect(form.rows[0]).toMatchObject({
		label: 'Concurrency',
		isFocused: true,
		text: '5x',
		typed: {before: '5x', after: ''},
	});
	expect(form.rows[0]?.error).not.toBeNull();
	expect(form.rows[1]).toMatchObject({isFocused: false, isPlaceholder: true, text: '0', typed: null, error: null});
});

test('a value that looks secret is never written out', () => {
	const {configure} = readyLaunch();
	const draft = {...configure.draft, parameters: {Password: 'hunter2'}};
	const launch = after(launchWith({...configure, draft}), to('parameters')).state;
	const whole = JSON.stringify([selectForm(launch), selectReview(launch), copyConfigured(launch)]);
	expect(whole).toContain('Password');
	expect(whole).not.toContain('hunter2');
});

test('a secret is as many signs as characters while it is typed, and every terminal has that sign', () => {
	const {configure} = readyLaunch();
	const draft = {...configure.draft, parameters: {Password: 'hunter2'}};
	const launch = after(launchWith({...configure, draft}), to('parameters')).state;
	const password = selectForm(launch).rows.find(({isFocused}) => isFocused);
	expect(password).toMatchObject({label: 'Password', typed: {before: '*******', after: ''}});
});

test.each([
	[newLaunch(), "No locations chosen yet: 1 at a time, stops after the 1st failure: AWS's defaults"],
	[readyLaunch(), "Of 1 location: 1 at a time, stops after the 1st failure: AWS's defaults"],
])('the rate says what it is of, and counts no locations where none are chosen', (launch, said) => {
	expect(selectForm(after(launch, to('rate')).state).notes[0]?.text).toBe(said);
});

test('over the matrix of a launch both lines fit 80 columns, and o for OUs is named', () => {
	const lines = (launch = newLaunch()) => {
		const shown = after(launch, to('places')).state;
		return selectChoosingInfo(shown, selectChoosing(shown)!).map(({text}) => text);
	};
	expect(lines()[1]).toContain('o sends OUs');
	for (const line of [...lines(), ...lines(readyLaunch())]) {
		expect(line.length).toBeLessThanOrEqual(78);
	}
});

test('the last row names completing in a text, and the next choice on a choice', () => {
	const hints = (section: 'targets' | 'rate') =>
		configureKeysNow(after(newLaunch(), {type: 'section-chosen', section}).state, [])
			.filter(({isHinted}) => isHinted === undefined)
			.flatMap(({hint}) => hint ?? []);
	expect(hints('targets')).toEqual(expect.arrayContaining(['next choice']));
	expect(hints('targets')).not.toContain('complete');
	expect(hints('rate')).toEqual(expect.arrayContaining(['complete', 'suggestions']));
	expect(hints('rate')).not.toContain('next choice');
});

test.each([
	[newLaunch(), 'mend'],
	[readyLaunch(), 'launch'],
])('on the review the last row says what Enter does: %#', (launch, hint) => {
	const rows = configureKeysNow(after(launch, to('review')).state, []);
	expect(rows.find(({keys}) => keys.includes('enter'))?.hint).toBe(hint);
});

test('a list of runbooks that can’t be read says so, and how to go on', () => {
	const failure = {kind: 'denied', what: 'Couldn’t list the runbooks'} as const;
	const refused = after(newLaunch(), {
		type: 'runbooks-read',
		owner: 'Amazon',
		isFirstPage: true,
		outcome: {ok: false, failure},
	});
	expect(selectRunbooks(refused.state.configure).status).toEqual({
		text: 'Couldn’t list the runbooks · u asks again, a takes a typed name',
		tone: 'bad',
	});
});

test('a review lists what is missing, with the section that mends it', () => {
	const {problems} = selectReview(after(newLaunch(), to('review')).state);
	expect(problems?.map(({section, isFocused}) => [section, isFocused])).toEqual([
		['Runbook', true],
		['Locations', false],
	]);
});

test('a review tells in words all that will be sent, part by part', () => {
	const {lines} = selectReview(after(readyLaunch(), to('review')).state);
	const names = lines.map(({text}) => text.slice(0, 12).trim()).filter(Boolean);
	expect(names.slice(0, 8)).toEqual(['Runbook', 'Start', 'Where', 'Preflight', 'Role', 'Targets', 'Rate', 'Waves']);
	expect(lines.map(({text}) => text).join(' ')).toContain('1 location in 1 target location');
});

test.each(['bash', 'cmd', 'powershell', 'json', 'yaml'] as const)('as %s a review is what is copied', form => {
	const {configure, ...around} = after(readyLaunch(), to('review')).state;
	const launch = {...around, configure: {...configure, review: {form, top: 0, cursor: 0}}};
	expect(selectReview(launch)).toMatchObject({isVerbatim: true, problems: null});
	expect(copyConfigured(launch)[0]?.text).toContain('Acme-Patch');
});

test('f goes through the forms of a review and comes back to the words', () => {
	const forms = Array.from({length: 6}, (_, count) => {
		const events = Array.from({length: count + 1}, () => ({type: 'review-cycled'}) as const);
		return after(readyLaunch(), to('review'), ...events).state.configure.review.form;
	});
	expect(forms).toEqual(['bash', 'cmd', 'powershell', 'json', 'yaml', 'words']);
});

test('under the brush stand the location, and whether it is selected', () => {
	const launch = readyLaunch();
	expect(selectUnderBrush(selectChoosing(launch)!).text).toBe('111111111111/us-east-1 · selected · row 1, column 1');
	expect(selectChoosing({...launch, isShown: false})).toBeUndefined();
});

test('in each section its own keys count, before those of every screen', () => {
	const everywhere = [{keys: ['p', 'u'], label: 'elsewhere', raises: {type: 'other'}}];
	const rowOf = (key: string, launch = newLaunch()) =>
		configureKeysNow(launch, everywhere).find(({keys}) => keys.includes(key))?.raises.type;
	expect([rowOf('p'), rowOf('u'), rowOf('v'), rowOf('f')]).toEqual([
		'prompt-asked',
		'other',
		'version-cycled',
		undefined,
	]);
	const review = after(newLaunch(), to('review')).state;
	expect([rowOf('f', review), rowOf('v', review)]).toEqual(['review-cycled', undefined]);
	expect(rowOf('u', after(newLaunch(), to('rate')).state)).toBeUndefined();
});
