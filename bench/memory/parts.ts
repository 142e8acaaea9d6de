import {mkdtempSync, rmSync} from 'node:fs';
import {connect} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {residentMb} from '../simulator/served.ts';

type Usage = {readonly rss: number; readonly heapUsed: number; readonly heapTotal: number; readonly external: number};

/** The memory of a process, in MB. */
export type Parts = {
	/** Resident now, and the most that it has been. */
	readonly rss: number;
	readonly peak: number;
	/** The part of V8's heap that is left once garbage is collected. */
	readonly live: number;
	readonly words: string;
};

const hook = join(import.meta.dirname, 'report.cjs');

/** A process that reports the parts of its memory: how to start it, and how to read its report. */
export class Reporting {
	readonly nodeFlags: readonly string[] = ['--require', hook];
	readonly env: Readonly<Record<string, string>>;
	readonly #folder = mkdtempSync(join(tmpdir(), 'rollgrid-memory-'));
	readonly #socket = join(this.#folder, 'report');

	constructor() {
		this.env = {MEMORY_REPORT: this.#socket};
	}

	/** Read the memory of the process. The process then collects its garbage, so a second report begins from less. */
	async read(subject: {readonly pid?: number | undefined}): Promise<Parts> {
		const rss = residentMb(subject);
		const peak = residentMb(subject, 'VmHWM');
		const {resting, live}: {resting: Usage; live: Usage} = JSON.parse(await text(connect(this.#socket)));
		const words = [
			`RSS ${mb(rss)}, at the most ${mb(peak)}`,
			`heap ${mb(resting.heapUsed / 1e6)} of ${mb(resting.heapTotal / 1e6)}, ${mb(live.heapUsed / 1e6)} live`,
			`external ${mb(live.external / 1e6)}`,
		];
		return {rss, peak, live: live.heapUsed / 1e6, words: words.join('; ')};
	}

	remove(): void {
		rmSync(this.#folder, {recursive: true, force: true});
	}
}

function mb(value: number): string {
	return `${Math.round(value)} MB`;
}
