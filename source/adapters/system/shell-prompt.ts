import {basename, join} from 'node:path';
import {quoteForShell} from '../../core/domain/own-command.ts';

/** How a shell is started so that its prompt shows the location. */
export type ShellStart = {
	readonly args: readonly string[];
	/** Variables for the shell. */
	readonly variables: Readonly<Record<string, string>>;
	/** Files for the shell, by name; none contains secrets. */
	readonly files: Readonly<Record<string, string>>;
};

/** The variables that decide where the shell acts: set again after the shell's own files, which may change them. */
const kept = [
	'AWS_ACCESS_KEY_ID',
	'AWS_SECRET_ACCESS_KEY',
	'AWS_SESSION_TOKEN',
	'AWS_REGION',
	'AWS_DEFAULT_REGION',
	'AWS_ENDPOINT_URL',
];
const unwanted = 'AWS_PROFILE AWS_DEFAULT_PROFILE AWS_SESSION_TOKEN AWS_SECURITY_TOKEN AWS_CREDENTIAL_EXPIRATION';

const keepLines = kept.map(name => `__rollgrid_${name}=\${${name}-}`).join('\n');
const restoreLines = kept
	.map(name => `[ -n "$__rollgrid_${name}" ] && export ${name}="$__rollgrid_${name}"; unset __rollgrid_${name}`)
	.join('\n');

/**
Start a shell so that its prompt shows the location, whatever its own files set the prompt to.

@param folder - The folder of the files.
@param env - The operator's environment.
*/
export function startShell(
	shell: string,
	place: string,
	folder: string,
	env: Readonly<Record<string, string | undefined>>,
): ShellStart {
	const mark = `(${place}) `;
	switch (basename(shell)) {
		case 'bash':
			return {args: ['--rcfile', join(folder, 'bashrc'), '-i'], variables: {}, files: {bashrc: bashFile(mark)}};
		case 'zsh':
			return {
				args: ['-i'],
				variables: {ZDOTDIR: folder, ROLLGRID_ZDOTDIR: env.ZDOTDIR ?? env.HOME ?? '/'},
				files: zshFiles(mark),
			};
		case 'fish':
			return {args: ['-C', fishLines(place)], variables: {}, files: {}};
		default:
			// What POSIX says about PS1, for sh, dash and ksh; in other shells the first line has to be enough.
			return {args: [], variables: {PS1: `${mark}$ `}, files: {}};
	}
}

const bashFile = (mark: string): string => `${keepLines}
[ -f ~/.bashrc ] && . ~/.bashrc
unset ${unwanted}
${restoreLines}
__rollgrid_mark=${quoteForShell(mark)}
__rollgrid_prompt() { case $PS1 in "$__rollgrid_mark"*) ;; *) PS1=$__rollgrid_mark$PS1 ;; esac; }
if [[ $(declare -p PROMPT_COMMAND 2>/dev/null) == 'declare -a'* ]]; then
	PROMPT_COMMAND+=(__rollgrid_prompt)
else
	PROMPT_COMMAND=\${PROMPT_COMMAND:+$PROMPT_COMMAND$'\\n'}__rollgrid_prompt
fi
`;

const zshFiles = (mark: string): Readonly<Record<string, string>> => ({
	'.zshenv': `__rollgrid_folder=$ZDOTDIR
${keepLines}
ZDOTDIR=$ROLLGRID_ZDOTDIR
[[ -f $ZDOTDIR/.zshenv ]] && . $ZDOTDIR/.zshenv
ROLLGRID_ZDOTDIR=$ZDOTDIR
ZDOTDIR=$__rollgrid_folder
`,
	'.zshrc': `ZDOTDIR=$ROLLGRID_ZDOTDIR
unset ROLLGRID_ZDOTDIR __rollgrid_folder
[[ -f $ZDOTDIR/.zshrc ]] && . $ZDOTDIR/.zshrc
unset ${unwanted}
${restoreLines}
__rollgrid_mark=${quoteForShell(mark)}
__rollgrid_prompt() { [[ $PROMPT == "$__rollgrid_mark"* ]] || PROMPT=$__rollgrid_mark$PROMPT }
autoload -Uz add-zsh-hook && add-zsh-hook precmd __rollgrid_prompt
`,
});

/** Run after fish's own files; variables of the environment are global there, and exported. */
const fishLines = (place: string): string =>
	`set -e AWS_PROFILE; set -e AWS_DEFAULT_PROFILE; functions -c fish_prompt __rollgrid_prompt; function fish_prompt; echo -n '(${place}) '; __rollgrid_prompt; end`;
