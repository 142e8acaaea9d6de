import process from 'node:process';
import fc from 'fast-check';

// The same cases in every run, so that a red run is red for everyone. `SEED=$RANDOM npm test` tries others.
fc.configureGlobal({seed: Number(process.env.SEED ?? 20_261_123)});

export default fc;
