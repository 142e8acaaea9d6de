import type {Command} from '../line/command.ts';
import type {NamedFlag} from '../line/flag.ts';
import {argumentsOf, everywhere, flagsOf, listNamed, listProfiles, spellings, takingValues, valuesOf} from './words.ts';

/** For bash 3.2 and later: macOS still ships that. */
export function printBash(commands: readonly Command[]): string {
	const namedCommands = listNamed(commands);
	const takingNames = takingValues(commands);
	const values = [
		...namedCommands.flatMap(({name, flags}) => flags.flatMap(flag => printValues(flag, name))),
		...everywhere.flatMap(flag => printValues(flag, '*')),
	];
	const places = namedCommands.flatMap(command =>
		argumentsOf(command).flatMap(({words, isFile}, place) =>
			words.length === 0 && !isFile
				? []
				: [
						`    ${command.name}:${place})`,
						...(words.length > 0 ? [`      COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$cur"))`] : []),
						...(isFile ? ['      COMPREPLY+=($(compgen -f -- "$cur"))', '      compopt -o filenames 2>/dev/null'] : []),
						'      ;;',
					],
		),
	);
	const flagLists = namedCommands.map(
		command => `    ${command.name}) flags="${flagsOf(command).flatMap(spellings).join(' ')}" ;;`,
	);
	return `# bash completion of rollgrid, made by: rollgrid completion bash
_rollgrid() {
  local cur prev word command="" flags="" place=0 i=1
  cur="\${COMP_WORDS[COMP_CWORD]}"
  prev="\${COMP_WORDS[COMP_CWORD-1]}"
  # bash takes --flag=value apart at the equals sign.
  if [[ $cur == "=" ]]; then
    cur=""
  elif [[ $prev == "=" && COMP_CWORD -gt 1 ]]; then
    prev="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  while [[ i -lt COMP_CWORD ]]; do
    word="\${COMP_WORDS[i]}"
    case "$command:$word" in
    ${takingNames.join(' | ')})
      if [[ "\${COMP_WORDS[i+1]}" == "=" ]]; then i=$((i + 2)); else i=$((i + 1)); fi
      ;;
    *:-* | *:"=") ;;
    *)
      if [[ -z $command ]]; then command="$word"; else place=$((place + 1)); fi
      ;;
    esac
    i=$((i + 1))
  done
  COMPREPLY=()
  case "$command:$prev" in
    ${takingNames.join(' | ')})
      case "$command:$prev" in
${values.join('\n')}
      esac
      return
      ;;
  esac
  case "$command" in
    "") flags="${everywhere.flatMap(spellings).join(' ')}" ;;
${flagLists.join('\n')}
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$flags" -- "$cur"))
    return
  fi
  if [[ -z $command ]]; then
    COMPREPLY=($(compgen -W "${namedCommands.map(({name}) => name).join(' ')}" -- "$cur"))
    return
  fi
  case "$command:$place" in
${places.join('\n')}
  esac
}
complete -F _rollgrid rollgrid
`;
}

/** The branch that offers a flag’s values; none where nothing is known of them. */
function printValues(flag: NamedFlag, command: string): readonly string[] {
	const names = [`--${flag.name}`, ...(flag.short === undefined ? [] : [`-${flag.short}`])];
	const words = valuesOf(flag);
	const lines = [
		...(flag.name === 'profile' ? [`COMPREPLY=($(compgen -W "$(${listProfiles})" -- "$cur"))`] : []),
		...(words.length > 0 ? [`COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$cur"))`] : []),
		...(flag.isFile ? ['COMPREPLY+=($(compgen -f -- "$cur"))', 'compopt -o filenames 2>/dev/null'] : []),
	];
	const pattern = names.map(name => `${command}:${name}`).join(' | ');
	return flag.takes === 'nothing' || lines.length === 0
		? []
		: [`      ${pattern})`, ...lines.map(line => `        ${line}`), '        ;;'];
}
