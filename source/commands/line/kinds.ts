import {parseExecutionId} from '../../core/domain/execution-id.ts';
import type {Location} from '../../core/domain/location.ts';
import {parseLocation} from '../../core/domain/location.ts';
import {parseOperation} from '../../core/domain/operation-id.ts';
import {findSettingMistake, parseSetting, type SettingName, settingRows} from '../../core/domain/settings.ts';
import {parseSpan} from '../../core/domain/span.ts';
import {type Kind, quote} from './flag.ts';

/* What flags and arguments are read as. */

/** Any text. */
export function words(value: string): Kind<string> {
	return {value, read: text => ({value: text})};
}

/** A file, which the shell completes. */
export function file(value: string): Kind<string> {
	return {...words(value), isFile: true};
}

/** A file to write; `undefined` is standard output, as where none is named. */
export const outputFile: Kind<string | undefined> = {
	...file('<file>'),
	read: text => ({value: text === '-' ? undefined : text}),
};

/** One of a few words, spelled exactly so. */
export function choice<const T extends string>(value: string, choices: readonly T[]): Kind<T> {
	return {
		value,
		choices,
		read(text, subject) {
			const found = choices.find(one => one === text);
			return found === undefined
				? {mistake: `${subject} is one of ${choices.join(', ')}, not ${quote(text)}`}
				: {value: found};
		},
	};
}

/** Several of a few words, with commas between. */
export function choices<const T extends string>(value: string, all: readonly T[]): Kind<readonly T[]> {
	const single = choice(value, all);
	return {
		value,
		choices: all,
		read(text, subject) {
			const read = text.split(',').map(one => single.read(one.trim(), subject));
			const wrong = read.find(one => 'mistake' in one);
			return wrong ?? {value: read.flatMap(one => ('value' in one ? [one.value] : []))};
		},
	};
}

/** The bounds of a number. */
export type Bounds = {readonly least?: number; readonly most?: number; readonly isWhole?: true};

/** A number as people write one: digits, perhaps with a point. */
export function number(value: string, {least, most, isWhole}: Bounds = {}): Kind<number> {
	const bounds =
		least !== undefined && most !== undefined
			? ` from ${least} to ${most}`
			: least === undefined
				? ''
				: ` from ${least} up`;
	return {
		value,
		isNumber: true,
		read(text, subject) {
			const read = /^-?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
			const isRight =
				read >= (least ?? Number.NEGATIVE_INFINITY) &&
				read <= (most ?? Number.MAX_SAFE_INTEGER) &&
				(!isWhole || Number.isSafeInteger(read));
			return isRight
				? {value: read}
				: {mistake: `${subject} needs a ${isWhole ? 'whole ' : ''}number${bounds}, not ${quote(text)}`};
		},
	};
}

/** What a pattern takes; `says` is what a mistake says that it is. */
export function matching(value: string, pattern: RegExp, says: string): Kind<string> {
	return {
		value,
		read: (text, subject) =>
			pattern.test(text) ? {value: text} : {mistake: `${subject} ${quote(text)} isn’t ${says}`},
	};
}

/** A location. */
export const location: Kind<Location> = {
	value: '<account/region>',
	read(text, subject) {
		const value = parseLocation(text);
		return value === undefined
			? {
					mistake: `${subject} ${quote(text)} isn’t a location: write 12 digits, a slash and a Region, such as 111122223333/eu-west-1`,
				}
			: {value};
	},
};

/** An execution's ID, also in its ARN. */
export const executionId: Kind<string> = {
	value: '<execution-id>',
	read(text) {
		const value = parseOperation(text) === null ? parseExecutionId(text) : text;
		return value === null
			? {
					mistake: `${quote(text)} is no execution ID: one has 36 characters, such as 4f7ca192-7e9a-40fe-9192-5cb15a7b1c2d`,
				}
			: {value};
	},
};

/** An execution's ID, or the file of a record: one has a dot or a slash in its name, as no ID has. */
export const executionOrRecord: Kind<string> = {
	value: '<execution-id>',
	isFile: true,
	read: (text, subject) => (isRecordFile(text) ? {value: text} : executionId.read(text, subject)),
};

