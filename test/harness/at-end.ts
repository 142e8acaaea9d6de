type Close = () => unknown;

const closers: Close[] = [];

/**
Close something when the running test has ended, what was opened last first.

A hook of its own would not do: files that share a process load a module once, so its hooks would belong to the first of them only.
*/
export function atEnd(close: Close): void {
	closers.push(close);
}

/** Close what the test has opened; `setup.ts` calls it after every test. */
export async function closeAll(): Promise<void> {
	for (const close of closers.splice(0).reverse()) {
		await close();
	}
}
