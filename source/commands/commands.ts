import {cancel} from './cancel.ts';
import {compare} from './compare.ts';
import {completion} from './completion.ts';
import {config} from './config.ts';
import {demo} from './demo.ts';
import {doctor} from './doctor.ts';
import {help} from './help.ts';
import {launch} from './launch.ts';
import type {Command} from './line/command.ts';
import {list} from './list.ts';
import {note} from './note.ts';
import {open} from './open.ts';
import {rehearse} from './rehearse.ts';
import {replay} from './replay.ts';
import {report} from './report.ts';
import {retry} from './retry.ts';
import {roles} from './roles.ts';
import {runbook} from './runbook.ts';
import {show} from './show.ts';
import {signal} from './signal.ts';
import {simulate} from './simulate.ts';
import {watch} from './watch.ts';
import {world} from './world.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
	open,
	launch,
	rehearse,
	watch,
	list,
	show,
	cancel,
	signal,
	retry,
	report,
	note,
	replay,
	compare,
	doctor,
	roles,
	runbook,
	config,
	completion,
	world,
	simulate,
	demo,
	help,
];

/** The command of a name; the console itself for the empty one. */
export function findCommand(name: string): Command | undefined {
	return commands.find(command => command.name === name);
}
