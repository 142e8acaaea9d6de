/** The members of an output as XML elements, in AWS's query format: a list's elements are called `member`. */
export function writeMembers(value: object): string {
	return Object.entries(value)
		.filter(([, member]) => member !== undefined)
		.map(([name, member]) => `<${name}>${writeValue(member)}</${name}>`)
		.join('');
}

function writeValue(value: unknown): string {
	if (Array.isArray(value)) {
		return value.map(element => `<member>${writeValue(element)}</member>`).join('');
	}

	if (value instanceof Date) {
		return value.toISOString();
	}

	return typeof value === 'object' && value !== null ? writeMembers(value) : escapeXml(String(value));
}

/** Text that XML can carry: its marks escaped, and the control characters that it has no way to write left out. */
export function escapeXml(text: string): string {
	return text
		.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll('\r', '&#xD;');
}
