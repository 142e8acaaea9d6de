import {expect, test} from 'vitest';
import type {Event} from '../../../source/core/console/event.ts';
import {listKeys} from '../../../source/core/console/keymap.ts';
import {reduce} from '../../../source/core/console/reduce.ts';
import {parseRunbook} from '../../../source/core/planning/parse-runbook.ts';
import {isSelected, listLocations} from '../../../source/core/planning/selection.ts';
import {type Configure, createConfigure} from '../../../source/core/screens/configure/configure.ts';
import {selectForm} from '../../../source/core/screens/configure/form/select.ts';
import {planOf} from '../../../source/core/screens/configure/plan.ts';
import {selectReview} from '../../../source/core/screens/configure/review/select.ts';
import {selectRunbooks} from '../../../source/core/screens/configure/runbook/select.ts';
import {launch} from '../../../source/core/screens/configure/screen.ts';
import {selectConfigure} from '../../../source/core/screens/configure/select.ts';
import {selectSections} from '../../../source/core/screens/configure/select-sections.ts';
import {house} from '../../../source/core/screens/rooms.ts';
import {type ConsoleState, createState} from '../../../source/core/state/state.ts';
import {CellGrid} from '../../../source/terminal/cell-grid.ts';
import {findKeyEvent} from '../../../source/ui/find-key-event.ts';
import {paintConsole} from '../../../source/ui/painter/console.ts';
import {themes} from '../../../source/ui/theme.ts';
import fc from '../../harness/fast-check.ts';

const look = {palette: themes.dark, isAscii: false, hasColor: true};
const central = {accountId: '111111111111', region: 'us-east-1'};
const raise = (state: ConsoleState, event: Event): ConsoleState => reduce(state, {...event, at: 0}).state;

/** Everything that writes, leaves or confirms is pressed too; only what ends the console isn't. */
const names = [...new Set(listKeys(house).flatMap(({keys}) => keys))].filter(name => name !== 'q' && name !== 'ctrl+z');
const happening = fc.oneof(
	{weight: 12, arbitrary: fc.constantFrom(...names)},
	{weight: 3, arbitrary: fc.constantFrom('1', '0', '%', 'eu', '\n', 'ou-ab12-web00001', 'backspace', 'é', '界')},
	{weight: 4, arbitrary: fc.constantFrom('space', 'tab', 'down', 'right', 'enter', 'escape')},
	{weight: 1, arbitrary: fc.constantFrom('40x10', '80x24', '200x50', '20x5')},
);

const content = JSON.stringify({
	schemaVersion: '0.3',
	parameters: {
		InstanceId: {type: 'StringList', default: []},
		Size: {type: 'String', allowedValues: ['a', 'b'], default: 'a'},
		Force: {type: 'Boolean', default: false},
		AutomationAssumeRole: {type: 'AWS::IAM::Role::Arn', default: ''},
	},
	mainSteps: [{name: 'run', action: 'aws:sleep'}],
});

function begin(): ConsoleState {
	const web = {id: 'ou-ab12-web00001', name: 'Web'};
	const shop = {id: 'ou-ab12-shop0001', name: 'Shop'};
	const accounts = Array.from({length: 12}, (_, index) => {
		const accountId = String(111_111_111_111 + index);
		const path = [[], [web], [web, shop]][index % 3]!;
		return [
			accountId,
			{accountId, name: `account ${index}`, path, state: index === 5 ? 'SUSPENDED' : 'ACTIVE'},
		] as const;
	});
	const regions = ['us-east-1', 'us-west-2', 'eu-west-1', 'ap-south-1', 'me-south-1'];
	const options = {
		pace: {baseMs: 1, quietMs: 1, troubledMs: 1},
		isReadOnly: false,
		dangerousRunbooks: [],
		watchCommand: 'rollgrid watch',
	};
	const summary = {owner: 'Amazon', displayName: null, platformTypes: [], targetType: null, tags: {}};
	const runbook = parseRunbook(content, {name: 'AWS-Sleep'});
	const document = {
		...summary,
		name: 'AWS-Sleep',
		version: '1',
		defaultVersion: '1',
		latestVersion: '1',
		description: null,
		categories: [],
		content,
	};
	const events: readonly Event[] = [
		{type: 'configure-asked'},
		{
			type: 'runbooks-read',
			owner: 'Amazon',
			isFirstPage: true,
			outcome: {ok: true, value: {items: [{...summary, name: 'AWS-Sleep'}], nextToken: null}},
		},
		{
			type: 'runbook-read',
			name: 'AWS-Sleep',
			version: '$DEFAULT',
			outcome: runbook.ok ? {ok: true, value: {document, runbook: runbook.value}} : runbook,
		},
		{type: 'choices-read', list: 'regions', outcome: {ok: true, value: regions.slice(0, 4)}},
		{type: 'choices-read', list: 'roles', outcome: {ok: true, value: ['arn:aws:iam::111111111111:role/one']}},
	];
	const fresh = createConfigure();
	const first: ConsoleState = {
		...createState(options, 0, house),
		central,
		directory: {
			accounts: new Map(accounts),
			regions: new Map(regions.map(code => [code, {code, longName: null}])),
			failure: null,
		},
	};
	const configure: Configure = {...fresh, section: 'places', draft: {...fresh.draft, document: 'AWS-Sleep'}};
	return events.reduce(raise, launch.in(first, configure));
}

function happen(state: ConsoleState, what: string): ConsoleState {
	const size = /^(\d+)x(\d+)$/.exec(what);
	if (size !== null) {
		return raise(state, {type: 'resized', columns: Number(size[1]), rows: Number(size[2])});
	}

	const isNamed = what.length > 2 && !what.startsWith('ou-');
	const event = findKeyEvent(state, what, isNamed ? (what === 'space' ? ' ' : '') : what);
	return event === undefined || event.type === 'quit-asked' ? state : raise(state, event);
}

/** Draw whatever is shown; throws where something can't be. */
function draw(state: ConsoleState): void {
	const {size} = state;
	const configuring = selectConfigure(state);
	paintConsole(new CellGrid(size.columns, size.rows), state, look);
	if (configuring !== null) {
		selectSections(configuring);
		selectForm(configuring);
		selectReview(configuring);
		selectRunbooks(configuring.configure);
	}
}

test('whatever is pressed while a launch is configured, it can be drawn, and what it sends is exactly what is painted', () => {
	fc.assert(
		fc.property(fc.array(happening, {minLength: 10, maxLength: 120}), presses => {
			let state = begin();
			for (const what of presses) {
				state = happen(state, what);
				draw(state);
			}

			const configure = launch.of(state);
			const places = configure?.draft.places;
			const plan = configure === null ? undefined : planOf(configure);
			if (places?.kind !== 'locations' || !plan?.isReady) {
				return;
			}

			const sent = plan.requests
				.flatMap(({request}) => request.TargetLocations ?? [])
				.flatMap(({Accounts = [], Regions = []}) => Accounts.flatMap(a => Regions.map(r => `${a}/${r}`)));
			const painted = [...listLocations(places.selection)].map(({accountId, region}) => `${accountId}/${region}`);
			expect(sent.toSorted()).toEqual(painted.toSorted());
			expect(places.selection.size).toBe(painted.length);
			expect(isSelected(places.selection, 99, 0)).toBe(false);
		}),
		{numRuns: 100},
	);
});
