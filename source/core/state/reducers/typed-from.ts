/** In more locations than this an action asks for their number to be typed. */
export const typedFrom = 20;
