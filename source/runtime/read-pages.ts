import {type Outcome, succeed} from '../core/domain/failure.ts';
import type {Page} from '../ports/automation.ts';

/** Read a list to its end, page by page; the failure of the first page that met one. */
export async function readPages<T>(
	readPage: (nextToken: string | null) => Promise<Outcome<Page<T>>>,
): Promise<Outcome<readonly T[]>> {
	const items: T[] = [];
	let token: string | null = null;
	do {
		const page: Outcome<Page<T>> = await readPage(token);
		if (!page.ok) {
			return page;
		}

		items.push(...page.value.items);
		token = page.value.nextToken;
	} while (token !== null);

	return succeed(items);
}
