const part = () => Math.random().toString(36).slice(2, 12)

/** Names one intent of one person. It only has to be different from all others; it is no secret. */
export const newRequestId = () => `${Date.now().toString(36)}-${part()}${part()}`.slice(0, 40)
