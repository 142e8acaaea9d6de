/* What a terminal can and is wanted to do, in one place, for whoever decides before one is opened. */
export {canShowScreen, detectClipboard, wantsColor} from '../terminal/capabilities.ts';
