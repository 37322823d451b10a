/**
 * Under which of the labelled file's seven categories the services of the product's catalogue fall, by the names of both; made
 * without looking at the messages. Services that fall under none (a visit, an errand) are left out, and two of the seven have no
 * service of the catalogue: 交通运输 and 商贸旅游 are learned from decisions alone.
 */
export const LABEL_OF_SERVICE: Readonly<Record<string, string>> = {
  c0101: '城乡建设', c0102: '城乡建设', c0103: '城乡建设', c0104: '城乡建设', c0105: '城乡建设', c0106: '城乡建设', c0401: '城乡建设', c0403: '城乡建设',
  c0502: '城乡建设', c0503: '城乡建设', c0504: '城乡建设', c0505: '城乡建设', c0701: '城乡建设', c0703: '城乡建设', c0801: '城乡建设', c0802: '城乡建设', c0803: '城乡建设', c0804: '城乡建设', c0805: '城乡建设', c0806: '城乡建设',
  c0402: '环境保护', c0501: '环境保护', c0506: '环境保护',
  c0603: '教育文体',
  c0601: '劳动和社会保障', c0602: '劳动和社会保障',
  c0202: '卫生计生', c0302: '卫生计生', c0305: '卫生计生',
}
