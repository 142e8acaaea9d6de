import {classifyStatus, type Status, type StatusClass} from '../core/domain/status.ts';

/** How a status is drawn: the glyph tells it without colour, the colour without reading. */
export type StatusLook = {
	readonly glyph: string;
	/** One column, 7-bit. */
	readonly ascii: string;
	readonly color: ThemeColor;
};

/** What a colour is for; a theme says which it is. */
export type ThemeColor = 'good' | 'bad' | 'running' | 'waiting' | 'idle' | 'skipped' | 'accent' | 'text' | 'muted';

const looks: Readonly<Record<StatusClass, StatusLook>> = {
	succeeded: {glyph: '✔', ascii: '.', color: 'good'},
	failed: {glyph: '✖', ascii: 'X', color: 'bad'},
	running: {glyph: '▶', ascii: '>', color: 'running'},
	waiting: {glyph: '◆', ascii: '?', color: 'waiting'},
	idle: {glyph: '·', ascii: '-', color: 'idle'},
	cancelled: {glyph: '■', ascii: 'C', color: 'waiting'},
	skipped: {glyph: '○', ascii: 'o', color: 'skipped'},
	unknown: {glyph: '⁇', ascii: '!', color: 'waiting'},
};

/** Where the status itself says more than its class. */
const special: Readonly<Record<string, StatusLook>> = {
	TimedOut: {glyph: '⧗', ascii: 'T', color: 'bad'},
	Cancelling: {glyph: '▪', ascii: 'c', color: 'waiting'},
};

export function statusLook(status: Status): StatusLook {
	return special[status] ?? looks[classifyStatus(status)];
}
