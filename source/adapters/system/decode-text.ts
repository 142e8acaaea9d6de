/**
Decode a text file by its byte order mark, else as UTF-8.

PowerShell's `>` writes UTF-16, so a plan that was made there with `--generate-cli-skeleton` is UTF-16.
*/
export function decodeText(bytes: Uint8Array): string {
	const [first, second] = bytes;
	const encoding =
		first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
	// The mark of UTF-8 stays, as in `readFile`: the parsers of these texts skip it.
	return new TextDecoder(encoding, {ignoreBOM: encoding === 'utf-8'}).decode(bytes);
}
