/** 张 三 and 张三 are one name. */
export const plainName = (name: string): string => name.normalize('NFKC').replace(/[\s·•.]/g, '')
