import {integer, text} from './shape.ts';

/* Shapes that several operations of Organizations share, as its API model has them. */

export const accountId = text({max: 12, pattern: '^\\d{12}$'});
export const page = {MaxResults: integer(1, 20), NextToken: text({max: 100_000, pattern: '[\\s\\S]*'})};
export const servicePrincipal = text({min: 1, max: 128, pattern: '[\\w+=,.@-]*'});

// The model asks for 8 characters at least in the last part of an OU's ID. AWS's own page on multi-account automations uses one with 6, and its examples have to work here.
export const unitId = text({max: 68, pattern: '^ou-[0-9a-z]{4,32}-[a-z0-9]{6,32}$'});
export const parentId = text({max: 100, pattern: '^(r-[0-9a-z]{4,32})|(ou-[0-9a-z]{4,32}-[a-z0-9]{6,32})$'});
export const childId = text({max: 100, pattern: '^(\\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{6,32})$'});
