/** What a member may offer, and what a service asks for: the join of dispatch. Words of our own. */
export const SKILLS = [
  { id: 'water', name: '水电小修' },
  { id: 'appliance', name: '家电家具' },
  { id: 'carry', name: '搬抬出力' },
  { id: 'errand', name: '代买跑腿' },
  { id: 'care', name: '陪伴照护' },
  { id: 'firstAid', name: '急救护理' },
  { id: 'mediation', name: '邻里调解' },
  { id: 'law', name: '法律咨询' },
  { id: 'clean', name: '环境清洁' },
  { id: 'policy', name: '政策讲解' },
  { id: 'digital', name: '手机电脑' },
  { id: 'visit', name: '走访倾听' },
] as const satisfies readonly { readonly id: string; readonly name: string }[]

export type SkillId = (typeof SKILLS)[number]['id']

/** Papers that some help must not be given without; each runs out on a day. */
export const CERTIFICATES = [
  { id: 'electrician', name: '低压电工证' },
  { id: 'firstAid', name: '急救员证' },
] as const satisfies readonly { readonly id: string; readonly name: string }[]

export type CertificateId = (typeof CERTIFICATES)[number]['id']
