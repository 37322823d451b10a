/** “步行 320 米”: how far a walk is, said the same to the staff who choose and to the member who is asked. Metres over the streets. */
export const walkWords = (metres: number): string => (metres < 1000 ? `步行 ${Math.max(10, Math.round(metres / 10) * 10)} 米` : `步行约 ${(metres / 1000).toFixed(1)} 公里`)
