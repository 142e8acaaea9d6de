import type {Metafile} from 'esbuild';

export function findLazyCommonJs(metafile: Metafile): readonly string[];
