import type {Command} from '../line/command.ts';
import type {NamedFlag} from '../line/flag.ts';
import {argumentsOf, everywhere, flagsOf, listNamed, listProfiles, spellings, valuesOf} from './words.ts';

export function printZsh(commands: readonly Command[]): string {
	const namedCommands = listNamed(commands);
	const names = namedCommands.map(({name, text}) => `    ${quote(`${name}:${text}`)}`);
	const cases = namedCommands.map(command =>
		[
			`    ${command.name})`,
			`      _arguments -S ${[...flagsOf(command).flatMap(flagSpecs), "'1:command:'", ...argumentSpecs(command)].join(' \\\n        ')}`,
			'      ;;',
		].join('\n'),
	);
	return `#compdef rollgrid
# zsh completion of rollgrid, made by: rollgrid completion zsh
_rollgrid_profiles() {
  local -a profiles
  profiles=("\${(@f)$(${listProfiles})}")
  compadd -a profiles
}
_rollgrid() {
  local -a subcommands
  subcommands=(
${names.join('\n')}
  )
  # The first word that is a command decides, wherever the flags stand.
  local command="" word
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$word" in
      (${namedCommands.map(({name}) => name).join('|')}) command="$word"; break ;;
    esac
  done
  case "$command" in
${cases.join('\n')}
    *)
      _arguments -S ${everywhere.flatMap(flagSpecs).join(' \\\n        ')} \\
        '1:command:->command'
      if [[ $state == command ]]; then _describe -t commands command subcommands; fi
      ;;
  esac
}
if [[ "$funcstack[1]" == _rollgrid ]]; then _rollgrid "$@"; else compdef _rollgrid rollgrid; fi
`;
}

function flagSpecs(flag: NamedFlag): readonly string[] {
	const repeats = flag.takes === 'many' ? '*' : '';
	const text = `[${flag.text.replace(/[[\]\\:]/g, sign => `\\${sign}`)}]`;
	if (flag.takes === 'nothing') {
		return spellings(flag).map(name => quote(`${name}${text}`));
	}

	const value = `:${(flag.value ?? 'value').replace(/[<>:]/g, '')}:${actionOf(flag)}`;
	const short = flag.short === undefined ? [] : [quote(`${repeats}-${flag.short}${text}${value}`)];
	return [quote(`${repeats}--${flag.name}=${text}${value}`), ...short];
}

function actionOf(flag: NamedFlag): string {
	if (flag.name === 'profile') {
		return '_rollgrid_profiles';
	}

	const words = valuesOf(flag);
	return words.length > 0 && !flag.isFile ? `(${words.join(' ')})` : flag.isFile ? '_files' : ' ';
}

function argumentSpecs(command: Command): readonly string[] {
	return argumentsOf(command).map(({words, isFile}, place) =>
		quote(`${place + 2}::argument:${isFile ? '_files' : words.length > 0 ? `(${words.join(' ')})` : ' '}`),
	);
}

function quote(text: string): string {
	return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
