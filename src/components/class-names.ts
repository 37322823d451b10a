type Part = string | false | null | undefined

/** Joins the class names that are there. */
export const classNames = (...parts: readonly Part[]) => parts.filter(Boolean).join(' ')
