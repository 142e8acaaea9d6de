/* What the console's first frame is made of, as one part of the bundle: each file more is a third of a millisecond more. */
export {comeBackCommand} from '../core/console/keys.ts';
export {listUnanswered, listWaiting} from '../core/state/select/waiting-starts.ts';
export {startRuntime} from '../runtime/start.ts';
export {openConsole} from '../ui/open-console.ts';
export {themes} from '../ui/theme.ts';
export {machine} from './machine.ts';