/** As `executionOrRecord`, where anything else may be a file too. */
export function idOrFile(value: string): Kind<string> {
	return {
		...file(value),
		read: text => ({value: isRecordFile(text) ? text : (parseExecutionId(text) ?? text)}),
	};
}

/** Whether what was named is a file rather than an execution. */
export function isRecordFile(text: string): boolean {
	return /[./\\]/.test(text) && parseOperation(text) === null && !text.trim().startsWith('arn:');
}

/** A span of time, in milliseconds. */
export const span: Kind<number> = {
	value: '<time>',
	read(text, subject) {
		const value = parseSpan(text);
		return value === undefined ? {mistake: `${subject} ${quote(text)} is no time: write 90s, 15m or 1h30m`} : {value};
	},
};

/** A moment, in epoch milliseconds, of the present: `30m`, `2h`, `3d` ago, or an ISO 8601 time. */
export const moment: Kind<(now: number) => number> = {
	value: '<time>',
	read(text, subject) {
		const ago = /^(\d{1,6})([mhd])$/.exec(text);
		if (ago !== null) {
			const ms = Number(ago[1]) * (ago[2] === 'm' ? 60_000 : ago[2] === 'h' ? 3_600_000 : 86_400_000);
			return {value: now => now - ms};
		}

		const time = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.test(text) ? Date.parse(text) : Number.NaN;
		return Number.isNaN(time)
			? {mistake: `${subject} ${quote(text)} is no time: write 30m, 2h, 3d or 2026-11-23T03:00:00Z`}
			: {value: () => time};
	},
};

/** Parse a share, `3%` or `0.5%`, as a number from 0 to 1. */
export const share: Kind<number> = {
	value: '<share>',
	read(text, subject) {
		const value = readShare(text);
		return value === undefined
			? {mistake: `${subject} ${quote(text)} is no share: write 3%, from 0% to 100%`}
			: {value};
	},
};

/** Parse shares of failures, each with its cause: `3%`, or `Disk full=3%,No route=0.5%`. */
export const failures: Kind<ReadonlyArray<{readonly cause: string; readonly share: number}>> = {
	value: '<cause=share,…>',
	read(text, subject) {
		const read = text.split(/(?<=%),/).map(part => {
			const [, cause, written = ''] = /^(?:(.*\S)\s*=)?\s*([\d.]+%)$/.exec(part.trim()) ?? [];
			return {cause: cause ?? 'It fails in the rehearsal', share: readShare(written)};
		});
		const known = read.flatMap(({cause, share: one}) => (one === undefined ? [] : [{cause, share: one}]));
		if (known.length < read.length) {
			return {mistake: `${subject} ${quote(text)} is no share: write 3%, or CAUSE=3%,OTHER CAUSE=0.5%`};
		}

		return known.reduce((sum, one) => sum + one.share, 0) > 1 + 1e-9
			? {mistake: `${subject} ${quote(text)} comes to more than 100%`}
			: {value: known};
	},
};

function readShare(text: string): number | undefined {
	const percent = /^(\d+(?:\.\d+)?)%$/.test(text) ? Number(text.slice(0, -1)) : Number.NaN;
	return percent <= 100 ? percent / 100 : undefined;
}

/** An address of HTTP. */
export const url: Kind<string> = {
	value: '<url>',
	read: (text, subject) =>
		/^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text)
			? {value: text}
			: {mistake: `${subject} ${quote(text)} is no address: write https://… or http://…`},
};

/** One entry of a setting that is a list. */
export function entryOf(
	name: 'roles' | 'viaRoles' | 'dangerous' | 'changeCalendars',
	value: string,
	says: string,
): Kind<string> {
	return {
		value,
		read: (text, subject) =>
			settingRows[name].isValid([text]) ? {value: text} : {mistake: `${subject} ${quote(text)} isn’t ${says}`},
	};
}

/** What a setting is, typed as `config set` takes it. */
export function likeSetting<T>(name: SettingName, value: string, take: (read: unknown) => T): Kind<T> {
	return {
		value,
		read(text, subject) {
			const read = parseSetting(name, text);
			const mistake = findSettingMistake(name, read);
			return mistake === null ? {value: take(read)} : {mistake: `${subject}: ${mistake}`};
		},
	};
}
