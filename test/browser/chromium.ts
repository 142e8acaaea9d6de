import {type ChildProcess, spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Readable, Writable} from 'node:stream';

type Message = {
	readonly id?: number;
	readonly method?: string;
	readonly params?: Readonly<Record<string, unknown>>;
	readonly result?: Readonly<Record<string, unknown>>;
	readonly error?: {readonly message: string};
};

/** A page of a headless Chromium, driven over a pipe by the DevTools protocol. */
export type Page = {
	send(method: string, params?: object): Promise<Readonly<Record<string, unknown>>>;
	/** The value of an expression, as JSON has it. */
	evaluate(expression: string): Promise<unknown>;
	/** Open a file and wait until it has loaded. */
	open(path: string): Promise<void>;
	/** The events since the start, by method. */
	readonly events: ReadonlyArray<Pick<Message, 'method' | 'params'>>;
	close(): Promise<void>;
};

/** Start Debian's Chromium with an empty profile, and open a page in it. */
export async function openPage(): Promise<Page> {
	const profile = mkdtempSync(join(tmpdir(), 'rollgrid-chromium-'));
	const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--remote-debugging-pipe'];
	const program = spawn('chromium', [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
		stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
	});
	const wire = speak(program);
	const {targetInfos} = (await wire.send('Target.getTargets')) as {
		readonly targetInfos: ReadonlyArray<{readonly type: string; readonly targetId: string}>;
	};
	const {targetId} = targetInfos.find(({type}) => type === 'page')!;
	const {sessionId} = await wire.send('Target.attachToTarget', {targetId, flatten: true});
	const send: Page['send'] = (method, params = {}) => wire.send(method, params, String(sessionId));
	for (const domain of ['Page', 'Runtime', 'Log', 'Network', 'Audits']) {
		await send(`${domain}.enable`);
	}

	return {
		send,
		events: wire.events,
		async evaluate(expression) {
			const answer = await send('Runtime.evaluate', {expression, returnByValue: true, awaitPromise: true});
			if (answer.exceptionDetails !== undefined) {
				throw new Error(`${expression}: ${JSON.stringify(answer.exceptionDetails)}`);
			}

			return (answer.result as {readonly value?: unknown}).value;
		},
		async open(path) {
			const loaded = wire.once('Page.loadEventFired');
			await send('Page.navigate', {url: `file://${path}`});
			await loaded;
		},
		async close() {
			const ended = new Promise(resolve => program.once('exit', resolve));
			await wire.send('Browser.close').catch(() => program.kill());
			await ended;
			rmSync(profile, {recursive: true, force: true});
		},
	};
}

/** Messages end with a zero byte, on two pipes of the program's own. */
function speak(program: ChildProcess) {
	const [, , , out, input] = program.stdio as unknown as [null, null, null, Writable, Readable];
	const waiting = new Map<number, (message: Message) => void>();
	const listeners = new Map<string, () => void>();
	const events: Message[] = [];
	let rest = '';
	let count = 0;
	input.setEncoding('utf8').on('data', (text: string) => {
		const parts = `${rest}${text}`.split('\0');
		rest = parts.pop() ?? '';
		for (const message of parts.map(part => JSON.parse(part) as Message)) {
			if (message.id === undefined) {
				events.push(message);
				listeners.get(message.method ?? '')?.();
			} else {
				waiting.get(message.id)?.(message);
				waiting.delete(message.id);
			}
		}
	});
	return {
		events,
		once: (method: string) =>
			new Promise<void>(resolve => {
				listeners.set(method, resolve);
			}),
		send: (method: string, params: object = {}, sessionId?: string) =>
			new Promise<Readonly<Record<string, unknown>>>((resolve, reject) => {
				count++;
				waiting.set(count, ({result, error}) =>
					error === undefined ? resolve(result ?? {}) : reject(new Error(`${method}: ${error.message}`)),
				);
				out.write(`${JSON.stringify({id: count, method, params, ...(sessionId && {sessionId})})}\0`);
			}),
	};
}
