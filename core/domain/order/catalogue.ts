/**
 * The default service catalogue: data the district may change, never the code. Words of our own, made from the services
 * the source names (物业管理, 便民服务, 网格工作, 政策咨询, 纠纷调解, the violations of 街呼区应) and for readers over 60.
 */
import { AROUND_US } from './catalogue/around-us'
import { ASK_AND_TELL } from './catalogue/ask-and-tell'
import { AT_HOME } from './catalogue/at-home'
import type { Category, Service } from './catalogue/types'

export { CATEGORY_ICONS } from './catalogue/types'
export type { Category, CategoryIcon, Question, Service, Stopper } from './catalogue/types'
export { SKILLS, type SkillId } from './skills'
export { REPLY_TEMPLATES, type ReplyTemplate } from './reply-templates'

/** Most characters a word of the catalogue may have, so that it fits one line of the 长辈版 (sentences: two or three). */
export const WORD_LIMITS = {
  categoryName: 4,
  serviceName: 8,
  notice: 24,
  label: 10,
  option: 8,
  when: 26,
  photosWhy: 22,
  templateTitle: 8,
  templateText: 60,
} as const

/** In the order of the first screen, which is that of the ids. */
export const CATALOGUE: readonly Category[] = [...AT_HOME, ...AROUND_US, ...ASK_AND_TELL].sort((a, b) => a.id.localeCompare(b.id))

export interface FoundService {
  readonly category: Category
  readonly service: Service
}

/** The service with this id and its category; undefined when the catalogue has none. Ids are never reused. */
export function findService(serviceId: string, catalogue: readonly Category[] = CATALOGUE): FoundService | undefined {
  for (const category of catalogue) {
    const service = category.services.find(({ id }) => id === serviceId)
    if (service) return { category, service }
  }
  return undefined
}
