import type {Dialog} from '../core/state/dialog.ts';

/** Rows that a question takes, its frame included, when it is this wide. */
export function questionRows({lines, mustType, prompt}: Dialog, width: number): number {
	const inner = Math.max(10, width - 4);
	return (
		(mustType !== null || prompt !== undefined ? 6 : 5) +
		lines.reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length + 2) / inner)), 0)
	);
}
