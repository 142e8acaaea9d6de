/**
Resolves after some milliseconds of this machine's clock.

Only for a test in which the time itself is what varies, such as ending a program at a random moment of its life: there is no event to wait for. Everything else waits for what it wants to see.
*/
export const moment = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));
