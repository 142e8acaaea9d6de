/** Room for Regions in a row: AWS has fewer than 40, and an entry takes at most 50. A grid's index is its row times this, plus its column. */
export const regionCapacity = 64;
