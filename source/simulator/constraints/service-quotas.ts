import {text} from './shape.ts';

/* Shapes of Service Quotas, as its API model has them. */

export const serviceCode = text({min: 1, max: 63, pattern: '[a-zA-Z][a-zA-Z0-9-]{1,63}'});
export const quotaCode = text({min: 1, max: 128, pattern: '[a-zA-Z][a-zA-Z0-9-]{1,128}'});
