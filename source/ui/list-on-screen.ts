import type {Rect} from '../core/matrix/geometry.ts';

/** The rows of the list that is shown, and the screen's row of its cursor. Ink alone knows where it lays a list out; the mouse has to know too. */
export type ListArea = Rect & {readonly cursorRow: number};

/** There is one screen in a process, and one list on it at most: the list itself says where it is. */
export const listOnScreen: {place: ListArea | null} = {place: null};
