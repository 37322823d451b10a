import Taro from '@tarojs/taro'
import { type ChosenSheet, NAME_MAX, refuseSheet, unreadable } from './sheet-types'

/** Lets the person choose one spreadsheet from a conversation, where files live in WeChat; undefined when they change their mind. */
export async function chooseSheet(): Promise<ChosenSheet | undefined> {
  const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx', 'xls'] }).catch(() => undefined)
  const file = chosen?.tempFiles[0]
  if (file === undefined) return undefined
  refuseSheet(file.name, file.size)
  return { fileName: file.name.slice(-NAME_MAX), base64: await read(file.path) }
}

const read = (filePath: string) =>
  new Promise<string>((resolve, reject) => Taro.getFileSystemManager().readFile({ filePath, encoding: 'base64', success: ({ data }) => resolve(String(data)), fail: () => reject(unreadable()) }))

/** Opens a file with WeChat's own viewer, from where it can be sent on or kept; what that cannot open is sent to a conversation. */
export async function saveSheet(name: string, base64: string): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`
  await new Promise<void>((resolve, reject) => Taro.getFileSystemManager().writeFile({ filePath, data: base64, encoding: 'base64', success: () => resolve(), fail: () => reject(unreadable()) }))
  if (name.endsWith('.csv')) await Taro.shareFileMessage({ filePath, fileName: name }).catch(() => undefined)
  else await Taro.openDocument({ filePath, fileType: name.endsWith('.pdf') ? 'pdf' : 'xlsx', showMenu: true })
}
