import {join} from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {Worker} from 'node:worker_threads';

/**
Start a part of the bundle in a thread of its own.

@param part - Its file in the folder of the program, such as `demo-world.js`.
@param data - What the part finds as `workerData`.
@returns Its first message. The thread lives as long as the process.
*/
export function startThread<T>(part: string, data: unknown): Promise<T> {
	const worker = openWorker(part, data);
	return new Promise((resolve, reject) => {
		worker.once('error', reject);
		worker.once('message', (message: T) => {
			// From now on an error is a bug, as it would be on this thread.
			worker.off('error', reject);
			resolve(message);
		});
	});
}

function openWorker(part: string, workerData: unknown): Worker {
	const {getAsset, isSea} = process.getBuiltinModule('node:sea');
	if (isSea()) {
		// There is no file: the loader of the executable takes the part from within it.
		const start = getAsset('start.cjs', 'utf8');
		return new Worker(`globalThis.rollgridPart = ${JSON.stringify(part)};\n${start}`, {eval: true, workerData});
	}

	return new Worker(join(fileURLToPath(import.meta.url), '../..', part), {workerData});
}
