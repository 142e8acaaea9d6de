import {accountPattern, type Location, parseLocation, printLocation, regionPattern} from '../domain/location.ts';

/** A line of a list that isn't understood. */
type ListMistake = {readonly line: number; readonly text: string; readonly message: string};

/** What a typed, pasted or loaded list names. */
export type ParsedList = {
	/** Locations named outright, each once. */
	readonly locations: readonly Location[];
	/** Accounts named alone, each once: in the Regions that are chosen elsewhere. */
	readonly accountIds: readonly string[];
	readonly mistakes: readonly ListMistake[];
};

/**
Read a list of accounts or locations: one or several a line, by comma, semicolon, tab or space.

Takes account IDs, `123456789012/us-east-1`, and CSV with a heading that names `account` and `region` columns or whose lines have an account and a Region. Quotes, a byte order mark and lines that begin with `#` are no matter. Wrong lines are reported and the rest is read all the same.
*/
export function parseLocations(text: string): ParsedList {
	const locations = new Map<string, Location>();
	const accountIds = new Set<string>();
	const mistakes: ListMistake[] = [];
	let columns: {readonly account: number; readonly region: number} | undefined;
	for (const [index, source] of text
		.replace(/^\uFEFF/, '')
		.split(/\r\n|\r|\n/)
		.entries()) {
		const line = source.trim();
		if (line === '' || line.startsWith('#')) {
			continue;
		}

		const heading = readHeading(line);
		if (heading !== undefined && locations.size + accountIds.size + mistakes.length === 0) {
			columns = heading;
			continue;
		}

		const words = columns === undefined ? splitLine(line) : pick(splitCells(line), columns);
		const wrong = (word: string, message: string) => mistakes.push({line: index + 1, text: word, message});
		const accounts = words.filter(word => accountPattern.test(word));
		const regions = words.filter(word => regionPattern.test(word));
		for (const word of words) {
			const location = parseLocation(word);
			if (location !== undefined) {
				locations.set(printLocation(location), location);
			} else if (!accounts.includes(word) && !regions.includes(word)) {
				wrong(word, explain(word));
			}
		}

		if (accounts.length === 0 && regions.length > 0) {
			wrong(line, 'has a Region without an account');
		}

		for (const accountId of accounts) {
			if (regions.length === 0) {
				accountIds.add(accountId);
			}

			for (const region of regions) {
				locations.set(`${accountId}/${region}`, {accountId, region});
			}
		}
	}

	return {locations: [...locations.values()], accountIds: [...accountIds], mistakes};
}

function readHeading(line: string): {readonly account: number; readonly region: number} | undefined {
	const names = splitCells(line).map(cell => cell.toLowerCase().replaceAll(/[^a-z]/g, ''));
	const account = names.findIndex(name => ['account', 'accountid', 'id', 'awsaccountid'].includes(name));
	const region = names.findIndex(name => ['region', 'awsregion', 'regioncode'].includes(name));
	return account === -1 ? undefined : {account, region};
}

function pick(
	cells: readonly string[],
	{account, region}: {readonly account: number; readonly region: number},
): string[] {
	return [cells[account] ?? '', ...(region === -1 ? [] : [cells[region] ?? ''])].filter(
		(cell, index) => cell !== '' || index === 0,
	);
}

/** Cells of a CSV line; a separator inside of double quotes is text. */
function splitCells(line: string): string[] {
	const cells = [''];
	let isQuoted = false;
	for (const sign of line) {
		isQuoted = sign === '"' ? !isQuoted : isQuoted;
		if (!isQuoted && /[,;\t]/.test(sign)) {
			cells.push('');
		} else {
			cells[cells.length - 1] += sign;
		}
	}

	return cells.map(unquote);
}

function splitLine(line: string): string[] {
	return line
		.split(/[\s,;]+/)
		.map(unquote)
		.filter(word => word !== '');
}

function unquote(text: string): string {
	return text.trim().replace(/^(["'])(.*)\1$/, '$2');
}

function explain(word: string): string {
	if (word === '') {
		return 'has no account';
	}

	return /^\d+$/.test(word)
		? `has ${word.length} digits; an account ID has 12${word.length < 12 ? ' (a spreadsheet drops leading zeros)' : ''}`
		: 'is neither an account ID, a Region code, nor account/Region';
}
