import {measureStride, type Stride} from '../../matrix/move.ts';
import type {OpenScreen, TextView} from '../../state/screen.ts';
import {findStack, stackReadOf} from '../../state/stack-events.ts';
import {type ConsoleState, currentScreen, withScreen} from '../../state/state.ts';
import {formatCount} from '../../status/format.ts';
import {documentOf, type StepDocument} from '../../status/step-document.ts';
import {
	findInStep,
	isUnfolded,
	layOutStep,
	rowOf,
	type StepLayout,
	type StepMatch,
	type StepTextPosition,
	toggle,
	unfoldTo,
} from '../../status/step-rows.ts';

/** One step of an opened execution, as a tree of lines. */
export type StepScreen = OpenScreen & {
	readonly name: 'step';
	readonly viewKey: string;
	readonly stepExecutionId: string;
	readonly text: TextView;
	readonly place: StepTextPosition;
	/** Lines folded or unfolded, the other way than they come. */
	readonly toggled: ReadonlySet<string>;
};

function isStep(screen: OpenScreen): screen is StepScreen {
	return screen.name === 'step';
}

/** The step on the screen, laid out; `undefined` on any other screen, or where the step has gone. */
export function openStep(
	state: ConsoleState,
): {screen: StepScreen; document: StepDocument; layout: StepLayout; row: number} | undefined {
	const screen = currentScreen(state);
	if (!isStep(screen)) {
		return undefined;
	}

	const document = documentOn(state, screen);
	if (document === undefined) {
		return undefined;
	}

	const layout = layOutStep(document, screen.toggled, state.size.columns);
	return {screen, document, layout, row: rowOf(layout, screen.place)};
}

/** The document of a step's screen; `undefined` where the step has gone. */
export function documentOn(state: ConsoleState, screen: StepScreen): StepDocument | undefined {
	const view = state.views.get(screen.viewKey);
	const one = view?.steps.find(({stepExecutionId}) => stepExecutionId === screen.stepExecutionId);
	const place = findStack(state, screen);
	return view === undefined || one === undefined
		? undefined
		: documentOf(one, view.where, place === null ? undefined : stackReadOf(state, place));
}

/** Move in a step: by rows, and with left and right in its tree. */
export function moveInStep(
	state: ConsoleState,
	direction: 'up' | 'down' | 'left' | 'right',
	stride: Stride,
	pageRows: number,
): ConsoleState {
	const open = openStep(state);
	if (open === undefined) {
		return state;
	}

	const {screen, layout, row} = open;
	const {node} = layout.rows[row]!;
	if (direction === 'left' || direction === 'right') {
		const canFold = node.children.length > 0 && isUnfolded(node, screen.toggled) === (direction === 'left');
		return canFold
			? foldInStep(state)
			: direction === 'left' && node.parent !== null
				? withScreen(state, {...screen, place: {id: node.parent.id, part: 0}})
				: state;
	}

	const far = measureStride(stride, {page: pageRows, end: layout.rows.length});
	const wanted = row + (direction === 'up' ? -far : far);
	return goToRow(state, open, Math.max(0, Math.min(layout.rows.length - 1, wanted)));
}

/** Fold what is under the cursor, or unfold it; on a line without anything below it, what it belongs to. */
export function foldInStep(state: ConsoleState): ConsoleState {
	const open = openStep(state);
	if (open === undefined) {
		return state;
	}

	const {screen, layout, row} = open;
	const {node} = layout.rows[row]!;
	const folding = node.children.length > 0 ? node : node.parent;
	if (folding === null) {
		return state;
	}

	const toggled = new Set(screen.toggled);
	toggle(toggled, folding.id);
	return withScreen(state, {...screen, toggled, place: {id: folding.id, part: 0}});
}

/** The search has changed: go to the first place from here on. */
export function searchInStep(state: ConsoleState): ConsoleState {
	return seek(state, 1, true);
}

/** Go to the next place of the search, or the previous one; behind the last comes the first. */
export function moveToMatch(state: ConsoleState, direction: 'next' | 'previous'): ConsoleState {
	return seek(state, direction === 'next' ? 1 : -1, false);
}

function seek(state: ConsoleState, direction: 1 | -1, takesHere: boolean): ConsoleState {
	const open = openStep(state);
	if (open === undefined) {
		return state;
	}

	const {screen, document, layout, row} = open;
	const {search} = screen.text;
	if (search === '') {
		return {...state, notice: {text: 'Nothing is searched for; / begins', tone: 'info'}};
	}

	const matches = findInStep(document, search);
	if (matches.length === 0) {
		return {...state, notice: screen.text.isSearching ? null : {text: `No "${search}" in this step`, tone: 'info'}};
	}

	const here = layout.rows[row]!;
	const hereAt = offsetOf(layout, row);
	const hereEnd = hereAt + here.text.length;
	const isBefore = ({node, at}: StepMatch): boolean =>
		node.order < here.node.order || (node === here.node && at < hereAt);
	const isHere = ({node, at}: StepMatch): boolean => node === here.node && at >= hereAt && at < hereEnd;
	const place =
		direction === 1
			? matches.findIndex(match => !isBefore(match) && (takesHere || !isHere(match)))
			: matches.findLastIndex(isBefore);
	const found = place === -1 ? (direction === 1 ? 0 : matches.length - 1) : place;
	const match = matches[found]!;
	const toggled = unfoldTo(match.node, screen.toggled);
	const unfolded = layOutStep(document, toggled, state.size.columns);
	const first = unfolded.firstRow.get(match.node.id)!;
	let part = 0;
	for (
		let end = pieceLength(unfolded, first);
		end <= match.at && unfolded.rows[first + part + 1]?.part === part + 1;
	) {
		part++;
		end += pieceLength(unfolded, first + part);
	}

	const moved = withScreen(state, {...screen, toggled, place: {id: match.node.id, part}});
	return screen.text.isSearching
		? moved
		: {
				...moved,
				notice: {
					text: `${formatCount(found + 1)} of ${formatCount(matches.length)} places of "${search}"`,
					tone: 'info',
				},
			};
}

function goToRow(state: ConsoleState, {screen, layout}: {screen: StepScreen; layout: StepLayout}, row: number) {
	const {node, part} = layout.rows[row]!;
	return withScreen(state, {...screen, place: {id: node.id, part}});
}

/** How far into its line a row begins. */
function offsetOf(layout: StepLayout, row: number): number {
	let offset = 0;
	for (let before = row - layout.rows[row]!.part; before < row; before++) {
		offset += pieceLength(layout, before);
	}

	return offset;
}

/** Characters of the line that a row shows. */
function pieceLength({rows}: StepLayout, row: number): number {
	const {text, node} = rows[row]!;
	return text.length - Math.min(node.depth, 12) * 2 - 2;
}
