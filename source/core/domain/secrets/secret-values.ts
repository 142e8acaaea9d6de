/** Stands for what was taken out. */
export const mask = '***';

type Rule = {readonly pattern: RegExp; readonly to: string};

/** What gives a value away whatever it is called. Each begins where no longer run of its own characters does, so that no text takes long. */
const shapes: readonly Rule[] = [
	// Without an end it goes on to the end of the text.
	{
		pattern:
			/-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]*?-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----|[\s\S]*)/g,
		to: mask,
	},
	// Access key IDs. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
	{pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16,28}(?![A-Za-z0-9])/g, to: mask},
	// AWS's session tokens, then its secret access keys, which are 40 characters of base64 and no hash in hexadecimal.
	{pattern: /(?<![A-Za-z0-9+/=])(?:IQoJ|FwoG|FQoG)[A-Za-z0-9+/=]{60,}/g, to: mask},
	{
		pattern:
			/(?<![A-Za-z0-9+/=])(?=[A-Za-z0-9/+]{0,39}[/+])(?=[A-Za-z0-9/+]{0,39}[a-z])(?=[A-Za-z0-9/+]{0,39}[A-Z])(?=[A-Za-z0-9/+]{0,39}\d)[A-Za-z0-9+][A-Za-z0-9/+]{39}(?![A-Za-z0-9+/=])/g,
		to: mask,
	},
	{pattern: /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*){1,3}/g, to: mask},
	{
		pattern:
			/(?<![\w-])(?:gh[pousr]_\w{30,}|github_pat_\w{30,}|glpat-[\w-]{18,}|xox[abeoprs]-[\w-]{10,}|[rs]k_(?:live|test)_\w{16,}|AIza[\w-]{35}|npm_\w{30,}|hvs\.[\w-]{20,}|dop_v1_\w{40,})/g,
		to: mask,
	},
	{pattern: /(https:\/\/hooks\.slack\.com\/(?:services|workflows)\/)[\w/]{10,}/g, to: `$1${mask}`},
	{pattern: /\b(Bearer|Basic)( +)[\w.~+/-]{12,}=*/g, to: `$1$2${mask}`},
	// The password of an address, and what signs one.
	{pattern: /\b([a-z][a-z0-9+.-]{1,30}:\/\/[^\s:@/?#"']{0,200}):[^\s@/"']{1,500}@/gi, to: `$1:${mask}@`},
	{
		pattern:
			/([?&](?:X-Amz-(?:Signature|Security-Token|Credential)|Signature|sig|AWSAccessKeyId)=)[^&\s"'<>]{1,4000}/gi,
		to: `$1${mask}`,
	},
];

/** Something of any of the shapes may be in a text only where this is. */
const hint =
	/PRIVATE KEY|AKIA|ASIA|ABIA|ACCA|IQoJ|FwoG|FQoG|eyJ|_|glpat-|xox|AIza|hvs\.|hooks\.slack|Bearer|Basic|:\/\/|[?&][A-Za-z-]{3,}=|[A-Za-z0-9/+]{40}/;

/** What a value stands behind: `name=`, `"name": ` also where the quotes are escaped as in JSON within JSON, `--name `, and `name: ` alone on a line. Within a sentence a colon says nothing. */
const head =
	/(?<![\w.])(?:(?<quote>\\{0,3}["'])(?<quoted>[A-Za-z_][\w .-]{0,63})\k<quote>\s{0,4}[:=]\s{0,4}|(?<plain>[A-Za-z_][\w.-]{0,63})=|(?<=--)(?<option>[A-Za-z_][\w-]{1,63}) {1,4}(?!-)|(?<=^[ \t]{0,40}(?:- )?)(?<line>[A-Za-z_][\w.-]{0,63}):[ \t]{1,8}(?=\S{1,4000}[ \t]{0,8}$))/gm;

/** The value itself: a list, a text in quotes, escaped or not, or a word. What has no end goes on to the end of the line. */
const value = /\[[^\]\n]*\]?|\\{1,3}"[^"\n]*"?|"(?:[^"\\\n]|\\.)*"?|'[^'\n]*'?|[^\s,;&"'[\]{}()<>\\]+/y;

/** A copy of a text in which everything of a secret's shape is masked, and so are values behind secret names. */
export function maskShapes(text: string, isSecretName: (name: string) => boolean): string {
	let masked = text;
	if (hint.test(masked)) {
		for (const {pattern, to} of shapes) {
			masked = masked.replace(pattern, to);
		}
	}

	return /[:=]|--/.test(masked) ? maskPairs(masked, isSecretName) : masked;
}

/** Only behind a secret name the value is read: behind any other there may be a list that holds one. */
function maskPairs(text: string, isSecretName: (name: string) => boolean): string {
	const parts: string[] = [];
	let at = 0;
	for (const found of text.matchAll(head)) {
		const {quoted, plain, option, line} = found.groups!;
		const from = found.index + found[0].length;
		if (found.index < at || !isSecretName(quoted ?? plain ?? option ?? line ?? '')) {
			continue;
		}

		value.lastIndex = from;
		const [whole = ''] = value.exec(text) ?? [];
		const open = /^(?:\[\s{0,4})?\\{0,3}["']?/.exec(whole)![0];
		const close = /(?:\\{0,3}["'])?(?:\s{0,4}\])?$/.exec(whole.slice(open.length))![0];
		if (!isLegible(whole.slice(open.length, whole.length - close.length))) {
			parts.push(text.slice(at, from), open, mask, close);
			at = from + whole.length;
		}
	}

	return at === 0 ? text : parts.join('') + text.slice(at);
}

/**
Whether a value may be shown although its name looks secret: it says where a secret is, or whether there is one.

An ARN, a reference that is resolved elsewhere, a switch, nothing.
*/
export function isLegible(value: string): boolean {
	return (
		value === '' ||
		value === mask ||
		/^(true|false|yes|no|none|null|enabled|disabled)$/i.test(value) ||
		/^arn:[\w-]+:[\w-]+:[\w-]*:\d*:[^\s]+$/.test(value) ||
		/^\{\{[^{}]+\}\}$/.test(value)
	);
}
