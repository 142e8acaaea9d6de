/* The commands without a screen, as one part of the bundle: loaded one by one they would part what they share with the console into dozens of files, each of which its first frame waits for. */
export {parsePlan, printMistake} from '../core/planning/plan-file.ts';
export {cancel} from './cancel.ts';
export {printCompletion} from './completion/completion.ts';
export {config} from './config.ts';
export {doctor} from './doctor.ts';
export {launch} from './launch.ts';
export {list} from './list.ts';
export {report} from './report.ts';
export {retry} from './retry.ts';
export {deployRoles, printRole} from './roles/roles.ts';
export {settle, settleAfter, settleFirst} from './settle.ts';
export {show} from './show.ts';
export {signal} from './signal.ts';
export {unlessInterrupted} from './until-interrupted.ts';
export {watch} from './watch.ts';
