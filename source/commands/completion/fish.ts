import type {Command} from '../line/command.ts';
import type {NamedFlag} from '../line/flag.ts';
import {argumentsOf, everywhere, listNamed, listProfiles, spellings, takingValues, valuesOf} from './words.ts';

export function printFish(commands: readonly Command[]): string {
	const namedCommands = listNamed(commands);
	const taking = takingValues(commands);
	const lines = [
		...namedCommands.map(
			({name, text}) => `complete -c rollgrid -n __rollgrid_needs_command -a ${name} -d ${quote(text)}`,
		),
		...namedCommands.flatMap(command =>
			argumentsOf(command).flatMap(({words, isFile}, place) => {
				const when = quote(`__rollgrid_at ${command.name} ${place}`);
				return [
					...(words.length > 0 ? [`complete -c rollgrid -n ${when} -a ${quote(words.join(' '))}`] : []),
					...(isFile ? [`complete -c rollgrid -n ${when} -F`] : []),
				];
			}),
		),
		...namedCommands.flatMap(({name, flags}) =>
			flags.flatMap(flag => printFlag(flag, ` -n ${quote(`__fish_seen_subcommand_from ${name}`)}`)),
		),
		...everywhere.flatMap(flag => printFlag(flag, '')),
	];
	return `# fish completion of rollgrid, made by: rollgrid completion fish
# Commands and arguments, without flags and their values.
function __rollgrid_words
  set -l is_value no
  set -l command
  for word in (commandline -opc)[2..]
    if test $is_value = yes
      set is_value no
      continue
    end
    switch "$command:$word"
      case ${taking.map(one => `'${one}'`).join(' ')}
        set is_value yes
      case '*:-*'
      case '*'
        test -z "$command"; and set command $word
        echo $word
    end
  end
end
function __rollgrid_needs_command
  not __fish_seen_subcommand_from ${namedCommands.map(({name}) => name).join(' ')}
end
# Whether the command is this one, and so many of its arguments are there already.
function __rollgrid_at
  set -l words (__rollgrid_words)
  set -l at (contains -i -- $argv[1] $words); or return 1
  test (math (count $words) - $at) -eq $argv[2]
end
complete -c rollgrid -f
${lines.join('\n')}
`;
}

function printFlag(flag: NamedFlag, when: string): readonly string[] {
	const short = flag.short === undefined ? '' : ` -s ${flag.short}`;
	const text = ` -d ${quote(flag.text)}`;
	if (flag.takes === 'nothing') {
		return spellings(flag)
			.filter(name => name.startsWith('--'))
			.map(name => `complete -c rollgrid${when} -l ${name.slice(2)}${short}${text}`);
	}

	const words = flag.name === 'profile' ? '(__rollgrid_profiles)' : valuesOf(flag).join(' ');
	const values = `${words === '' ? '' : ` -a ${quote(words)}`}${flag.isFile ? ' -r -F' : ' -x'}`;
	return [
		...(flag.name === 'profile' ? [`function __rollgrid_profiles; sh -c ${quote(listProfiles)}; end`] : []),
		`complete -c rollgrid${when} -l ${flag.name}${short}${values}${text}`,
	];
}

function quote(text: string): string {
	return `'${text.replace(/['\\]/g, sign => `\\${sign}`)}'`;
}
