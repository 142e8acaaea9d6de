import {countInColumn, countInRow} from '../../../planning/edit-selection.ts';
import {isSelected} from '../../../planning/selection.ts';
import {isTakenIn} from '../../../planning/units.ts';
import {describeFailure} from '../../../status/failure-lines.ts';
import type {Phrase} from '../../../status/fit-phrases.ts';
import {formatCount, formatLocations} from '../../../status/format.ts';
import {toPrintableLine} from '../../../status/printable.ts';
import type {Configuring} from '../configuring.ts';
import {findingsAt, verdictOf} from '../preflight/at-location.ts';
import {toneOf} from '../preflight/findings.ts';
import {type ChoosingScene, countSelected, isLeftOut} from './choosing.ts';
import {quickCoverSize, summarizePlaces} from './summary.ts';

/** The two lines over the matrix: what is chosen, and how it is sent. */
export function selectChoosingInfo(state: Configuring, choosing: ChoosingScene): readonly [Phrase, Phrase] {
	const {configure, scene} = choosing;
	const {places} = configure.draft;
	const off = choosing.disabled.filter(Boolean).length;
	const hidden = off > 0 && !configure.showsDisabled ? ` · e: ${off} Regions off` : '';
	const what: Phrase = {
		text: `${places.kind === 'units' ? 'OUs' : places.kind === 'locations' ? 'Locations' : 'As given'}: ${summarizePlaces(state, configure)}${places.kind === 'locations' ? '' : ` = ${formatLocations(choosing.selection.size)} now`}${hidden}`,
		tone: choosing.selection.size === 0 ? 'muted' : 'accent',
	};
	if (scene.grid.size === 0) {
		const {failure} = state.directory;
		return [
			what,
			failure === null
				? {text: 'Asking AWS for the accounts and Regions… a adds them by typing or pasting', tone: 'muted'}
				: {
						text: `${describeFailure(failure)[0] ?? ''}. a adds account/Region by typing, pasting or @file`,
						tone: 'waiting',
					},
		];
	}

	return [what, saySending(choosing, state)];
}

function saySending(choosing: ChoosingScene, state: Configuring): Phrase {
	const {configure, selection} = choosing;
	const {places} = configure.draft;
	if (places.kind === 'units') {
		const {accounts, excludes, includesChildUnits} = places;
		const without = excludes.length === 0 ? '' : `, without ${excludes.length} excluded`;
		return {
			text:
				accounts.length === 0
					? 'Sent as OUs. Space takes the OU or account in, C the Region'
					: `Sent as ${accounts.join(', ')}${includesChildUnits ? ' with child OUs' : ', not child OUs'}${without}`,
			tone: 'muted',
		};
	}

	if (places.kind === 'as-given') {
		return {text: 'Sent as the plan has them, each with its own settings. Painting replaces them', tone: 'waiting'};
	}

	if (selection.size === 0) {
		const {failure} = state.directory;
		return failure === null
			? {text: 'Space paints a location or OU, R row, C column, A all shown; o sends OUs', tone: 'muted'}
			: {text: `${describeFailure(failure)[0] ?? ''}: a adds accounts by typing or pasting`, tone: 'waiting'};
	}

	const entries = quickCoverSize(selection);
	const sent =
		entries === null
			? ''
			: `: ${formatCount(entries)} target ${entries === 1 ? 'location' : 'locations'}, exactly these`;
	return {text: `Sent as accounts${sent}`, tone: 'muted'};
}

/** What is under the cursor, and whether it is chosen. */
export function selectUnderBrush(choosing: ChoosingScene): Phrase {
	const {scene, selection, inactive, disabled, configure} = choosing;
	const {layout, cursor, grid, directory} = scene;
	const row = layout.rows[cursor.row];
	const column = layout.columns[cursor.column];
	if (row === undefined || column === undefined) {
		return {text: '', tone: 'muted'};
	}

	const region = grid.regions[column]!;
	const longName = directory.regions.get(region)?.longName ?? null;
	if (row.kind === 'ou') {
		const {selected, total} = countSelected(choosing, row.accounts, column);
		const {places} = configure.draft;
		const isSent = places.kind === 'units' && places.accounts.includes(row.unit.id);
		return {
			text: toPrintableLine(
				[
					`${row.unit.name} ${row.unit.id}`,
					isSent ? 'taken in as an OU' : '',
					`${formatCount(selected)} of ${formatCount(total)} in ${region}`,
				]
					.filter(Boolean)
					.join(' · '),
			),
			tone: 'text',
		};
	}

	const accountId = grid.accountIds[row.account]!;
	const isOn = isSelected(selection, row.account, column);
	const {places} = configure.draft;
	const state = isLeftOut(choosing, row.account)
		? 'excluded'
		: isOn
			? 'selected'
			: places.kind === 'units' && isTakenIn(places, directory, accountId)
				? 'taken in, the Region not'
				: 'not selected';
	const trouble = [
		inactive[row.account] ? `account ${directory.accounts.get(accountId)?.state ?? 'not active'}` : '',
		disabled[column] ? 'Region not enabled in the central account' : '',
	];
	const preflight = choosing.preflight && isOn ? verdictOf(choosing.preflight, {accountId, region}) : null;
	if (preflight !== null) {
		return {
			text: toPrintableLine(
				[`${accountId}/${region}`, ...findingsAt(choosing.preflight!, {accountId, region}), row.name ?? '']
					.filter(Boolean)
					.join(' · '),
			),
			tone: toneOf(preflight),
		};
	}

	const counts = `row ${formatCount(countInRow(selection, row.account))}, column ${formatCount(countInColumn(selection, column))}`;
	return {
		text: toPrintableLine(
			[`${accountId}/${region}`, state, ...trouble, row.name ?? '', counts, longName ?? ''].filter(Boolean).join(' · '),
		),
		tone: trouble.some(Boolean) ? 'waiting' : 'text',
	};
}
