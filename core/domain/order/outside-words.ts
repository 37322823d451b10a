/**
 * What an outside unit reads of a resident's own words. Name, phone and door are kept apart and are not sent at all; what
 * somebody typed of them into the words all the same is taken out. A unit that has to reach the resident asks the community.
 */
const HIDDEN = '（已隐去）'

/** Phones, card and identity numbers: seven digits or more, however they are spaced. */
const LONG_NUMBER = /\d(?:[\s-]?\d){6,}[Xx]?/g
/** 3单元502室, 502室, 三单元: the door, not the building. */
const DOOR = /[0-9一二三四五六七八九十]{1,3}\s*单元(?:\s*\d{2,4})?(?:\s*(?:室|户|号))?|\d{3,4}\s*(?:室|户)/g

export const withoutDoorAndNumbers = (words: string): string => words.replace(LONG_NUMBER, HIDDEN).replace(DOOR, HIDDEN)
