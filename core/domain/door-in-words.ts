/** 2单元301, 301室, 3号楼2-301: as people write the door they live behind. A building or a compound alone is nobody's door. */
const DOORS = [/[0-9一二三四五六七八九十]+\s*单元/u, /[0-9]{2,4}\s*(?:室|户)/u, /(?:号楼|栋|幢)\s*[0-9-]*[-\s]?[0-9]{3,4}(?![0-9])/u]

/** Whether a text that everybody may read says where exactly somebody lives. */
export const hasDoor = (text: string): boolean => DOORS.some((door) => door.test(text))
