import {integer, required, text} from './shape.ts';

/* Shapes that several operations of IAM share, as its API model has them. */

export const roleName = required(text({min: 1, max: 64, pattern: '[\\w+=,.@-]+'}));
export const arn = text({min: 20, max: 2048});
export const policyDocument = text({min: 1, max: 131072, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+'});
export const policyPath = text({min: 1, max: 512, pattern: '((/[A-Za-z0-9\\.,\\+@=_-]+)*)/'});
export const page = {
	Marker: text({min: 1, max: 320, pattern: '[\\u0020-\\u00FF]+'}),
	MaxItems: integer(1, 1000),
};
