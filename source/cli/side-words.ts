import {SideWords} from '../adapters/system/side-words.ts';

/** Hears what others say beside us, from the first line of our code on. */
export const sideWords = new SideWords().install();
