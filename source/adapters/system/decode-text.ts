/**
Decode a text file by its byte order mark, else as UTF-8.

PowerShell's `>` writes UTF-16, so that a plan made there with `--generate-cli-skeleton` is in it.
*/
export function decodeText(bytes: Uint8Array): string {
	const [first, second] = bytes;
	const encoding =
		first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
	// The mark of UTF-8 stays, as for every reader of such files: what reads the text passes over it.
	return new TextDecoder(encoding, {ignoreBOM: encoding === 'utf-8'}).decode(bytes);
}
