/**
Indent what a strict YAML reader wants deeper: the following lines of a flow collection or of a quoted text.

Java's reader, which AWS uses, takes such lines at any column, even to the left of the line they continue. Spaces before them mean nothing inside brackets and quotes, so adding some changes no value. Lines keep their numbers.

@returns The text itself where nothing has to be moved.
*/
export function indentContinuations(text: string): string {
	const scanner = new Scanner();
	return text
		.split('\n')
		.map(line => scanner.line(line))
		.join('\n');
}

/** What a line begins inside of. */
class Scanner {
	/** The quote that a text is open in. */
	#quote: '"' | "'" | undefined;
	/** Brackets that are open. */
	#depth = 0;
	/** Column from which continuations are deep enough. */
	#indent = 0;
	/** Lines of a block text are more indented than this; -1: in none. */
	#blockIndent = -1;

	line(line: string): string {
		const indent = line.search(/\S/);
		if (this.#blockIndent >= 0) {
			if (indent === -1 || indent > this.#blockIndent) {
				return line;
			}
			this.#blockIndent = -1;
		}
		const isContinuation = this.#quote !== undefined || this.#depth > 0;
		this.#scan(line);
		return isContinuation && indent !== -1 && indent < this.#indent ? ' '.repeat(this.#indent - indent) + line : line;
	}

	#scan(line: string): void {
		/** Whether a token may begin here: quotes and brackets in the middle of a plain text are part of it. */
		let isStart = true;
		for (let at = 0; at < line.length; at++) {
			const char = line[at]!;
			if (this.#quote !== undefined) {
				at = this.#inQuotes(line, at);
				continue;
			}
			if (char === '#' && (at === 0 || /\s/.test(line[at - 1]!))) {
				return;
			}
			if (char === ' ' || char === '\t' || char === '\r') {
				isStart ||= /[:,?-]/.test(line[at - 1] ?? '') && isIndicator(line, at - 1);
				continue;
			}
			if (isStart && (char === '"' || char === "'")) {
				this.#open(line);
				this.#quote = char;
				isStart = false;
			} else if ((isStart || this.#depth > 0) && (char === '[' || char === '{')) {
				this.#open(line);
				this.#depth++;
				isStart = true;
			} else if (this.#depth > 0 && (char === ']' || char === '}')) {
				this.#depth--;
				isStart = false;
			} else if (this.#depth > 0 && (char === ',' || char === ':')) {
				isStart = true;
			} else if (
				isStart &&
				this.#depth === 0 &&
				(char === '|' || char === '>') &&
				/^[|>][-+0-9]*\s*(#.*)?$/.test(line.slice(at))
			) {
				this.#blockIndent = Math.max(0, blockParent(line));
				return;
			} else {
				// Only an indicator and a space leave room for another token.
				isStart = false;
			}
		}
	}

	/** Go on inside quotes. @returns where to go on. */
	#inQuotes(line: string, at: number): number {
		const char = line[at];
		if (this.#quote === '"' && char === '\\') {
			return at + 1;
		}
		if (char !== this.#quote) {
			return at;
		}
		if (this.#quote === "'" && line[at + 1] === "'") {
			return at + 1;
		}
		this.#quote = undefined;
		return at;
	}

	#open(line: string): void {
		if (this.#depth === 0) {
			this.#indent = line.search(/\S|$/) + line.slice(line.search(/\S|$/)).search(/[^\s-]|$/) + 1;
		}
	}
}

/** Whether a colon, question mark or hyphen that a space follows stands for structure: always a colon, the others at a line's beginning. */
function isIndicator(line: string, at: number): boolean {
	return line[at] === ':' || line[at] === ',' || /^[\s?-]*$/.test(line.slice(0, at));
}

/** Column of the key or item that a block text belongs to. */
function blockParent(line: string): number {
	const start = line.search(/\S/);
	const items = /^(?:-\s+)*/.exec(line.slice(start))![0];
	// `- |` is the item itself; `- key: |` belongs to the key.
	return /^(?:-\s+)*[|>]/.test(line.slice(start)) ? start : start + items.length;
}
