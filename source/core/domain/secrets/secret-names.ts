/** Names that hold no secret however they are spelt: tokens by which AWS finds a page or a request again. */
const harmless = new Set([
	'clienttoken',
	'clientrequesttoken',
	'continuationtoken',
	'idempotencytoken',
	'nexttoken',
	'pagetoken',
	'paginationtoken',
]);

/** A name that ends so tells of a secret, or where one is, without being one. */
const tellingTails = new Set(
	(
		'name names arn arns id ids identifier path paths file files filename folder url urls uri endpoint host region regions ' +
		'length size count age policy policies day days hour hours minute minutes second seconds ttl expiry expiration expires ' +
		'expired date time timeout enabled disabled required type types kind algorithm version versions stage rotation interval ' +
		'schedule alias ref reference parameter parameters param bucket pattern regex format description label owner store ' +
		'provider source exists status state mode role group user username attempts retries number'
	).split(' '),
);

/** Words behind what a name means: `TokenValue`, `NewPassword`, `PASSWORD_2`. */
const emptyTails = new Set(
	'value values text string plain plaintext base64 b64 encoded encrypted data input new old current confirm confirmation again'.split(
		' ',
	),
);

/** Each of these words makes a name secret, wherever it stands. */
const secretWords = new Set(
	(
		'password passwords passwd passwort kennwort senha contrasena pwd pwds passphrase passphrases passcode passcodes secret secrets ' +
		'token tokens credential credentials cred creds jwt jwts bearer authorization cookie cookies htpasswd keytab kubeconfig mnemonic ' +
		'psk otp totp dsn connstr'
	).split(' '),
);

/** These make it secret as its last word only: `DbPass`, not `PassRole`. */
const secretLastWords = new Set('pass pw pin pins auth sas pfx'.split(' '));

/** `…key` behind one of these is a secret; `KmsKey`, `TagKey` and `PublicKey` aren't. */
const keyWords = new Set(
	(
		'api private secret access ssh encryption decryption signing signature master auth authentication account storage shared host ' +
		'deploy license product subscription symmetric aes rsa dsa ecdsa gpg pgp pem hmac session server client service root admin ssl tls ' +
		'consumer app application integration registration activation cipher crypto recovery unseal bitlocker wifi certificate cert webhook function'
	).split(' '),
);

/** Parts of names written without a break. */
const stems =
	/passw(or)?d|passwort|passphrase|passcode|secret(?!ar)|credential|(api|private|secret|access|ssh|encryption|decryption|signing|master|shared|license|account|storage|recovery|activation|registration)key|conn(ection)?str(ing)?|(activation|recovery|backup|mfa|pin|verification)codes?$|seedphrase|tokens?$|pwd$|basicauth|authheader/;

/**
Whether something of this name most likely holds a secret.

@param extra - Names and patterns with `*` that the operator's settings add.
*/
export function looksSecretName(name: string, extra: readonly RegExp[]): boolean {
	if (extra.some(pattern => pattern.test(name))) {
		return true;
	}

	const words = splitName(name);
	const squashed = words.join('');
	if (harmless.has(squashed)) {
		return false;
	}

	const meant = dropWhile(words, emptyTails);
	if (tellingTails.has(meant.at(-1) ?? '')) {
		return false;
	}

	const [last = '', before = ''] = meant.toReversed();
	return (
		meant.some(word => secretWords.has(word)) ||
		secretLastWords.has(last) ||
		(/^keys?$/.test(last) && keyWords.has(before)) ||
		stems.test(squashed) ||
		stems.test(meant.join(''))
	);
}

/** Compile names and patterns of the settings: the whole name, in any case, `*` for anything. */
export function toNamePattern(text: string): RegExp {
	return new RegExp(
		`^${text
			.split('*')
			.map(part => part.replaceAll(/[\\^$.|?+()[\]{}]/g, String.raw`\$&`))
			.join('.*')}$`,
		'i',
	);
}

/** `DBPassword2`, `db_password`, `db-password`: the words of a name in lower case, without numbers. */
function splitName(name: string): readonly string[] {
	return name
		.slice(0, 200)
		.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
		.replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
		.toLowerCase()
		.split(/[^a-z]+/)
		.filter(Boolean);
}

function dropWhile(words: readonly string[], tails: ReadonlySet<string>): readonly string[] {
	const end = words.findLastIndex(word => !tails.has(word)) + 1;
	return end === 0 ? words : words.slice(0, end);
}
