/** Between the items of a line: «颐泽花园 · 3 号楼». A line may end with the dot, and says so that it goes on; none begins with it. */
export const BETWEEN = '\u00A0· '
