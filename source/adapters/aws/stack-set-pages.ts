/** Read all items of a list, page by page. */
export async function readPages<P extends {readonly NextToken?: string | undefined}, T>(
	list: (token: string | undefined) => Promise<P>,
	itemsOf: (page: P) => readonly T[] | undefined,
): Promise<readonly T[]> {
	const items: T[] = [];
	let token: string | undefined;
	do {
		const page = await list(token);
		items.push(...(itemsOf(page) ?? []));
		token = page.NextToken || undefined;
	} while (token !== undefined);
	return items;
}
