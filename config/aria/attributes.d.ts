declare const attributes: Readonly<Record<string, Readonly<Record<string, string>>>>
export default attributes
