/** “320 米”, “1.2 公里”: a distance as people say it. Metres. */
export const metresWords = (metres: number): string => (metres < 1000 ? `${Math.max(10, Math.round(metres / 10) * 10)} 米` : `${(metres / 1000).toFixed(1)} 公里`)

/** “步行 320 米”: how far a walk is, said the same to the staff who choose and to the member who is asked. Metres over the streets. */
export const walkWords = (metres: number): string => `步行${metres < 1000 ? '' : '约'} ${metresWords(metres)}`
